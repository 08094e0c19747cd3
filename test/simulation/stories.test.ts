/** One story per tricky case, told on the virtual clock with the whole monitor. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PowerEvent } from '../../src/platform/host.ts';
import { checkBanners, checkSnapshot } from './invariants.ts';
import { type RecordedIncident, readRecordedIncidents } from './recorded-incidents.ts';
import {
  createWorld,
  DAY,
  documentOf,
  HOUR,
  type Line,
  MINUTE,
  SECOND,
  type World,
  type WorldOptions,
} from './world.ts';

const RECORDED = readRecordedIncidents();
let world: World;
let wrong: string[] = [];

function create(options: WorldOptions = {}): void {
  wrong = [];
  world = createWorld(options);
  world.onSnapshot((snapshot) => wrong.push(...checkSnapshot(world, snapshot, null)));
}

async function begin(options: WorldOptions = {}): Promise<World> {
  create(options);
  await world.start();
  await world.advance(10 * MINUTE);
  return world;
}

afterEach(async () => {
  await world.monitor.stop();
  expect(wrong).toEqual([]);
  expect(checkBanners(world.banners())).toEqual([]);
  expect(world.host.programs.runs).toEqual([]);
});

function recorded(id: string): RecordedIncident {
  const found = RECORDED.find((incident) => incident.id === id);
  if (!found) throw new Error(`not recorded: ${id}`);
  return found;
}

const state = () => world.snapshot().profiles[0]?.signIn.state;
const titles = () => world.banners().map(({ title }) => title);

/** Writes what Claude Code notes down when the server refuses a request. */
function refuse(times: readonly number[]): void {
  const line = (at: number) =>
    JSON.stringify({
      type: 'system',
      subtype: 'api_error',
      timestamp: new Date(at).toISOString(),
      error: { status: 401, message: '401 {"type":"error","error":{"type":"authentication_error","message":"…"}}' },
    });
  world.host.disk.put(`${world.configDir}/projects/p/session.jsonl`, `${times.map(line).join('\n')}\n`);
}

