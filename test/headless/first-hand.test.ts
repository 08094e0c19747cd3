/** What a new user met and was put right as a kind, asked of the built program as they typed it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/shared/verdict.ts';
import { readFixture, type StatusServer } from '../loopback/status-server.ts';
import { SIGNED_IN } from '../recovery/temp-home.ts';
import { startCalmProgram } from './calm-program.ts';
import type { ProgramRunner, Running } from './recovery/program-runner.ts';

let service: StatusServer;
let runner: ProgramRunner;
beforeEach(async () => {
  ({ runner, service } = await startCalmProgram());
  for (const [name, text] of Object.entries(SIGNED_IN())) await put(name, text);
});
afterEach(() => runner.close());

const put = async (name: string, text: string): Promise<void> => {
  await writeFile(join(runner.home, name), text, { mode: 0o600 });
};
const says = async (...args: string[]): Promise<string> => {
  const { stderr, stdout } = await runner.run(args);
  return stdout + stderr;
};

describe.skipIf(process.platform !== 'linux')('sessions of somebody else on this machine', () => {
  it('bring neither a profile nor a word', async () => {
    const stranger = await mkdtemp(join(tmpdir(), 'pilotlight-stranger-'));
    runner.cleanUp.push(() => rm(stranger, { recursive: true, force: true, maxRetries: 5 }));
    await mkdir(join(stranger, '.claude'), { recursive: true });
    await writeFile(join(stranger, '.claude', 'settings.json'), '{"apiKeyHelper": "/bin/echo key"}');
    const program = join(stranger, 'claude');
    await copyFile('/bin/sleep', program);
    await chmod(program, 0o755);
    const sessions: ChildProcess[] = [{}, { CLAUDE_CONFIG_DIR: join(stranger, '.claude') }].map((env) =>
      spawn(program, ['600'], { cwd: stranger, env: { HOME: stranger, ...env }, stdio: 'ignore' }),
    );
    runner.cleanUp.push(() => sessions.map((session) => session.kill('SIGKILL')));
    await Promise.all(sessions.map((session) => new Promise((resolve) => session.once('spawn', resolve))));
    const before = JSON.parse((await runner.run(['doctor', '--json'])).stdout) as Report;
    expect(before.profiles.map(({ name }) => name)).toEqual(['~/.claude']);
    expect(await says('doctor')).not.toContain(stranger);
  });
});

describe('an outage beside an incident that nobody has closed for months', () => {
  it('is named by the one that decides', async () => {
    const page = JSON.parse(readFixture('summary/2026-04-15T16-57-22Z.json'));
    const since = (ms: number, updates: readonly object[]) => {
      const at = new Date(Date.now() - ms).toISOString();
      const times = { created_at: at, started_at: at, updated_at: at };
      return { ...times, incident_updates: updates.map((update) => ({ ...update, ...times, display_at: at })) };
    };
    const [recorded] = page.incidents;
    const deciding = { ...recorded, ...since(3_600_000, recorded.incident_updates) };
    page.incidents = [
      { ...deciding, id: 'old', name: 'Console login slow', impact: 'minor', ...since(86 * 86_400_000, []) },
      deciding,
    ];
    service.sayPage('/summary.json', JSON.stringify(page));
    // Doctor gives the page two seconds; a machine that is too busy for it is asked again.
    const incidents = async (): Promise<readonly string[]> => {
      const report = JSON.parse((await runner.run(['doctor', '--json'])).stdout) as Report;
      return report.service.incidents.map(({ title }) => title);
    };
    await expect.poll(incidents).toEqual([deciding.name, 'Console login slow']);
  });
});

describe('the terminal', () => {
  it('guesses what was meant', async () => {
    expect(await says('docter')).toContain('Did you mean “doctor”?');
  });

  it('shows settings and fallback in words', async () => {
    expect(await says('settings')).toMatch(/5min · Check interval: Status page/);
    expect(await says('settings')).not.toMatch(/[{}]|300000/);
    expect(await says('fallback')).not.toMatch(/no-key/);
  });

  it('orders its help, explains each command, and keeps to the width', async () => {
    runner.env = { ...runner.env, COLUMNS: '60' };
    const help = await says('--help');
    for (const group of ['Look', 'Fix', 'Fall back', 'Keep', 'Run'])
      expect(help).toMatch(new RegExp(`^${group}$`, 'm'));
    const one = await says('fallback', '--help');
    expect(one).toMatch(/Examples/);
    expect(one.split('\n').length).toBeGreaterThan(10);
  });
});

describe('the history', () => {
  it('has each change once, what a terminal did, and no starts', async () => {
    const watch = async (): Promise<Running> => {
      const watching = runner.start(['watch', '--json'], null);
      await expect.poll(watching.out).toContain('"headline":"Signed in"');
      return watching;
    };
    const end = async ({ child, done }: Running): Promise<void> => {
      child.kill('SIGTERM');
      await done;
    };
    for (let start = 0; start < 2; start++) await end(await watch());
    await put('.claude/settings.json', '{"model": "opus",}');
    expect((await runner.run(['repair', '--yes'])).code).toBe(0);
    const watching = await watch();
    const signedOut = SIGNED_IN()['.claude/.credentials.json']?.replaceAll(/"sk-ant-[^"]*"/g, '""') ?? '';
    await put('.claude/.credentials.json', signedOut);
    await expect.poll(watching.out).toContain('"light":"red"');
    await end(watching);

    const lines = (await says('history', '--csv')).trimEnd().split('\n').slice(1);
    const kinds = lines.map((line) => line.split(',')[3]);
    expect(kinds.filter((kind) => kind !== 'signed-out' && kind !== 'action')).toEqual([]);
    expect(kinds.filter((kind) => kind === 'signed-out')).toHaveLength(1);
    expect(lines.filter((line) => /[Rr]epair/.test(line))).toHaveLength(1);
    expect(await says('history')).not.toContain('Pilotlight started.');
  });
});

describe('an outage and a broken file at once', () => {
  it('are told both, and nobody says that nothing is to be fixed', async () => {
    service.sayPage('/summary.json', readFixture('summary/2026-04-15T16-57-22Z.json'));
    await put('.claude/settings.json', '{"model": "opus",}');
    const report = async () => JSON.parse((await runner.run(['doctor', '--json'])).stdout) as Report;
    await expect.poll(async () => (await report()).cause).toBe('service');
    const said = await says('doctor');
    expect(said).toContain('Claude Code ignores your settings file');
    expect(said).not.toMatch(/nothing (here )?to fix|[Kk]eep what you have/);
  });
});

describe('an undo', () => {
  it('says what it takes back, and is not offered once it could only refuse', async () => {
    await put('.claude/settings.json', '{"model": "opus",}');
    await runner.run(['repair', '--yes']);
    expect(await says('undo', '--list')).toContain('Repair');
    expect(await says('undo', '--dry-run')).toContain('Undone: Correct ~/.claude/settings.json');
    await put('.claude/settings.json', '{"model": "sonnet", "verbose": true}');
    expect(await says('undo', '--list')).toBe('There is nothing to undo.\n');
    const refused = await says('undo', '--yes');
    expect(refused).toContain('has been changed since, and to undo this would lose that change');
    expect(refused).not.toContain('somebody else');
  });
});

describe('profiles', () => {
  it('that are nowhere are not kept, and a login that nothing names is explained', async () => {
    expect(await says('settings', 'set', 'profiles', '["/nosuch"]')).toContain('There is no folder /nosuch.');
    expect(await says('settings', 'get', 'profiles')).toBe('none\n');
    await mkdir(join(runner.home, '.claude-work'));
    await put('.claude-work/.credentials.json', SIGNED_IN()['.claude/.credentials.json'] ?? '');
    const said = (await says('doctor')).replace(/\s+/g, ' ');
    expect(said).toContain('A folder holds a login that is not watched');
    expect(said).toContain('~/.claude-work looks like a profile of Claude Code.');
  });
});
