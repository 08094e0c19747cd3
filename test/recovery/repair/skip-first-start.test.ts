import { afterEach, describe, expect, it } from 'vitest';
import { isRefusal, preview } from '../../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { planRepairAll } from '../../../src/recovery/repair/plan-repair.ts';
import { planSkipFirstStart } from '../../../src/recovery/repair/skip-first-start.ts';
import { SKIP_FIRST_START } from '../../../src/shared/messages/remedies.ts';
import { everything, machineWith, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';

let home: TempHome;
afterEach(() => home.remove());

const ASKS = machineWith('2.1.250');
const LOGIN = { '.claude/.credentials.json': SIGNED_IN()['.claude/.credentials.json'] ?? '' };
const plan = async (machine = ASKS) => planSkipFirstStart(home.host, await home.profile(), machine);

describe('the first start is skipped', () => {
  it.each([
    ['without a configuration, as in a container', null, '{"hasCompletedOnboarding":true}'],
    [
      'by one key of the configuration',
      '{\n  "numStartups": 3\n}\n',
      '{"numStartups":3,"hasCompletedOnboarding":true}',
    ],
  ])('%s', async (_name, config, after) => {
    home = await tempHome({ ...LOGIN, ...(config === null ? {} : { '.claude.json': config }) });
    const before = await everything(home.path, ['pilotlight-data']);
    const made = await plan();
    if (isRefusal(made)) throw new Error(made.refused);
    expect(preview(made).lines).toEqual([SKIP_FIRST_START.step({ path: '~/.claude.json' })]);
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(made);
    if (!outcome.ok) throw new Error(outcome.message);
    expect(JSON.parse(await home.text('.claude.json'))).toEqual(JSON.parse(after));
    expect(await plan()).toEqual({ refused: SKIP_FIRST_START.notAsked });
    expect(await engine.undo(outcome.receipt.id)).toMatchObject({ ok: true });
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
  });

  it('by "pilotlight repair", too', async () => {
    home = await tempHome(LOGIN);
    const made = await planRepairAll(home.host, await home.profile(), ASKS);
    expect(isRefusal(made) ? made : preview(made).lines).toContain(SKIP_FIRST_START.step({ path: '~/.claude.json' }));
    expect(isRefusal(made) ? made : preview(made).warnings).toContain(SKIP_FIRST_START.theme);
  });

  it.each([
    ['a version that does not ask', LOGIN, '2.1.332'],
    ['nothing to sign in with', {}, '2.1.250'],
    ['a configuration that is broken', { ...LOGIN, '.claude.json': '{ "a": ' }, '2.1.250'],
  ])('not with %s', async (_name, files, version) => {
    home = await tempHome(files);
    expect(await plan(machineWith(version))).toEqual({ refused: SKIP_FIRST_START.notAsked });
  });
});
