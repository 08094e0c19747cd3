/** Who pays in a running session: told when it changes while the session runs, and never otherwise. */
import { afterEach, describe, expect, it } from 'vitest';
import { createNodePorts } from '../../../src/monitor/node-ports.ts';
import type { MonitorPorts } from '../../../src/monitor/ports.ts';
import { createWorld, HOUR, MINUTE, SECOND, type World, type WorldOptions } from '../../simulation/world.ts';

const HELPER = JSON.stringify({ apiKeyHelper: '/bin/echo key' });
const HERTZ = 100;

let world: World;
afterEach(async () => {
  await world.monitor.stop();
});

/** A process as the kernel shows it; `startedAt` by the world's clock. */
function putSession(pid: number, folder: string, startedAt = world.now() - HOUR, environ = ''): void {
  const { disk, home } = world.host;
  disk.folder(`/proc/${pid}`);
  disk.link(`/proc/${pid}/exe`, `${home}/.local/share/claude/versions/2.1.329`);
  disk.link(`/proc/${pid}/cwd`, `${home}/${folder}`);
  disk.put(`/proc/${pid}/environ`, environ);
  const bootedAt = Math.floor(world.now() / DAY_MS) * DAY_MS - DAY_MS;
  disk.put('/proc/stat', `btime ${bootedAt / 1000}\n`);
  const ticks = ((startedAt - bootedAt) / 1000) * HERTZ;
  disk.put(`/proc/${pid}/stat`, `${pid} (claude) S ${'0 '.repeat(18)}${ticks} 0`);
}
const DAY_MS = 24 * HOUR;

function endSession(pid: number): void {
  for (const name of ['exe', 'cwd', 'environ', 'stat']) world.host.disk.remove(`/proc/${pid}/${name}`);
  world.host.disk.remove(`/proc/${pid}`);
}

const putSettings = (text: string): void => world.host.disk.put(`${world.configDir}/settings.json`, text);
const said = () => world.snapshot().findings.filter(({ id }) => id === 'session-source-changed');
const noted = () => world.snapshot().history.filter(({ kind }) => kind === 'billing');

async function begin(options: WorldOptions = {}, folder = 'proj'): Promise<void> {
  world = createWorld(options);
  putSettings('{}');
  putSession(41, folder);
  await world.start();
  await world.advance(MINUTE);
}

describe('a running session whose source changes', () => {
  it('is a warning and a line of the history when the plan gives way to a key', async () => {
    await begin();
    expect(said()).toEqual([]);
    putSettings(HELPER);
    await world.advance(30 * SECOND);
    expect(said()).toMatchObject([{ severity: 'warning', profile: 'default', remedies: [] }]);
    expect(said()[0]?.detail).toContain('In ~/proj, Claude Code uses the key from apiKeyHelper since ');
    expect(noted().map(({ text }) => text)).toEqual([
      'Sessions in ~/proj are billed to an API key from now on; until now to your plan.',
    ]);
  });

  it('is still told after a look that failed', async () => {
    let broken = false;
    const readProject: MonitorPorts['readProject'] = async (...asked) => {
      if (broken) throw new Error('a fault of ours');
      return createNodePorts(world.host).readProject(...asked);
    };
    await begin({ ports: { readProject } });
    broken = true;
    const failed = expect(world.monitor.run({ name: 'refresh', payload: {} })).rejects.toThrow('a fault of ours');
    await world.advance(SECOND);
    await failed;
    broken = false;
    putSettings(HELPER);
    await world.advance(30 * SECOND);
    expect(said()).toHaveLength(1);
  });

  it('is over when it changes back, and when the session ends', async () => {
    await begin();
    putSettings(HELPER);
    await world.advance(30 * SECOND);
    putSettings('{}');
    await world.advance(30 * SECOND);
    expect(said()).toEqual([]);
    expect(noted()).toHaveLength(2);
    putSettings(HELPER);
    await world.advance(30 * SECOND);
    expect(said()).toHaveLength(1);
    endSession(41);
    await world.advance(2 * MINUTE);
    expect(said()).toEqual([]);
    expect(noted()).toHaveLength(3);
  });

  it('is told of one that began after the last look at the machine, and not of one that began after the change', async () => {
    await begin();
    endSession(41);
    putSession(42, 'young', world.now() - 30 * SECOND);
    putSettings(HELPER);
    putSession(43, 'younger', world.now() + SECOND);
    await world.advance(30 * SECOND);
    expect(said()).toHaveLength(1);
    expect(said()[0]?.detail).toContain('In ~/young, Claude Code');
  });

  it('is one finding and one line for many', async () => {
    await begin();
    for (const pid of [42, 43, 44, 45]) putSession(pid, `proj-${pid}`);
    putSettings(HELPER);
    await world.advance(30 * SECOND);
    expect(said()).toHaveLength(1);
    expect(noted().map(({ text }) => text)).toEqual([expect.stringContaining('2 more folders')]);
  });

  it('is a hint where nobody knows what the new one costs', async () => {
    await begin();
    const env = { ANTHROPIC_AUTH_TOKEN: 'gateway-token-0123456789', ANTHROPIC_BASE_URL: 'https://gw.example' };
    putSettings(JSON.stringify({ env }));
    await world.advance(30 * SECOND);
    expect(said()).toMatchObject([{ severity: 'info' }]);
    expect(noted()[0]?.text).toContain('use the token in ANTHROPIC_AUTH_TOKEN from now on');
  });
});

describe('nothing is said', () => {
  it('at the start, of hours without a change, and of a login that is renewed', async () => {
    world = createWorld();
    putSettings(HELPER);
    putSession(41, 'proj');
    await world.start();
    await world.advance(3 * HOUR);
    world.renew();
    await world.advance(3 * HOUR);
    expect([said(), noted()]).toEqual([[], []]);
  });

  it('of a store that is away for a moment, of settings that cannot be read, and of nobody signed in', async () => {
    await begin();
    world.signOut();
    await world.advance(5 * SECOND);
    world.signIn();
    putSettings('{ "apiKeyHelper": ');
    await world.advance(MINUTE);
    putSettings(HELPER);
    await world.advance(4 * SECOND);
    putSettings('{}');
    world.signOut();
    await world.advance(5 * MINUTE);
    expect([said(), noted()]).toEqual([[], []]);
  });

  it('of a session with a key of its own, which stands above what changed', async () => {
    world = createWorld();
    putSettings('{}');
    putSession(41, 'proj', world.now() - HOUR, 'ANTHROPIC_AUTH_TOKEN=own-token-0123456789\0');
    await world.start();
    await world.advance(MINUTE);
    putSettings(HELPER);
    await world.advance(MINUTE);
    expect([said(), noted()]).toEqual([[], []]);
  });

  it('where processes do not show their environment', async () => {
    await begin({ platform: 'darwin' });
    putSettings(HELPER);
    await world.advance(MINUTE);
    expect([said(), noted()]).toEqual([[], []]);
  });
});

describe('at rest', () => {
  it('sessions are looked at with the machine alone', async () => {
    let looks = 0;
    const findSessions = async () => {
      looks++;
      return [];
    };
    world = createWorld({ ports: { findSessions } });
    await world.start();
    world.renew();
    await world.advance(50 * MINUTE);
    expect(looks).toBe(0);
  });
});
