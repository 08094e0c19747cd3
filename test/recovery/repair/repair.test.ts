import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { backUp } from '../../../src/recovery/backup/back-up.ts';
import { isRefusal, type Plan, preview, type Refusal } from '../../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { planMoveAside } from '../../../src/recovery/repair/move-aside.ts';
import { planClearLock, planFixMode, planRepair, planRepairAll } from '../../../src/recovery/repair/plan-repair.ts';
import { planSetRight } from '../../../src/recovery/repair/set-right.ts';
import { planUnsetVariable } from '../../../src/recovery/repair/unset-variable.ts';
import { MOVE_ASIDE } from '../../../src/shared/messages/recovery/repair.ts';
import { readProcessEnvironment } from '../../../src/sources/environment/environment.ts';
import { CANARY, everything, GLOBAL_CONFIG, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';

let home: TempHome;
afterEach(() => home.remove());

const YEAR_AGO = new Date(Date.now() - 365 * 24 * 3_600_000);

/** Applies the plan, hands over the result, then takes it back and looks that nothing is left of it. */
async function roundTrip(made: Plan | Refusal, look: () => Promise<void>): Promise<void> {
  if (isRefusal(made)) throw new Error(made.refused);
  const before = await everything(home.path, ['pilotlight-data']);
  const engine = createRemedies(home.host);
  const outcome = await engine.apply(made);
  if (!outcome.ok) throw new Error(outcome.message);
  await look();
  expect(JSON.stringify([preview(made), outcome])).not.toContain(CANARY);
  expect(await engine.undo(outcome.receipt.id)).toMatchObject({ ok: true });
  expect(await everything(home.path, ['pilotlight-data'])).toEqual(before);
}

/** Of a disk that other computers have as well nobody can tell who holds a lock. */
function onSharedDisk(): TempHome['host'] {
  const { files } = home.host;
  const room = async (path: string) => {
    const found = await files.room(path);
    return found && { ...found, local: false };
  };
  return { ...home.host, files: { ...files, room } };
}

const repair = async () => planRepair(home.host, await home.profile(), NO_MACHINE);
/** Untouched for a while, so that no reader takes it for a file being written. */
const age = (name: string) => utimes(join(home.path, name), YEAR_AGO, YEAR_AGO);

describe('repair', () => {
  it('corrects settings by hand-sized edits', async () => {
    const broken = `{\n  // my model\n  "model": 'opus',\n  "verbose": "true",\n  "env": { "ANTHROPIC_API_KEY": "${CANARY}", },\n}\n`;
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': broken });
    const plan = await repair();
    expect(isRefusal(plan) ? plan : preview(plan).lines).toEqual([
      'Correct ~/.claude/settings.json: line 2: removed a comment; line 3: changed quotes to straight double ones; line 5: removed a trailing comma; wrote the value as its type: "verbose" must be true or false; it is a string',
    ]);
    await roundTrip(plan, async () => {
      expect(await home.text('.claude/settings.json')).toBe(
        `{\n  "model": "opus",\n  "verbose": true,\n  "env": { "ANTHROPIC_API_KEY": "${CANARY}" }\n}\n`,
      );
      expect((await home.profile()).settings[0]?.status).toBe('ok');
    });
  });

  it('names what it leaves to the person', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{ "permissions": { "allow": { "a": 1 } } }' });
    expect(await repair()).toEqual({
      refused:
        '~/.claude/settings.json: "permissions.allow" must be a list in square brackets; it is an object. Open it there and correct it.',
    });
  });

  it.each([
    ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['a trailing comma', (text: string) => Buffer.from(text.replace(/\}$/, ',}'))],
  ])('reads the sign-in again after %s', async (_name, damage) => {
    home = await tempHome(SIGNED_IN());
    const text = await home.text('.claude/.credentials.json');
    await writeFile(join(home.path, '.claude/.credentials.json'), damage(text));
    await age('.claude/.credentials.json');
    expect((await home.profile()).credentials.status).toBe('unreadable');
    await roundTrip(await repair(), async () => {
      expect(await home.text('.claude/.credentials.json')).toBe(text);
      expect((await home.profile()).credentials.login?.accessToken).toBe('set');
    });
  });

  it('corrects a slip of the hand in .claude.json', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude.json': '{ "numStartups": 1, }' });
    await roundTrip(await repair(), async () => expect(await home.text('.claude.json')).toBe('{ "numStartups": 1 }'));
  });

  const cut = GLOBAL_CONFIG.slice(0, 40);
  it.each([
    ['truncated', cut],
    ['zero bytes', '\0'.repeat(64)],
    ['the end of an older, longer one behind it', `${GLOBAL_CONFIG}"old": 1}\n`],
  ])('puts .claude.json back from the newest good copy: %s', async (_name, broken) => {
    home = await tempHome({
      ...SIGNED_IN(),
      '.claude.json': broken,
      '.claude/backups/.claude.json.backup.1795000000000': '{"old":true}',
      '.claude/backups/.claude.json.backup.1795100000000': GLOBAL_CONFIG,
      '.claude/backups/.claude.json.backup.1795200000000': cut,
      '.claude/backups/.claude.json.corrupted.1795300000000': '{"corrupted":true}',
    });
    await roundTrip(await repair(), async () => expect(await home.text('.claude.json')).toBe(GLOBAL_CONFIG));
  });

  it('takes its own backup when that is newer, with the key from the exact copy', async () => {
    const config = `{"primaryApiKey":"sk-ant-api03-${CANARY}","numStartups":9}`;
    home = await tempHome({
      ...SIGNED_IN(),
      '.claude.json': config,
      '.claude/backups/.claude.json.backup.1600000000000': config.replace('9', '1'),
    });
    await backUp(home.host, await home.profile(), { why: 'daily' });
    await home.put('.claude.json', config.slice(0, -10));
    await roundTrip(await repair(), async () => expect(await home.text('.claude.json')).toBe(config));
  });

  it('keeps what is whole when there is no copy at all', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude.json': '{"numStartups":1,"projects":{"a":1' });
    await roundTrip(await repair(), async () => expect(await home.text('.claude.json')).toBe('{"numStartups":1\n}\n'));
  });

  it('finds nothing where nothing is wrong', async () => {
    home = await tempHome(SIGNED_IN());
    expect(await planRepairAll(home.host, await home.profile(), NO_MACHINE)).toEqual({
      refused: 'Nothing that Pilotlight can repair was found here.',
    });
  });

  it.skipIf(process.platform === 'win32')('tightens access rights', async () => {
    home = await tempHome(SIGNED_IN());
    const path = join(home.path, '.claude/.credentials.json');
    await chmod(path, 0o644);
    await roundTrip(await planFixMode(home.host, await home.profile(), NO_MACHINE), async () => {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
    });
  });
});