describe('the sign-in', () => {
  it('past its access time renews silently: never an alarm', async () => {
    await begin();
    await world.advance(9 * HOUR);
    expect(state()).toBe('STALE');
    expect(world.snapshot()).toMatchObject({ light: 'green', action: 'none' });
    world.renew();
    await world.advance(SECOND);
    expect(state()).toBe('OK');
    expect(world.snapshot().history[0]).toMatchObject({ kind: 'renewed' });
    expect(titles()).toEqual([]);
  });

  it('blanked by Claude Code is believed at once, told after a second look, taken back after the next login', async () => {
    await begin();
    world.blank();
    await world.advance(SECOND);
    expect(world.snapshot()).toMatchObject({ light: 'red', action: 'sign-in', cause: 'account' });
    expect(titles()).toEqual([]);
    await world.advance(MINUTE);
    expect(titles()).toEqual(['Signed out: your login expired.']);
    world.signIn();
    await world.advance(SECOND);
    expect(world.snapshot().light).toBe('green');
    expect(world.banners()[0]?.withdrawnAt).not.toBeNull();
  });

  it('deleted and recreated within the grace is not a sign-out', async () => {
    await begin();
    world.signOut();
    await world.advance(8 * SECOND);
    expect(state()).toBe('OK');
    world.signIn();
    await world.advance(MINUTE);
    expect(state()).toBe('OK');
    expect(world.snapshot().history.map(({ kind }) => kind)).not.toContain('signed-out');
  });

  it('deleted for good is a sign-out after ten seconds, without a banner', async () => {
    await begin();
    world.signOut();
    await world.advance(12 * SECOND);
    expect(state()).toBe('NONE');
    await world.advance(HOUR);
    expect(titles()).toEqual([]);
  });

  it('half written keeps the last good reading', async () => {
    await begin();
    const whole = world.host.disk.text(world.storePath()) ?? '';
    world.host.disk.overwrite(world.storePath(), whole.slice(0, 40));
    await world.advance(5 * SECOND);
    expect(state()).toBe('OK');
    world.host.disk.overwrite(world.storePath(), whole);
    await world.advance(MINUTE);
    expect(state()).toBe('OK');
  });

  it('broken for good is unreadable, never signed out', async () => {
    await begin();
    world.host.disk.overwrite(world.storePath(), '{"claudeAiOauth": {');
    await world.advance(MINUTE);
    expect(state()).toBe('UNREADABLE');
    expect(world.snapshot()).toMatchObject({ light: 'yellow' });
    await world.advance(HOUR);
    expect(titles()).toEqual([]);
  });

  it('that may not be read is unreadable, and good again as soon as it may', async () => {
    await begin();
    world.host.disk.setMode(world.storePath(), 0);
    await world.advance(MINUTE);
    expect(state()).toBe('UNREADABLE');
    world.host.disk.setMode(world.storePath(), 0o600);
    await world.advance(SECOND);
    expect(state()).toBe('OK');
  });

  it('is not judged while Claude Code holds its refresh lock', async () => {
    await begin();
    world.host.disk.folder(`${world.configDir}/.oauth_refresh.lock`);
    world.blank();
    await world.advance(5 * SECOND);
    expect(state()).toBe('OK');
    world.signIn();
    world.host.disk.remove(`${world.configDir}/.oauth_refresh.lock`);
    await world.advance(MINUTE);
    expect(state()).toBe('OK');
  });

  it('replaced over a link is followed', async () => {
    await begin();
    world.host.disk.put('/mnt/vault/login.json', world.host.disk.text(world.storePath()) ?? '');
    world.host.disk.link(world.storePath(), '/mnt/vault/login.json');
    await world.advance(MINUTE);
    expect(state()).toBe('OK');
    const dead = documentOf({ accessToken: '', refreshToken: '', expiresAt: 0, refreshTokenExpiresAt: null });
    world.host.disk.put('/mnt/vault/login.json', dead);
    await world.advance(SECOND);
    expect(state()).toBe('DEAD');
  });

  it('is told three days ahead, one day ahead and at its end', async () => {
    await begin();
    world.signIn(5);
    await world.advance(6 * DAY);
    expect(titles()).toEqual([
      'Your login ends in 3 days.',
      'Your login ends in 1 day.',
      'Signed out: your login expired.',
    ]);
  });

  it('lost three times in three days is unusual', async () => {
    await begin();
    for (let day = 0; day < 3; day++) {
      world.blank();
      await world.advance(HOUR);
      world.signIn();
      await world.advance(15 * HOUR);
    }
    expect(world.snapshot().pattern).toContain('signed out 3 times in 3 days: unusual');
  });
});

