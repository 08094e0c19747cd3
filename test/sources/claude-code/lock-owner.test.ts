/** What proves that whoever took a lock of Claude Code's is gone, and what does not. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { decideLockOwner, judgeLockOwner, readProcessList } from '../../../src/sources/claude-code/lock-owner.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-29T12:00:00Z');
const LOCK = '/home/ada/.claude.json.lock';
const OUTERMOST = 'pid:[4026531836]';

describe('the table of proofs', () => {
  const claude = (startedAt: number | null) => [{ pid: 7, startedAt }];
  const base = { mtimeMs: NOW, local: true, bootedAt: NOW - 600 * MINUTE };
  it.each([
    ['all is seen, no Claude Code runs', { whole: true, claudes: [] }, {}, 'gone'],
    ['all is seen, one began before', { whole: true, claudes: claude(NOW - MINUTE) }, {}, 'may-live'],
    ['all is seen, one began at that time', { whole: true, claudes: claude(NOW + 30_000) }, {}, 'may-live'],
    ['all is seen, one began later', { whole: true, claudes: claude(NOW + 2 * MINUTE) }, {}, 'gone'],
    ['all is seen, of one nobody knows when it began', { whole: true, claudes: claude(null) }, {}, 'may-live'],
    ['all is seen, the disk is shared with other computers', { whole: true, claudes: [] }, { local: false }, 'unseen'],
    ['not all is seen', { whole: false, claudes: [] }, {}, 'unseen'],
    ['not all is seen, one began before', { whole: false, claudes: claude(NOW - MINUTE) }, {}, 'may-live'],
    [
      'not all is seen, but the machine began later',
      { whole: false, claudes: [] },
      { bootedAt: NOW + 2 * MINUTE },
      'gone',
    ],
    [
      'the same, on a shared disk',
      { whole: false, claudes: [] },
      { bootedAt: NOW + 2 * MINUTE, local: false },
      'unseen',
    ],
    ['the machine began about then', { whole: false, claudes: [] }, { bootedAt: NOW + 30_000 }, 'unseen'],
    ['nobody knows when the machine began', { whole: false, claudes: [] }, { bootedAt: null }, 'unseen'],
    // The clock was set back: every process began before the lock's time.
    [
      'it is dated ahead, one runs',
      { whole: true, claudes: claude(NOW - MINUTE) },
      { mtimeMs: NOW + 999 * MINUTE },
      'may-live',
    ],
    ['it is dated ahead, none runs', { whole: true, claudes: [] }, { mtimeMs: NOW + 999 * MINUTE }, 'gone'],
  ] as const)('%s: %s', (_what, sight, more, state) => {
    expect(decideLockOwner({ ...base, sight, ...more }).state).toBe(state);
  });
});

describe('the processes of a Linux machine', () => {
  /** One that began a minute before the lock's last sign of life. */
  function scene(exe: string, args: readonly string[], more: { uid?: number; space?: string; ticks?: number } = {}) {
    const host = createSimulatedHost();
    host.disk.folder(LOCK);
    const mtimeMs = host.clock.now() - 5 * MINUTE;
    host.disk.setModified(LOCK, mtimeMs);
    const bootedAt = mtimeMs - 60 * MINUTE;
    host.disk.put('/proc/stat', `cpu 1 2 3\nbtime ${Math.round(bootedAt / 1000)}\n`);
    host.disk.link('/proc/self/ns/pid', more.space ?? OUTERMOST);
    host.disk.put('/proc/77/cmdline', `${args.join('\0')}\0`);
    host.disk.link('/proc/77/exe', exe);
    host.disk.put('/proc/77/stat', `77 (a) b) S ${'0 '.repeat(18)}${more.ticks ?? 59 * 60 * 100} 0`);
    const { files } = host;
    return {
      ...host,
      files: {
        ...files,
        room: async () => ({ disk: '1', freeBytes: 1, blockBytes: 1, local: true }),
        stat: async (path: string) => {
          const found = await files.stat(path);
          return found && path === '/proc/77' ? { ...found, uid: more.uid ?? host.user.uid } : found;
        },
      },
    } satisfies SimulatedHost;
  }
  async function judge(host: SimulatedHost) {
    const lock = await host.files.lstat(LOCK);
    if (!lock) throw new Error('no lock');
    return (await judgeLockOwner(host, LOCK, lock)).state;
  }

  it.each([
    ['/home/ada/.local/bin/claude', ['claude', '--resume'], 'may-live'],
    ['/home/ada/.local/share/claude/versions/2.1.329 (deleted)', ['claude'], 'may-live'],
    ['/usr/bin/node', ['node', '/usr/lib/node_modules/@anthropic-ai/claude-code/cli.js'], 'may-live'],
    ['/usr/bin/node', ['claude'], 'may-live'],
    ['/usr/bin/bun', ['bun', 'x', '@anthropic-ai/claude-agent-sdk/cli.js'], 'may-live'],
    ['/usr/bin/node (deleted)', ['node', '/opt/claude-code/cli.js'], 'may-live'],
    ['/usr/bin/vim', ['vim', '/home/ada/.claude.json'], 'gone'],
    ['/usr/bin/tail', ['tail', '-f', '/home/ada/.claude/debug.txt'], 'gone'],
    ['/usr/bin/node', ['node', 'server.js'], 'gone'],
    ['', [], 'gone'],
  ] as const)('%s %j: %s', async (exe, args, state) => expect(await judge(scene(exe, args))).toBe(state));

  it.each([
    ['one of another account', { uid: 4711 }, 'gone'],
    ['one that began after the last sign of life', { ticks: 63 * 60 * 100 }, 'gone'],
    ['one in a container, seen from within', { space: 'pid:[4026532001]' }, 'may-live'],
  ] as const)('%s: %s', async (_what, more, state) => {
    expect(await judge(scene('/usr/bin/claude', ['claude'], more))).toBe(state);
  });

  it('does not call an owner gone that another container may hold', async () => {
    expect(await judge(scene('/usr/bin/vim', ['vim'], { space: 'pid:[4026532001]' }))).toBe('unseen');
  });
});

