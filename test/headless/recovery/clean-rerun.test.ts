/**
 * Whatever a finding offers to put it right: afterwards it is gone, nothing is worse than before, what was promised is so, and
 * an undo brings everything back.
 */
import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isWorse } from '../../../src/diagnosis/speak-for.ts';
import { type Looked, lookOnce } from '../../../src/headless/doctor/look.ts';
import { PLANNERS } from '../../../src/monitor/remedies/remedy-plans.ts';
import { backUp } from '../../../src/recovery/backup/back-up.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { afterRemoval, sayAfter } from '../../../src/recovery/repair/after-removal.ts';
import { REMEDIES, type RemedyId } from '../../../src/shared/remedies.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { API_KEY, config, type Laid, login, PLAN_TOKEN, settings, signedIn } from '../../field/field-case.ts';
import { layFiles } from '../../field/lay-files.ts';
import { everything, type TempHome, tempHome } from '../../recovery/temp-home.ts';

type Offered = keyof typeof PLANNERS;

interface Scene {
  name: string;
  files: Readonly<Record<string, Laid>>;
  env?: Readonly<Record<string, string>>;
  /** Files as they were when they were backed up. */
  whole?: Readonly<Record<string, Laid>>;
  /** Nobody has touched this for an hour. */
  old?: string;
  /** What has to be offered here, as finding and remedy. */
  offers: readonly `${Finding['id']} ${Offered}`[];
}

const CONFIG = { '.claude.json': config() };
const DEAD = 'http://127.0.0.1:9';
const inSettings = (env: object): Record<string, Laid> => ({ ...signedIn(), ...settings({ env }) });
const stored = (text: string, mode = 0o600): Record<string, Laid> => ({
  ...CONFIG,
  '.claude/.credentials.json': { text, mode },
});
const lock: Laid = { folder: true };