describe('the service', () => {
  it('6 April: two refusals under a clear page, then the incident, then its end', async () => {
    await begin();
    world.signIn();
    const start = world.now();
    await world.advance(5 * MINUTE);
    refuse([start + MINUTE, start + 4 * MINUTE]);
    await world.advance(12 * MINUTE);
    expect(world.snapshot()).toMatchObject({ light: 'orange', action: 'wait', service: { state: 'REJECTING' } });
    expect(state()).toBe('OK');
    world.replays = [{ incident: recorded('vfjv5x6qkd4j'), at: world.now() }];
    await world.advance(15 * MINUTE);
    expect(world.snapshot().service).toMatchObject({ state: 'LOGIN_DOWN', page: 'AUTH' });
    expect(world.snapshot()).toMatchObject({ cause: 'service', action: 'keep-sessions' });
    await world.advance(4 * HOUR);
    expect(world.snapshot().light).toBe('green');
    expect(titles()).toEqual([
      'Anthropic refuses a login that is still good.',
      'Sign-in is failing at Anthropic.',
      'Claude Code works again.',
    ]);
  });

  it('a refusal that outlasts a clear page becomes a sign-in', async () => {
    await begin();
    world.signIn();
    const start = world.now();
    await world.advance(5 * MINUTE);
    refuse([start + MINUTE, start + 4 * MINUTE]);
    await world.advance(45 * MINUTE);
    expect(world.snapshot()).toMatchObject({ light: 'orange', action: 'sign-in' });
    world.signIn();
    await world.advance(MINUTE);
    expect(world.snapshot().light).toBe('green');
  });

  it('a refusal is told no longer once five other profiles are used, whose records are followed instead', async () => {
    await begin();
    world.signIn();
    const start = world.now();
    refuse([start + MINUTE, start + 4 * MINUTE]);
    await world.advance(45 * MINUTE);
    const isRefused = () => world.snapshot().findings.some(({ id }) => id.startsWith('refused-'));
    expect(isRefused()).toBe(true);
    for (const configDir of ['/srv/1', '/srv/2', '/srv/3', '/srv/4', '/srv/5']) {
      world.signIn(30, configDir);
      const adding = world.monitor.run({ name: 'add-profile', payload: { configDir } });
      await world.advance(MINUTE);
      await adding;
    }
    expect(isRefused()).toBe(false);
  });

  it('one refusal, or one of an older login, is no signal', async () => {
    await begin();
    refuse([world.now() - MINUTE]);
    await world.advance(15 * MINUTE);
    expect(world.snapshot().light).toBe('green');
    refuse([world.now() - 10 * MINUTE, world.now() - 2 * MINUTE]);
    world.signIn();
    await world.advance(15 * MINUTE);
    expect(world.snapshot().light).toBe('green');
  });

  it('sign-in named only in a later update is told when it is named', async () => {
    await begin();
    world.replays = [{ incident: recorded('p88wl8gmb05c'), at: world.now() + MINUTE }];
    await world.advance(3 * HOUR);
    expect(titles().some((title) => title.includes('Sign-in is failing'))).toBe(true);
    expect(world.snapshot().history.some(({ kind }) => kind === 'incident-opened')).toBe(true);
  });

  it('an incident that does not touch Claude Code is silent', async () => {
    await begin();
    world.replays = [{ incident: recorded('2z4mf00ffcwd'), at: world.now() + MINUTE }];
    await world.advance(DAY / 2);
    expect(titles()).toEqual([]);
  });

  it('an outage nobody posted is told as unconfirmed, and its end once', async () => {
    await begin();
    world.hello = { api: 'down', login: 'down' };
    await world.advance(3 * HOUR);
    expect(world.snapshot()).toMatchObject({ light: 'orange', service: { state: 'DOWN?' } });
    world.hello = { api: 'ok', login: 'ok' };
    await world.advance(HOUR);
    expect(titles()).toEqual(['Claude does not answer.', 'Claude Code works again.']);
  });

  it('an incident deleted while open closes without fanfare after two readings', async () => {
    await begin();
    const incident = recorded('qt14v73myyy5');
    world.replays = [{ incident, at: world.now() }];
    await world.advance(6 * MINUTE);
    expect(world.snapshot().service.incidents).toHaveLength(1);
    world.replays = [];
    await world.advance(10 * MINUTE);
    expect(world.snapshot().service.incidents).toEqual([]);
  });

  it('a login that dies in an incident is not sent to a broken sign-in, and is afterwards', async () => {
    await begin();
    world.replays = [{ incident: recorded('f00h6l76tsjs'), at: world.now() }];
    await world.advance(30 * MINUTE);
    world.blank();
    await world.advance(15 * MINUTE);
    expect(world.snapshot()).toMatchObject({ light: 'red', action: 'wait', cause: 'service' });
    await world.advance(5 * HOUR);
    expect(world.snapshot()).toMatchObject({ light: 'red', action: 'sign-in', cause: 'account' });
    expect(world.banners().filter(({ level }) => level === 'urgent')).toHaveLength(1);
    expect(world.snapshot().history.find(({ kind }) => kind === 'signed-out')?.incident).not.toBeNull();
  });

  it.each(['blocked', 'error', 'foreign'] as const)(
    'a page that is %s says nothing about the service',
    async (mode) => {
      await begin();
      world.page = mode;
      await world.advance(2 * DAY);
      expect(world.snapshot()).toMatchObject({ light: 'green', service: { page: 'UNKNOWN', probe: 'OK' } });
      expect(world.snapshot().service.trouble).not.toBeNull();
      expect(titles()).toEqual([]);
    },
  );

  it('a page stuck on old data is not believed after half an hour', async () => {
    await begin();
    world.page = 'stuck';
    await world.advance(2 * HOUR);
    expect(world.snapshot().service.page).toBe('UNKNOWN');
  });

  it.each(['throttled', 'changed'] as const)('hello that is %s is alive', async (hello) => {
    await begin();
    world.hello = { api: hello, login: hello };
    await world.advance(6 * HOUR);
    expect(world.snapshot().light).toBe('green');
    expect(titles()).toEqual([]);
  });

  it('running at the first start is told once; what was over is not', async () => {
    create();
    world.replays = [{ incident: recorded('vfjv5x6qkd4j'), at: world.now() - 20 * MINUTE }];
    await world.start();
    await world.advance(30 * MINUTE);
    expect(titles()).toEqual(['Sign-in is failing at Anthropic.']);
  });
});

