/** The fallback taken and given back: doctor says that it is on and nothing against it, and afterwards what it said before. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { isWorse } from '../../../src/diagnosis/speak-for.ts';
import { type Looked, lookOnce } from '../../../src/headless/doctor/look.ts';
import type { RemedySubject, VaultAccess } from '../../../src/monitor/remedies/ports.ts';
import { PLANNERS } from '../../../src/monitor/remedies/remedy-plans.ts';
import { keepKey } from '../../../src/recovery/fallback/fallback-key.ts';
import { readFallbackState } from '../../../src/recovery/fallback/fallback-state.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { config, type Laid, login, settings, signedIn } from '../../field/field-case.ts';
import { layFiles } from '../../field/lay-files.ts';
import { FAKE_KEY, planned, vaultThatSays } from '../../recovery/fallback/fallback-scene.ts';
import { everything, type TempHome, tempHome } from '../../recovery/temp-home.ts';

const PROGRAM = fileURLToPath(new URL('../../../bin/pilotlight.cjs', import.meta.url));

let home: TempHome;
afterEach(() => home.remove());

const look = (): Promise<Looked> =>
  lookOnce(home.host, { offline: true, configDir: null, projectDir: join(home.path, 'proj') });

const seen = ({ report }: Looked): string[] => report.findings.map(({ key }) => key).toSorted();

const nameOfFallback = async () => (await readFallbackState(home.host)).on.default?.name ?? null;

const SCENES: readonly (readonly [string, Readonly<Record<string, Laid>>])[] = [
  ['signed in', signedIn()],
  [
    'a login that has ended',
    { '.claude.json': config(), '.claude/.credentials.json': login({ refreshTokenExpiresAt: 1 }) },
  ],
  ['nobody signed in', { '.claude.json': config(), '.claude': { folder: true } }],
  ['settings of one’s own', { ...signedIn(), ...settings({ model: 'opus', env: { EDITOR: 'vim' } }) }],
];

describe.skipIf(process.platform === 'win32').each(SCENES)('the fallback with %s', (_name, files) => {
  it('is told of while it is on, and leaves nothing behind', async () => {
    home = await tempHome({}, { PATH: '/usr/bin:/bin' });
    mkdirSync(join(home.path, 'proj'));
    await layFiles(home.path, files);
    const vault = vaultThatSays(home.host, { ok: true, secret: FAKE_KEY });
    expect(await keepKey(home.host, vault, FAKE_KEY)).toMatchObject({ ok: true });
    const fallback: VaultAccess = { own: [process.execPath, PROGRAM], vault: async () => vault };

    const run = async (remedy: 'fallback-on' | 'fallback-off', { profiles: [facts], machine }: Looked) => {
      if (!facts) throw new Error('there is a profile');
      const subject: RemedySubject = { id: 'default', facts, machine, finding: null };
      const plan = planned(await PLANNERS[remedy]({ host: home.host, fallback }, subject));
      expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: true });
    };

    const before = await look();
    const laid = await everything(home.path, ['pilotlight-data']);
    await run('fallback-on', before);
    const on = await look();
    expect(await nameOfFallback()).toBe('key');
    expect(on.report.profiles[0]?.authSource.print.xApiKey).toMatchObject({ name: 'apiKeyHelper' });
    expect(before.report.profiles[0]?.authSource.print.xApiKey).toBeNull();
    expect(seen(on).filter((key) => !seen(before).includes(key))).toEqual([]);
    expect(isWorse(on.report.light, before.report.light)).toBe(false);
    await run('fallback-off', on);
    const after = await look();
    expect(await nameOfFallback()).toBeNull();
    expect([seen(after), after.report.light]).toEqual([seen(before), before.report.light]);
    expect(await everything(home.path, ['pilotlight-data'])).toEqual(laid);
  });
});
