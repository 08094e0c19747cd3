/** What running sessions sign in with: real processes whose program is called claude, each with its own environment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSessions } from '../../../src/headless/sessions/run.ts';
import { CANARY, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from '../recovery/terminal-double.ts';

let home: TempHome;
const children: ChildProcess[] = [];
beforeEach(async () => {
  home = await tempHome(SIGNED_IN());
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await home.remove();
});

/** A program that does nothing for a while, under the name of the real one. */
async function startSession(project: string, env: Record<string, string> = {}): Promise<number> {
  const program = join(home.path, 'bin', 'claude');
  mkdirSync(join(home.path, 'bin'), { recursive: true });
  mkdirSync(join(home.path, project, '.claude'), { recursive: true });
  if (children.length === 0) copyFileSync('/bin/sleep', program);
  chmodSync(program, 0o755);
  const child = spawn(program, ['60'], {
    cwd: join(home.path, project),
    env: { HOME: home.path, ...env },
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('spawn', resolve));
  children.push(child);
  return child.pid ?? 0;
}

async function run(options = {}) {
  const { context, out } = terminal(home.host, options);
  expect(await runSessions(context)).toBe(0);
  expect(out()).not.toContain(CANARY);
  return out();
}

describe.skipIf(process.platform !== 'linux')('running sessions', () => {
  it('are told apart by their environment and their project', async () => {
    const key = { ANTHROPIC_API_KEY: `sk-ant-api03-${CANARY}-${'x'.repeat(60)}` };
    const plain = await startSession('plain');
    const keyed = await startSession('keyed', key);
    const gateway = await startSession('gateway');
    const settings = { env: { ANTHROPIC_AUTH_TOKEN: `token-${CANARY}`, ANTHROPIC_BASE_URL: 'https://gw.example' } };
    writeFileSync(join(home.path, 'gateway/.claude/settings.local.json'), JSON.stringify(settings));
    const { sessions } = JSON.parse(await run({ json: true }));
    const of = (pid: number) => sessions.find((session: { pid: number }) => session.pid === pid);
    expect(of(plain)).toMatchObject({
      project: join(home.path, 'plain'),
      authSource: {
        interactive: { authorization: { kind: 'sign-in' } },
        print: { authorization: { kind: 'sign-in' } },
      },
    });
    expect(of(keyed).authSource.print.xApiKey).toMatchObject({ kind: 'api-key', name: 'ANTHROPIC_API_KEY' });
    expect(of(gateway).authSource.interactive).toMatchObject({
      host: 'gw.example',
      authorization: { kind: 'auth-token' },
    });
    const text = await run();
    expect(text).toMatch(
      new RegExp(`^${plain} {2}~/plain, started .* ago\\n {2}your sign-in to api\\.anthropic\\.com$`, 'm'),
    );
    expect(text).toContain('gateway token (ANTHROPIC_AUTH_TOKEN in the local project settings) to gw.example');
  });

  it('says that there are none, or that nothing can be told', async () => {
    const others = JSON.parse(await run({ json: true })).sessions.filter(({ project }: { project: string }) =>
      project.startsWith(home.path),
    );
    expect(others).toEqual([]);
    const lines = { darwin: 'whose environment this system shows', win32: 'does not tell the environment' } as const;
    for (const platform of ['darwin', 'win32'] as const) {
      const nobody = { run: async () => ({ ok: false as const, why: 'absent' as const, stdout: '', stderr: '' }) };
      const { context, out } = terminal({ ...home.host, platform, processes: { ...home.host.processes, ...nobody } });
      await runSessions(context);
      expect(out()).toContain(lines[platform]);
    }
  });
});