describe('the network', () => {
  const LINES: readonly [Line, string, string][] = [
    ['captive', 'CAPTIVE', 'grey'],
    ['proxy', 'RESTRICTED', 'yellow'],
    ['names-blocked', 'RESTRICTED', 'yellow'],
    ['offline', 'OFFLINE', 'grey'],
  ];

  it.each(LINES)('%s is %s, and no alarm', async (line, network, light) => {
    await begin();
    world.line = line;
    if (line === 'offline') world.host.setOnline(false);
    world.host.emit('network-change');
    await world.advance(15 * MINUTE);
    expect(world.snapshot()).toMatchObject({ light, network: { state: network } });
    world.line = 'up';
    world.host.setOnline(true);
    world.host.emit('network-change');
    await world.advance(15 * MINUTE);
    expect(world.snapshot().light).toBe('green');
    expect(titles()).toEqual([]);
  });

  it('gone while the login ends: the end is told when it is back', async () => {
    await begin();
    world.line = 'offline';
    world.host.emit('offline');
    world.blank();
    await world.advance(HOUR);
    expect(world.snapshot()).toMatchObject({ light: 'grey', headline: 'Offline; sign-in expired' });
    expect(titles()).toEqual([]);
    world.line = 'up';
    world.host.emit('online');
    await world.advance(5 * MINUTE);
    expect(titles()).toEqual(['Signed out: your login expired.']);
  });

  it('answers that belong to a network that is gone are dropped', async () => {
    await begin();
    world.hello = { api: 'timeout', login: 'timeout' };
    await world.advance(12 * MINUTE);
    world.hello = { api: 'ok', login: 'ok' };
    world.host.emit('network-change');
    await world.advance(10 * MINUTE);
    expect(world.snapshot().light).toBe('green');
  });
});