describe('the processes of a Mac', () => {
  const LINES = [
    '    1     0 Sun Nov 29 02:20:25 2026     /sbin/launchd',
    '  501   501 Sun Nov 29 02:29:56 2026     claude --resume',
    '  502   501 Sat Nov  7 22:00:01 2026     /opt/homebrew/bin/node /opt/homebrew/lib/node_modules/@anthropic-ai/claude-code/cli.js',
    '  503   501 Sat Nov  7 22:00:01 2026     /usr/bin/vim .claude.json',
    '  504   502 Sat Nov  7 22:00:01 2026     claude',
    '  505   501 Sat Nov  7 22:00:01 2026     claude',
  ].join('\n');
  it('are read from ps', () => {
    expect(readProcessList(LINES, 501, 505)).toEqual({
      whole: true,
      claudes: [
        { pid: 501, startedAt: Date.parse('2026-11-29T02:29:56Z') },
        { pid: 502, startedAt: Date.parse('2026-11-07T22:00:01Z') },
      ],
    });
    expect(readProcessList('', 501, 1)).toEqual({ whole: false, claudes: [] });
  });
});

describe.skipIf(process.platform !== 'linux')('a real process', () => {
  let child: ChildProcess | null = null;
  let bystander: ChildProcess | null = null;
  let folder = '';
  afterEach(() => {
    child?.kill('SIGKILL');
    bystander?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['linux', 'darwin'] as const)(
    'that is stopped holds its lock, and does not once it is dead (%s)',
    async (platform) => {
      folder = mkdtempSync(join(tmpdir(), 'pilotlight-owner-'));
      const path = join(folder, '.claude.json.lock');
      child = spawn('sleep', ['600'], { argv0: join(folder, 'claude'), stdio: 'ignore' });
      child.kill('SIGSTOP');
      bystander = spawn('sleep', ['600'], { stdio: 'ignore' });
      const real = createNodeHost({ dataDir: folder });
      // Of all that runs here only these two: whatever else is there may be a Claude Code.
      const shown = [child.pid, bystander.pid].map(String);
      const list: Host['files']['list'] = async (path) =>
        (await real.files.list(path))?.filter((name) => path !== '/proc' || shown.includes(name)) ?? null;
      const run: Host['processes']['run'] = async (asked) => {
        const ran = await real.processes.run(asked);
        if (!ran.ok) return ran;
        const lines = ran.stdout
          .split('\n')
          .filter((line) => shown.some((pid) => line.trim().split(/\s+/).includes(pid)));
        return { ...ran, stdout: lines.join('\n') };
      };
      const host = { ...real, platform, files: { ...real.files, list }, processes: { ...real.processes, run } };
      const judge = async () => {
        mkdirSync(path, { recursive: true });
        // As if it had slept for two hours since.
        const at = new Date(Date.now() + 2 * 60 * MINUTE);
        utimesSync(path, at, at);
        const lock = await host.files.lstat(path);
        if (!lock) throw new Error('no lock');
        return judgeLockOwner(host, path, lock);
      };
      const pid = child.pid ?? 0;
      expect(await judge()).toEqual({ state: 'may-live', pid });
      child.kill('SIGKILL');
      await expect.poll(() => host.processes.alive(pid)).toBe(false);
      const outermost = platform === 'darwin' || readlinkSync('/proc/self/ns/pid') === OUTERMOST;
      expect(await judge()).toEqual({ state: outermost ? 'gone' : 'unseen' });
    },
  );
});