describe('stale locks', () => {
  const lock = () => join(home.path, '.claude/.oauth_refresh.lock');

  it('clears an old one', async () => {
    home = await tempHome(SIGNED_IN());
    await mkdir(lock());
    await utimes(lock(), YEAR_AGO, YEAR_AGO);
    const plan = await planClearLock(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: true });
    expect((await home.profile()).locks).toEqual([]);
  });

  it('clears one where nothing else is to be repaired', async () => {
    home = await tempHome(SIGNED_IN());
    await mkdir(lock());
    await utimes(lock(), YEAR_AGO, YEAR_AGO);
    const plan = await planRepairAll(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: true });
    expect((await home.profile()).locks).toEqual([]);
  });

  it('clears one that is dated ahead by now, since a clock was set back after the plan', async () => {
    home = await tempHome(SIGNED_IN());
    await mkdir(lock());
    await utimes(lock(), YEAR_AGO, YEAR_AGO);
    const plan = await planClearLock(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    const { clock } = home.host;
    const setBack = { ...home.host, clock: { ...clock, now: () => clock.now() - 2 * 365 * 24 * 3_600_000 } };
    expect(await createRemedies(setBack).apply(plan)).toMatchObject({ ok: true });
    expect((await home.profile()).locks).toEqual([]);
  });

  it('asks for the owner of one that is dated a little ahead: how old it is nobody knows', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{"model":"opus",}' });
    const plan = await repair();
    if (isRefusal(plan)) throw new Error(plan.refused);
    await mkdir(lock());
    const ahead = new Date(Date.now() + 40_000);
    await utimes(lock(), ahead, ahead);
    const hasty = { ...home.host.clock, monotonic: () => Date.now() * 100 };
    const message = expect.stringMatching(/^The lock .* is dated .* ahead of this computer’s clock/);
    const outcome = await createRemedies({ ...onSharedDisk(), clock: hasty }).apply(plan);
    expect(outcome).toMatchObject({ ok: false, why: 'busy', message });
  });

  it('leaves one alone that is in use again', async () => {
    home = await tempHome(SIGNED_IN());
    await mkdir(lock());
    await utimes(lock(), YEAR_AGO, YEAR_AGO);
    const plan = await planClearLock(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    const now = new Date();
    await utimes(lock(), now, now);
    expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: false, why: 'changed' });
    expect(await planClearLock(home.host, await home.profile(), NO_MACHINE)).toHaveProperty('refused');
    expect((await home.profile()).locks).toHaveLength(1);
  });
});