const SCENES: readonly Scene[] = [
  {
    name: 'a key above the plan, in settings',
    files: inSettings({ ANTHROPIC_API_KEY: API_KEY }),
    offers: ['api-key-beats-plan unset-variable'],
  },
  {
    name: 'a key above the plan, in the environment',
    files: signedIn(),
    env: { ANTHROPIC_API_KEY: API_KEY },
    offers: ['api-key-beats-plan unset-variable'],
  },
  {
    name: 'a router that does not run, and its token',
    files: inSettings({ ANTHROPIC_BASE_URL: DEAD, ANTHROPIC_AUTH_TOKEN: 'gateway-token-0001' }),
    offers: ['address-not-listening unset-variable', 'token-shadows-login unset-variable'],
  },
  {
    name: 'an address that ends in /v1',
    files: inSettings({ ANTHROPIC_BASE_URL: 'https://llm.example/v1', ANTHROPIC_AUTH_TOKEN: 'gateway-token-0001' }),
    offers: ['address-has-path set-right', 'address-has-path unset-variable'],
  },
  {
    name: 'an address that is none',
    files: signedIn(),
    env: { ANTHROPIC_BASE_URL: 'llm.example' },
    offers: ['address-is-none unset-variable'],
  },
  {
    name: 'an address in quotes',
    files: inSettings({ ANTHROPIC_BASE_URL: '"https://llm.example"' }),
    offers: ['address-is-none set-right'],
  },
  {
    name: 'an address that receives the login',
    files: inSettings({ ANTHROPIC_BASE_URL: 'https://llm.example' }),
    offers: ['custom-address-receives-login unset-variable'],
  },
  {
    name: 'a model left over',
    files: inSettings({ ANTHROPIC_MODEL: 'glm-4.6', ANTHROPIC_DEFAULT_SONNET_MODEL: 'glm-4.6' }),
    offers: ['model-left-over unset-variable'],
  },
  {
    name: 'a placeholder',
    files: inSettings({ ANTHROPIC_API_KEY: 'your-api-key-here' }),
    offers: ['secret-malformed unset-variable'],
  },
  {
    name: 'a token in quotes',
    files: { ...CONFIG, ...settings({ env: { CLAUDE_CODE_OAUTH_TOKEN: `"${PLAN_TOKEN}"` } }) },
    offers: ['secret-malformed set-right'],
  },
  {
    name: 'a token in a key’s place',
    files: inSettings({ ANTHROPIC_API_KEY: PLAN_TOKEN }),
    offers: ['secret-wrong-kind set-right', 'secret-wrong-kind unset-variable'],
  },
  {
    name: 'a proxy that does not run',
    files: inSettings({ HTTPS_PROXY: DEAD, HTTP_PROXY: DEAD }),
    offers: ['proxy-not-listening unset-variable'],
  },
  {
    name: 'a proxy that speaks SOCKS',
    files: signedIn(),
    env: { HTTPS_PROXY: 'socks5://proxy.example:1080' },
    offers: ['proxy-unsupported unset-variable'],
  },
  {
    name: 'a proxy in quotes',
    files: inSettings({ HTTPS_PROXY: '"http://proxy.example:3128"' }),
    offers: ['proxy-is-none set-right'],
  },
  {
    name: 'a certificate that is not there',
    files: inSettings({ NODE_EXTRA_CA_CERTS: '/opt/none.pem', NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
    offers: ['certificate-file unset-variable', 'certificates-unchecked unset-variable'],
  },
  {
    name: 'a switch that keeps everything from being sent',
    files: inSettings({ CLAUDE_CODE_SIMPLE: '1' }),
    offers: ['nothing-is-sent unset-variable'],
  },
  {
    name: 'a header that carries another credential',
    files: inSettings({ ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer x' }),
    offers: ['custom-header-overrides-login unset-variable'],
  },
  {
    name: 'a cloud that is not set up',
    files: inSettings({ CLAUDE_CODE_USE_FOUNDRY: '1' }),
    offers: ['provider-lacks unset-variable'],
  },
  {
    name: 'a folder in place of the login',
    files: { ...CONFIG, '.claude/.credentials.json': lock },
    offers: ['credentials-not-a-file move-aside'],
  },
  {
    name: 'a login under another name',
    files: { ...CONFIG, '.claude/credentials.json': login() },
    offers: ['login-misnamed move-aside'],
  },
  {
    name: 'a file with the name of a lock',
    files: { ...signedIn(), '.claude/.storage-write.lock': '' },
    offers: ['store-cannot-be-saved move-aside'],
  },
  {
    name: 'a lock that holds something',
    files: { ...signedIn(), '.claude/.storage-write.lock/x': '' },
    old: '.claude/.storage-write.lock',
    offers: ['store-cannot-be-saved move-aside'],
  },
  {
    name: 'a file in place of the folder',
    files: { ...CONFIG, '.claude': 'x' },
    offers: ['store-cannot-be-saved move-aside'],
  },
  {
    name: 'a folder that is a link to nowhere',
    files: { ...CONFIG, '.claude': { link: '/nowhere/.claude' } },
    offers: ['store-cannot-be-saved move-aside'],
  },
  {
    name: 'a folder in place of the settings',
    files: { ...signedIn(), '.claude/settings.json': lock },
    offers: ['settings-unreadable move-aside'],
  },
  {
    name: 'a login that others can read',
    files: { ...CONFIG, '.claude/.credentials.json': { ...(login() as { text: string }), mode: 0o644 } },
    offers: ['credentials-readable-by-others fix-mode'],
  },
  {
    name: 'settings with a comma too many',
    files: { ...signedIn(), '.claude/settings.json': '{"model":"opus",}' },
    offers: ['settings-broken repair'],
  },
  {
    name: 'a broken configuration',
    files: { ...signedIn(), '.claude.json': config().replace(/}\s*$/, ',}') },
    offers: ['global-config-broken repair'],
  },
  {
    name: 'a configuration that lost its end, and a backup of it',
    whole: signedIn(),
    files: { '.claude.json': config().slice(0, -9) },
    offers: ['global-config-broken restore'],
  },
  {
    name: 'an empty configuration, and a backup of it',
    whole: signedIn(),
    files: { '.claude.json': '' },
    offers: ['global-config-empty restore'],
  },
  {
    name: 'a lock whose owner is gone',
    files: { ...signedIn(), '.claude/.oauth_refresh.lock': lock },
    old: '.claude/.oauth_refresh.lock',
    offers: ['stale-lock clear-lock'],
  },
  { name: 'a bare token', files: stored(PLAN_TOKEN), offers: ['credentials-bare-token reset'] },
  { name: 'a page as login', files: stored('<html>'), offers: ['credentials-broken reset'] },
  { name: 'a login with a byte order mark', files: stored('\ufeff{}'), offers: ['credentials-encoding reset'] },
  {
    name: 'a login that was cleared',
    files: { ...CONFIG, '.claude/.credentials.json': login({ accessToken: '', refreshToken: '', expiresAt: 0 }) },
    offers: ['login-cleared reset'],
  },
  {
    name: 'a key as login',
    files: { ...CONFIG, '.claude/.credentials.json': login({ accessToken: API_KEY }) },
    offers: ['login-token-odd reset'],
  },
  {
    name: 'scopes that are no list',
    files: { ...CONFIG, '.claude/.credentials.json': login({ scopes: { a: 1 } }) },
    offers: ['login-scopes-crash reset'],
  },
];

let home: TempHome;
afterEach(() => home.remove());

async function lay({ files, env = {}, old, whole }: Scene): Promise<void> {
  home = await tempHome({}, { ...env, PATH: '/usr/bin:/bin' });
  mkdirSync(join(home.path, 'proj'));
  if (whole) {
    await layFiles(home.path, whole);
    expect(await backUp(home.host, await home.profile(), { why: 'asked' })).toMatchObject({ made: true });
  }
  await layFiles(home.path, files);
  // Before any start of this machine: where not all of its processes can be seen, only that is proof.
  const aYearAgo = new Date(Date.now() - 365 * 24 * 3_600_000);
  if (old) utimesSync(join(home.path, old), aYearAgo, aYearAgo);
}

const look = (): Promise<Looked> =>
  lookOnce(home.host, { offline: true, configDir: null, projectDir: join(home.path, 'proj') });

const seen = ({ report }: Looked): string[] => report.findings.map(({ key }) => key).toSorted();
const isPlanned = (remedy: RemedyId): remedy is Offered => REMEDIES[remedy].planned === 'always';
/** A restore needs a backup from before. */
const offersOf = ({ report }: Looked, { whole }: Scene) =>
  report.findings.flatMap((finding) =>
    finding.remedies
      .filter(isPlanned)
      .filter((remedy) => whole || remedy !== 'restore')
      .map((remedy) => ({ finding, remedy })),
  );

async function carryOut({ finding, remedy }: { finding: Finding; remedy: Offered }, before: Looked) {
  const [facts] = before.profiles;
  if (!facts) throw new Error('there is a profile');
  const subject = { id: finding.profile ?? 'default', facts, machine: before.machine, finding };
  const plan = await PLANNERS[remedy]({ host: home.host, fallback: null }, subject);
  if ('refused' in plan) throw new Error(`${finding.id} offers ${remedy}, which is refused: ${plan.refused}`);
  const outcome = await createRemedies(home.host).apply(plan);
  expect(outcome, `${finding.id} ${remedy}`).toMatchObject({ ok: true });
  return plan;
}

/** Their previews say who gets what afterwards. */
const PROMISES: ReadonlySet<Offered> = new Set(['unset-variable', 'set-right']);

/** A lock that nobody holds is worth nothing to anybody. */
const NOT_BROUGHT_BACK: ReadonlySet<Offered> = new Set(['clear-lock']);

/** What a preview promises is what would be said now that it is done. */
function expectPromised(remedy: Offered, warnings: readonly string[], { machine, profiles: [facts] }: Looked): void {
  if (!facts) throw new Error('there is a profile');
  const said = sayAfter(afterRemoval({ facts, machine, now: Date.now() }, []));
  expect(warnings.filter((line) => said.includes(line))).toEqual(PROMISES.has(remedy) ? said : []);
}

describe.skipIf(process.platform === 'win32').each(SCENES)('$name', (scene) => {
  it('offers what it should, and each of it puts it right', async () => {
    await lay(scene);
    const before = await look();
    const offers = offersOf(before, scene);
    expect(offers.map(({ finding, remedy }) => `${finding.id} ${remedy}`)).toEqual(
      expect.arrayContaining([...scene.offers]),
    );
    const files = await everything(home.path, ['pilotlight-data']);
    for (const offer of offers) {
      const plan = await carryOut(offer, before);
      const after = await look();
      expect(seen(after), `${offer.finding.id} ${offer.remedy}`).not.toContain(offer.finding.key);
      expect(isWorse(after.report.light, before.report.light)).toBe(false);
      expectPromised(offer.remedy, plan.warnings, after);
      const engine = createRemedies(home.host);
      const [last] = await engine.undoable();
      expect(await engine.undo(last?.id ?? '')).toMatchObject({ ok: true });
      if (NOT_BROUGHT_BACK.has(offer.remedy)) continue;
      expect(await everything(home.path, ['pilotlight-data'])).toEqual(files);
      expect(seen(await look())).toEqual(seen(before));
    }
  });
});