describe('time', () => {
  it('asleep nothing is asked; after waking one look, no burst; an outage slept through is not told', async () => {
    await begin();
    world.host.emit('sleep');
    world.hello = { api: 'down', login: 'down' };
    await world.host.advance(6 * HOUR);
    expect(world.host.web.requests).toEqual([]);
    world.hello = { api: 'ok', login: 'ok' };
    world.host.emit('wake');
    await world.host.advance(2 * MINUTE);
    expect(world.host.web.requests.length).toBeLessThanOrEqual(6);
    expect(world.snapshot().light).toBe('green');
    await world.advance(HOUR);
    expect(titles()).toEqual([]);
  });

  it('a login that ended in the night is told in the morning', async () => {
    await begin();
    world.host.emit('sleep');
    world.blank();
    world.host.clock.skip(9 * HOUR);
    world.host.emit('wake');
    await world.advance(10 * MINUTE);
    expect(titles()).toEqual(['Signed out: your login expired.']);
  });

  it('with the screen locked nothing is said; it is said when somebody is there', async () => {
    await begin();
    world.host.emit('lock');
    world.blank();
    await world.advance(3 * HOUR);
    expect(titles()).toEqual([]);
    world.host.emit('unlock');
    await world.advance(5 * MINUTE);
    expect(titles()).toEqual(['Signed out: your login expired.']);
  });

  it.each([2 * DAY, -2 * DAY])('a clock set by %i ms ends no login', async (byMs) => {
    await begin();
    world.signIn(1.5);
    await world.advance(MINUTE);
    world.host.clock.setBack(byMs);
    world.serverAheadMs = -byMs;
    await world.advance(30 * MINUTE);
    expect(state()).not.toBe('DEAD');
    expect(world.snapshot().findings.map(({ id }) => id)).toContain('clock-off');
    expect(titles()).not.toContain('Signed out: your login expired.');
  });

  it('a restart remembers what was said', async () => {
    await begin();
    world.blank();
    await world.advance(HOUR);
    await world.restart(MINUTE);
    await world.advance(HOUR);
    expect(titles()).toEqual(['Signed out: your login expired.']);
  });

  it('a login that ended while Pilotlight was off is told', async () => {
    await begin();
    world.renew();
    await world.advance(MINUTE);
    await world.monitor.stop();
    world.blank();
    await world.restart(HOUR);
    await world.advance(HOUR);
    expect(titles()).toEqual(['Signed out: your login expired.']);
    expect(world.snapshot().history.map(({ kind }) => kind)).toContain('signed-out');
  });

  it('at rest nothing ticks fast and nothing is started, however often the power cord is pulled', async () => {
    await begin();
    const fired = world.host.clock.fired();
    const quiet: PowerEvent[] = ['battery', 'mains'];
    for (let minute = 0; minute < 60; minute++) {
      for (const event of quiet) world.host.emit(event);
      await world.host.advance(MINUTE);
    }
    expect(world.host.clock.fired() - fired).toBeLessThan(60);
    expect(world.host.web.requests.length).toBeLessThan(12 * 1.3 + 2 * 6 * 1.3 + 2);
  });
});

describe('several profiles', () => {
  const work = '/home/ada/.claude-work';

  async function beginWithTwo(): Promise<void> {
    await begin({ settings: { profiles: [work] } });
    world.signIn(30, work);
    await world.advance(5 * MINUTE);
    await world.monitor.run({ name: 'refresh', payload: {} });
    await world.advance(5 * MINUTE);
  }

  it('the worst one is shown first and named', async () => {
    await beginWithTwo();
    expect(world.snapshot().profiles).toHaveLength(2);
    world.blank(work);
    await world.advance(5 * MINUTE);
    expect(world.snapshot().profiles[0]?.configDir).toBe(work);
    expect(world.snapshot().headline).toContain('.claude-work');
    expect(titles()).toEqual(['~/.claude-work: Signed out: your login expired.']);
  });

  it('one cause is one banner', async () => {
    await beginWithTwo();
    world.blank(work);
    world.blank();
    await world.advance(HOUR);
    expect(titles()).toHaveLength(1);
  });

  it('one that vanishes is dropped without a banner', async () => {
    await beginWithTwo();
    world.host.disk.remove(work);
    await world.advance(HOUR);
    expect(titles()).toEqual([]);
    expect(world.snapshot().light).toBe('green');
  });
});