describe.skipIf(process.platform !== 'linux')('a lock whose owner may live', () => {
  let claude: ChildProcess | null = null;
  afterEach(() => void claude?.kill('SIGKILL'));

  it('stays, and is told, for as long as that process runs', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{"model":"opus",}' });
    const lock = join(home.path, '.claude.json.lock');
    claude = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60_000)'], { argv0: 'claude', stdio: 'ignore' });
    claude.kill('SIGSTOP');
    await mkdir(lock);
    // Long past Claude Code's own limit; dated ahead, so that what else runs here began before it as well.
    const ahead = new Date(Date.now() + 3_600_000);
    await utimes(lock, ahead, ahead);
    const says = expect.stringMatching(
      /^The lock ~\/\.claude\.json\.lock is dated (\d+ min|1 h) ahead of this computer’s clock, but process \d+ may hold it/,
    );
    expect(await planClearLock(home.host, await home.profile(), NO_MACHINE)).toEqual({ refused: says });
    const plan = await planRepairAll(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    const hasty = { ...home.host, clock: { ...home.host.clock, monotonic: () => Date.now() * 100 } };
    expect(await createRemedies(hasty).apply(plan)).toEqual({ ok: false, why: 'busy', message: says });
    expect(await home.text('.claude/settings.json')).toBe('{"model":"opus",}');
    expect(Math.round((await stat(lock)).mtimeMs)).toBe(ahead.getTime());
  });

  it('is not removed where the disk came to be shared with other computers after the plan', async () => {
    home = await tempHome(SIGNED_IN());
    const lock = join(home.path, '.claude.json.lock');
    await mkdir(lock);
    await utimes(lock, YEAR_AGO, YEAR_AGO);
    const plan = await planClearLock(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    const outcome = await createRemedies(onSharedDisk()).apply(plan);
    expect(outcome).toMatchObject({
      ok: false,
      why: 'changed',
      message: expect.stringContaining('rmdir ~/.claude.json.lock'),
    });
    expect((await stat(lock)).isDirectory()).toBe(true);
  });
});

