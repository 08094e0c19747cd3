/** `doctor --ci` and `doctor --token`, as a pipeline runs them: the built program in a home of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatusServer } from '../loopback/status-server.ts';
import { API_KEY, config, type FieldCase, login, PLAN_TOKEN, settings, signedIn } from './field-case.ts';
import { runInside, startCalmService } from './run-doctor.ts';

let service: StatusServer;
beforeAll(async () => {
  service = await startCalmService();
});
afterAll(() => service.close());

type Row = Omit<FieldCase, 'kind' | 'light'> & { code: number; line: RegExp };
const TOKEN = { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN };

const ROWS: readonly Row[] = [
  { id: 'signed in', files: signedIn(), code: 0, line: /^✓ claude -p gets in with the Claude login · claude gets in/ },
  {
    id: 'a token and nothing else',
    env: TOKEN,
    code: 0,
    line: /^✓ .*CLAUDE_CODE_OAUTH_TOKEN.*after its first questions/,
  },
  {
    id: 'a token and nothing else, older',
    claude: '2.1.250',
    env: TOKEN,
    code: 1,
    line: /^▲ claude -p gets in .* · claude does not get in: .*hasCompletedOnboarding is not set in ~?.*\.claude\.json/,
  },
  {
    id: 'a token and a finished first start, older',
    claude: '2.1.250',
    env: TOKEN,
    files: { '.claude.json': '{"hasCompletedOnboarding":true}' },
    code: 0,
    line: /^✓ /,
  },
  {
    id: 'a login without its configuration, older',
    claude: '2.1.289',
    files: { '.claude/.credentials.json': login() },
    code: 1,
    line: /hasCompletedOnboarding/,
  },
  {
    id: 'a key that nobody approved',
    env: { ANTHROPIC_API_KEY: API_KEY },
    code: 1,
    line: /whether to use the key in ANTHROPIC_API_KEY/,
  },
  { id: 'nothing', code: 2, line: /^✗ claude -p does not get in: nothing to sign in with/ },
  {
    id: 'a token cut short',
    env: { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN.slice(0, 60) },
    code: 2,
    line: /^✗ .*cannot be right/,
  },
  {
    id: 'a gateway that nobody runs',
    env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787', ANTHROPIC_AUTH_TOKEN: 'tok-FAKE-0001' },
    files: { '.claude.json': config() },
    code: 2,
    line: /^✗ .*Nothing listens at 127\.0\.0\.1:8787/,
  },
  {
    id: 'a login that has expired',
    files: { '.claude.json': config(), '.claude/.credentials.json': login({ refreshToken: '', expiresAt: 1 }) },
    code: 2,
    line: /^✗ /,
  },
];

const asCase = (row: Row): FieldCase => ({ ...row, kind: 13, light: 'any' });

describe.skipIf(process.platform !== 'linux')('without anybody to ask', () => {
  for (const row of ROWS) {
    it(row.id, async () => {
      const { code, stdout } = await runInside(asCase(row), service, ['doctor', '--ci']);
      const [line] = stdout.split('\n');
      expect(line).toMatch(row.line);
      expect(code).toBe(row.code);
      expect(stdout).not.toContain('FAKEFAKE');
    });
  }

  it('names the files and variables that a container needs', async () => {
    const row = {
      id: 'mounts',
      kind: 13,
      light: 'any',
      env: { https_proxy: 'http://127.0.0.1:@PORT@' },
      listening: true,
    } as const;
    const files = { ...signedIn(), ...settings({ env: {} }) };
    const { stdout } = await runInside({ ...row, files }, service, ['doctor', '--ci', '--json']);
    const { mounts, variables } = JSON.parse(stdout);
    expect(
      mounts.map(({ path, writable }: { path: string; writable: boolean }) => [path.split('/').at(-1), writable]),
    ).toEqual([
      ['.claude', true],
      ['.claude.json', true],
    ]);
    expect(variables).toContain('https_proxy');
  });
});

describe.skipIf(process.platform !== 'linux')('a token that is piped in', () => {
  it.each([
    [PLAN_TOKEN, 0, /plan.*106 characters.*CLAUDE_CODE_OAUTH_TOKEN/],
    [API_KEY, 0, /API key.*ANTHROPIC_API_KEY/],
    [`"${PLAN_TOKEN}"`, 2, /quotes/],
    [PLAN_TOKEN.slice(0, 80), 2, /cut while copying/],
    [`\${TOKEN}`, 2, /reference/],
    ['AIzaSyFAKEFAKEFAKE', 2, /another company/],
    ['', 64, /^$/],
  ])('%j', async (secret, expected, said) => {
    const { code, stdout, stderr } = await runInside(
      { id: 'token', kind: 13, light: 'any' },
      service,
      ['doctor', '--token'],
      `${secret}\n`,
    );
    expect(code).toBe(expected);
    expect(stdout.trim()).toMatch(said);
    expect(stdout + stderr).not.toContain('FAKEFAKE');
  });
});