describe('taking the effect from a variable', () => {
  const NAME = 'ANTHROPIC_API_KEY';
  const unset = async (machine = NO_MACHINE) => planUnsetVariable(home.host, await home.profile(), machine, NAME);

  it('sets one of the process empty in the user settings', async () => {
    home = await tempHome(SIGNED_IN(), { [NAME]: `sk-ant-${CANARY}` });
    const machine = { ...NO_MACHINE, processEnv: readProcessEnvironment(home.host) };
    await roundTrip(await unset(machine), async () => {
      expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({ model: 'opus', env: { [NAME]: '' } });
    });
  });

  it('sets one of the user settings empty, and keeps its value in the backup alone', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': `{"env":{"${NAME}":"sk-ant-${CANARY}"}}` });
    const plan = await unset();
    expect(isRefusal(plan) ? [] : plan.warnings).toEqual([
      'Afterwards Claude Code sends the Claude login to api.anthropic.com.',
      'The value that stands there now goes into the backup, which only your account can read.',
    ]);
    await roundTrip(plan, async () => {
      expect(await readFile(join(home.path, '.claude/settings.json'), 'utf8')).toBe(`{"env":{"${NAME}":""}}`);
    });
  });

  const GATEWAY = {
    ANTHROPIC_BASE_URL: 'https://gateway.example',
    ANTHROPIC_AUTH_TOKEN: `gw-${CANARY}`,
    ANTHROPIC_MODEL: 'glm-4.6',
    ANTHROPIC_DEFAULT_SONNET_MODEL: 'glm-4.6',
    DISABLE_TELEMETRY: '1',
  };
  const CLEARED = {
    ANTHROPIC_BASE_URL: '',
    ANTHROPIC_AUTH_TOKEN: '',
    ANTHROPIC_MODEL: '',
    ANTHROPIC_DEFAULT_SONNET_MODEL: '',
  };

  it.each(['ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_BASE_URL'])(
    'takes out a gateway whole, beginning with %s, so that the login goes to nobody else',
    async (name) => {
      home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': JSON.stringify({ env: GATEWAY }) });
      const plan = await planUnsetVariable(home.host, await home.profile(), NO_MACHINE, name);
      expect(isRefusal(plan) ? [] : plan.warnings).toContain(
        'Afterwards Claude Code sends the Claude login to api.anthropic.com.',
      );
      await roundTrip(plan, async () => {
        expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({ env: { ...GATEWAY, ...CLEARED } });
      });
    },
  );

  it('leaves what does no harm: a model of Anthropic’s, another proxy', async () => {
    const env = {
      ...GATEWAY,
      ANTHROPIC_MODEL: 'claude-sonnet-4-5',
      ANTHROPIC_DEFAULT_SONNET_MODEL: 'claude-sonnet-4-5',
    };
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': JSON.stringify({ env }) });
    await roundTrip(
      await planUnsetVariable(home.host, await home.profile(), NO_MACHINE, 'ANTHROPIC_BASE_URL'),
      async () => {
        const after = { ...env, ANTHROPIC_BASE_URL: '', ANTHROPIC_AUTH_TOKEN: '' };
        expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({ env: after });
      },
    );
  });

  it('says that nothing is left to sign in with', async () => {
    const settings = JSON.stringify({ env: { ANTHROPIC_AUTH_TOKEN: `gw-${CANARY}` } });
    home = await tempHome({ '.claude.json': GLOBAL_CONFIG, '.claude/settings.json': settings });
    const plan = await planUnsetVariable(home.host, await home.profile(), NO_MACHINE, 'ANTHROPIC_AUTH_TOKEN');
    expect(isRefusal(plan) ? [] : plan.warnings).toContain(
      'Afterwards Claude Code sends no credential: sign in first.',
    );
  });

  it('says that there is no such variable', async () => {
    home = await tempHome(SIGNED_IN());
    expect(await unset()).toEqual({ refused: `${NAME} is not set anywhere that Pilotlight can see.` });
  });

  it('wants broken settings repaired first', async () => {
    home = await tempHome({ '.claude/settings.json': '{,', '.claude.json': `{"env":{"${NAME}":"x"}}` });
    expect(await unset()).toEqual({ refused: '~/.claude/settings.json is broken. Repair it first.' });
  });
});

describe('setting a variable right', () => {
  const TOKEN = `sk-ant-oat01-${CANARY}${'Ab3-dE5_'.repeat(10)}`;
  const settings = (env: object) => ({ ...SIGNED_IN(), '.claude/settings.json': JSON.stringify({ env }) });
  const right = async (name: string) => planSetRight(home.host, await home.profile(), NO_MACHINE, name);

  it('takes the quotes off', async () => {
    home = await tempHome(settings({ CLAUDE_CODE_OAUTH_TOKEN: `'${TOKEN}'`, OTHER: '1' }));
    const plan = await right('CLAUDE_CODE_OAUTH_TOKEN');
    expect(isRefusal(plan) ? [] : plan.warnings).toEqual([
      'Afterwards Claude Code sends the token in CLAUDE_CODE_OAUTH_TOKEN to api.anthropic.com.',
    ]);
    await roundTrip(plan, async () => {
      expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({
        env: { CLAUDE_CODE_OAUTH_TOKEN: TOKEN, OTHER: '1' },
      });
    });
  });

  it('moves a token to the variable it belongs into', async () => {
    home = await tempHome(settings({ ANTHROPIC_API_KEY: TOKEN }));
    await roundTrip(await right('ANTHROPIC_API_KEY'), async () => {
      expect(JSON.parse(await home.text('.claude/settings.json'))).toEqual({ env: { CLAUDE_CODE_OAUTH_TOKEN: TOKEN } });
    });
  });

  it('keeps the value out of the journal, and is undone beside other changes', async () => {
    home = await tempHome(settings({ ANTHROPIC_API_KEY: TOKEN }));
    const plan = await right('ANTHROPIC_API_KEY');
    if (isRefusal(plan)) throw new Error(plan.refused);
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(plan);
    if (!outcome.ok) throw new Error(outcome.message);
    const journal = await readFile(join(home.host.dataDir, 'recovery', outcome.receipt.id, 'journal.json'), 'utf8');
    expect(journal).not.toContain(CANARY);
    await home.put('.claude/settings.json', JSON.stringify({ env: { CLAUDE_CODE_OAUTH_TOKEN: TOKEN }, model: 'opus' }));
    expect(await engine.undo(outcome.receipt.id)).toMatchObject({ ok: true });
    const after = JSON.parse(await home.text('.claude/settings.json'));
    expect(after).toEqual({ env: { ANTHROPIC_API_KEY: TOKEN }, model: 'opus' });
  });

  const lineOf = async (name: string) => {
    const plan = await right(name);
    return isRefusal(plan) ? plan.refused : preview(plan).lines[0];
  };

  it.each([
    ['ANTHROPIC_BASE_URL', 'https://g.example/v1/messages', 'https://g.example', 'Leave out /v1/messages at the end'],
    ['ANTHROPIC_BASE_URL', "'https://g.example/v1/'", 'https://g.example', 'and leave out /v1 at its end'],
    // A cloud's own path.
    ['ANTHROPIC_VERTEX_BASE_URL', '"https://v.example/v1"', 'https://v.example/v1', 'Take the quotes off'],
  ])('says what it leaves out of an address: %s=%s', async (name, value, after, says) => {
    home = await tempHome(settings({ ANTHROPIC_AUTH_TOKEN: `gw-${CANARY}`, [name]: value }));
    expect(await lineOf(name)).toContain(says);
    await roundTrip(await right(name), async () => {
      expect(JSON.parse(await home.text('.claude/settings.json')).env[name]).toBe(after);
    });
  });

  it.each([
    ['ANTHROPIC_BASE_URL', 'https://g.example/v1?team=a'],
    ['ANTHROPIC_BASE_URL', '"\'https://g.example\'"'],
    ['ANTHROPIC_FOUNDRY_BASE_URL', '"https://f.example/v1'],
    ['ANTHROPIC_VERTEX_BASE_URL', 'https://v.example/v1'],
  ])('refuses where it stays undecided: %s=%s', async (name, value) => {
    home = await tempHome(settings({ [name]: value }));
    expect(await lineOf(name)).toContain('still be wrong');
  });

  it('refuses where another place still sets it', async () => {
    home = await tempHome(settings({ ANTHROPIC_API_KEY: TOKEN }));
    const processEnv = readProcessEnvironment({ platform: 'linux', env: { ANTHROPIC_API_KEY: TOKEN } });
    const plan = await planSetRight(
      home.host,
      await home.profile(),
      { ...NO_MACHINE, processEnv },
      'ANTHROPIC_API_KEY',
    );
    expect(plan).toEqual({
      refused:
        'ANTHROPIC_API_KEY is set in the environment as well and would still count from there. Correct it there first.',
    });
  });

  it('does nothing where both are set, where it would stay wrong, or where it stands elsewhere', async () => {
    home = await tempHome(settings({ ANTHROPIC_API_KEY: TOKEN, CLAUDE_CODE_OAUTH_TOKEN: 'x' }));
    expect(await right('ANTHROPIC_API_KEY')).toMatchObject({ refused: expect.stringContaining('as well') });
    await home.remove();
    home = await tempHome(settings({ ANTHROPIC_API_KEY: '"your-api-key-here"' }));
    expect(await right('ANTHROPIC_API_KEY')).toMatchObject({ refused: expect.stringContaining('still be wrong') });
    expect(await right('ANTHROPIC_AUTH_TOKEN')).toMatchObject({ refused: expect.stringContaining('does not stand') });
  });
});

describe('what stands in the way', () => {
  it('is moved aside: a folder with the name of the file, and a file with the name of a lock', async () => {
    home = await tempHome({ '.claude.json': GLOBAL_CONFIG, '.claude/.storage-write.lock': '' });
    await mkdir(join(home.path, '.claude/.credentials.json/inner'), { recursive: true });
    await roundTrip(await planMoveAside(home.host, await home.profile(), NO_MACHINE), async () => {
      const { credentials, locks } = await home.profile();
      expect(credentials.status).toBe('absent');
      expect(locks).toEqual([]);
    });
  });

  it('a file in place of the folder goes before what is locked in there', async () => {
    home = await tempHome({ '.claude': 'x', '.claude.json': '{"numStartups":1,}' });
    const first = await planRepairAll(home.host, await home.profile(), NO_MACHINE);
    expect(first).toMatchObject({ remedy: 'move-aside', warnings: expect.arrayContaining([MOVE_ASIDE.repairAfter]) });
    await roundTrip(first, async () => {
      expect((await home.profile()).credentials.saving).toBeNull();
    });
  });

  it('nothing is moved to the place of a login while Claude Code writes one', async () => {
    const { '.claude/.credentials.json': login = '', ...rest } = SIGNED_IN();
    home = await tempHome({ ...rest, '.claude/credentials.json': login });
    const plan = await planMoveAside(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    await mkdir(join(home.path, '.claude/.storage-write.lock'));
    const hasty = { ...home.host, clock: { ...home.host.clock, monotonic: () => Date.now() * 100 } };
    expect(await createRemedies(hasty).apply(plan)).toMatchObject({ ok: false, why: 'busy' });
    expect(await home.text('.claude/credentials.json')).toBe(login);
  });

  const FULL = '.claude/.storage-write.lock';
  async function withFullLock(more: Readonly<Record<string, string>> = {}): Promise<void> {
    home = await tempHome({ ...SIGNED_IN(), ...more, [`${FULL}/inner`]: 'kept' });
    await utimes(join(home.path, FULL), YEAR_AGO, YEAR_AGO);
  }

  it('a lock that holds something goes before what is repaired under it', async () => {
    await withFullLock({ '.claude/settings.json': '{"model":"opus",}' });
    expect(await planClearLock(home.host, await home.profile(), NO_MACHINE)).toHaveProperty('refused');
    const first = await planRepairAll(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(first)) throw new Error(first.refused);
    expect(preview(first)).toMatchObject({ remedy: 'move-aside', lines: [expect.stringContaining(FULL)] });
    expect(first.warnings.join(' ')).toContain('Repair once more');
    await roundTrip(first, async () => {
      const then = await planRepairAll(home.host, await home.profile(), NO_MACHINE);
      if (isRefusal(then)) throw new Error(then.refused);
      expect(await createRemedies(home.host).apply(then)).toMatchObject({ ok: true });
      const [last] = await createRemedies(home.host).undoable();
      expect(await createRemedies(home.host).undo(last?.id ?? '')).toMatchObject({ ok: true });
    });
  });

  it('a lock that holds something stays while its owner may live, and is said to be in the way', async () => {
    await withFullLock();
    const plan = await planMoveAside(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    expect(await createRemedies(onSharedDisk()).apply(plan)).toMatchObject({ ok: false, why: 'changed' });
    const facts = await home.profile();
    const unseen = { ...facts, locks: facts.locks.map((lock) => ({ ...lock, owner: { state: 'unseen' } as const })) };
    expect(await planMoveAside(home.host, unseen, NO_MACHINE)).toHaveProperty('refused');
    expect(await home.text(`${FULL}/inner`)).toBe('kept');
  });

  it('a file with the name of a lock is never removed for one', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{"model":"opus",}', [FULL]: 'mine' });
    await age(FULL);
    const plan = await planRepair(home.host, await home.profile(), NO_MACHINE);
    if (isRefusal(plan)) throw new Error(plan.refused);
    const hasty = { ...home.host, clock: { ...home.host.clock, monotonic: () => Date.now() * 100 } };
    const message = expect.stringContaining(`${FULL} has the name of a lock`);
    expect(await createRemedies(hasty).apply(plan)).toMatchObject({ ok: false, why: 'busy', message });
    expect(await home.text(FULL)).toBe('mine');
  });

  it('a folder that somebody named stays where it is, whatever has its name', async () => {
    home = await tempHome({ '.claude.json': GLOBAL_CONFIG }, (path) => ({ CLAUDE_CONFIG_DIR: join(path, '.claude') }));
    await symlink('/nowhere/.claude', join(home.path, '.claude'));
    const facts = await home.profile();
    expect(facts).toMatchObject({ from: 'process', credentials: { saving: { why: 'link-to-nowhere' } } });
    expect(await planMoveAside(home.host, facts, NO_MACHINE)).toHaveProperty('refused');
    const own = { ...facts, from: 'default' } as const;
    expect(await planMoveAside(home.host, own, NO_MACHINE)).toMatchObject({ steps: [{}] });
    const saving = { why: 'link-to-nowhere', path: own.configDir, foreign: true } as const;
    const foreign = { ...own, credentials: { ...own.credentials, saving } };
    expect(await planMoveAside(home.host, foreign, NO_MACHINE)).toHaveProperty('refused');
  });

  it('a login under another name gets its own', async () => {
    const { '.claude/.credentials.json': login = '', ...rest } = SIGNED_IN();
    home = await tempHome({ ...rest, '.claude/credentials.json': login });
    await roundTrip(await planMoveAside(home.host, await home.profile(), NO_MACHINE), async () => {
      expect((await home.profile()).credentials.login?.accessToken).toBe('set');
    });
  });

  it('a login in the home folder gets the folder it belongs into', async () => {
    const { '.claude/.credentials.json': login = '', '.claude.json': config = '' } = SIGNED_IN();
    home = await tempHome({ '.credentials.json': login, '.claude.json': config });
    await roundTrip(await planMoveAside(home.host, await home.profile(), NO_MACHINE), async () => {
      expect((await home.profile()).credentials.login?.accessToken).toBe('set');
      expect((await stat(join(home.path, '.claude'))).mode & 0o777).toBe(0o700);
    });
  });

  it('is nothing in a healthy home', async () => {
    home = await tempHome(SIGNED_IN());
    expect(await planMoveAside(home.host, await home.profile(), NO_MACHINE)).toHaveProperty('refused');
  });
});

it('repairs everything at once, under the locks it clears on the way', async () => {
  home = await tempHome({ ...SIGNED_IN(), '.claude/settings.json': '{"model":"opus",}' });
  await chmod(join(home.path, '.claude/.credentials.json'), 0o644);
  for (const name of ['.claude/.oauth_refresh.lock', '.claude.json.lock']) {
    await mkdir(join(home.path, name));
    await utimes(join(home.path, name), YEAR_AGO, YEAR_AGO);
  }
  const plan = await planRepairAll(home.host, await home.profile(), NO_MACHINE);
  if (isRefusal(plan)) throw new Error(plan.refused);
  expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: true });
  const facts = await home.profile();
  expect(facts.locks).toEqual([]);
  expect(facts.credentials.file?.loose ?? false).toBe(false);
  expect(await home.text('.claude/settings.json')).toBe('{"model":"opus"}');
  expect(await home.text('.claude/.credentials.json')).toContain('claudeAiOauth');
});
