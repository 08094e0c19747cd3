import { afterEach, describe, expect, it } from 'vitest';
import { createMonitor } from '../../src/monitor/monitor.ts';
import { createNodePorts } from '../../src/monitor/node-ports.ts';
import { openRemedyController } from '../../src/monitor/remedies/open-remedy-controller.ts';
import type { RemedyWorld } from '../../src/monitor/remedies/ports.ts';
import type { SettingsKept } from '../../src/monitor/settings/keep-settings.ts';
import type { CommandName } from '../../src/shared/commands.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { createWorld, HOUR, MINUTE, SECOND, type World, type WorldOptions } from '../simulation/world.ts';

let world: World;

async function begin(options: WorldOptions = {}): Promise<World> {
  world = createWorld(options);
  await world.start();
  await world.advance(10 * MINUTE);
  return world;
}

afterEach(async () => {
  await world.monitor.stop();
});

describe('the snapshot', () => {
  it('stands when start resolves, and rises by one with every change', async () => {
    await begin();
    expect(world.snapshot()).toMatchObject({ light: 'green', headline: 'Signed in', next: null, dimmed: false });
    const revisions = world.snapshots.map(({ rev }) => rev);
    expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
  });

  it('is told once for a burst of changes', async () => {
    await begin();
    const before = world.snapshots.length;
    for (let index = 0; index < 20; index++) world.renew();
    await world.advance(5 * SECOND);
    expect(world.snapshots.length - before).toBe(1);
  });

  it('is not told again while looks only confirm it', async () => {
    await begin();
    const before = world.snapshots.length;
    await world.advance(14 * MINUTE);
    expect(world.snapshots.length - before).toBeLessThanOrEqual(1);
  });

  it('reaches every subscriber until it leaves', async () => {
    await begin();
    const heard: number[] = [];
    const leave = world.monitor.subscribe(({ rev }) => heard.push(rev));
    world.blank();
    await world.advance(MINUTE);
    const count = heard.length;
    expect(count).toBeGreaterThan(0);
    leave();
    world.signIn();
    await world.advance(MINUTE);
    expect(heard).toHaveLength(count);
  });

  it('can be asked for before the start', () => {
    world = createWorld();
    expect(world.monitor.snapshot()).toMatchObject({ light: 'grey', profiles: [], network: { state: 'UNKNOWN' } });
  });

  it('keeps its light, dimmed, while the network settles', async () => {
    await begin();
    world.blank();
    await world.advance(MINUTE);
    world.line = 'offline';
    world.host.emit('network-change');
    await world.advance(SECOND);
    expect(world.snapshot()).toMatchObject({ light: 'red', dimmed: true, network: { state: 'SETTLING' } });
  });
});

describe('the profile of new sessions', () => {
  it('is the first that was found, also when another one is read sooner', async () => {
    world = createWorld();
    world.signIn(30, '/srv/team');
    let desk: RemedyWorld | null = null;
    const monitor = createMonitor(
      world.host,
      { ...DEFAULT_SETTINGS, profiles: ['/srv/team'] },
      {
        ports: {
          async readProfile(place, settings, machine) {
            if (place.configDir === world.configDir) await world.host.clock.sleep(SECOND);
            return createNodePorts(world.host).readProfile(place, settings, machine);
          },
        },
        remedies: (given) => {
          desk = given;
          return openRemedyController(world.host, given);
        },
      },
    );
    const started = monitor.start();
    await world.advance(10 * SECOND);
    await started;
    const { first, profiles } = desk as unknown as RemedyWorld;
    expect(profiles().map(({ configDir }) => configDir)).toEqual([world.configDir, '/srv/team']);
    expect(first()?.id).toBe('default');
    await monitor.stop();
  });
});

describe('commands', () => {
  it('that this monitor can carry out are listed, and nothing else', async () => {
    await begin();
    const quit = async () => ({ ok: true, value: null }) as const;
    const other = createMonitor(world.host, DEFAULT_SETTINGS, { commands: { quit } });
    const own: CommandName[] = [
      'refresh',
      'mute',
      'unmute',
      'tell-when-it-works',
      'test-notice',
      'dismiss-notice',
      'add-profile',
      'name-claude',
      'remove-profile',
      'set-settings',
      'explain',
      'ask-others',
      'history',
      'diagnostics',
    ];
    expect(world.snapshot().commands).toEqual(own);
    expect(other.snapshot().commands).toEqual([...own, 'quit']);
    expect(await world.monitor.run({ name: 'quit', payload: {} })).toMatchObject({ ok: false, code: 'not-available' });
    expect(await other.run({ name: 'quit', payload: {} })).toEqual({ ok: true, value: null });
  });

  it('refresh looks at most once in twenty seconds', async () => {
    await begin();
    expect(await world.monitor.run({ name: 'refresh', payload: {} })).toEqual({ ok: true, value: null });
    expect(await world.monitor.run({ name: 'refresh', payload: {} })).toMatchObject({ ok: false, code: 'too-often' });
    await world.advance(21 * SECOND);
    expect(await world.monitor.run({ name: 'refresh', payload: {} })).toMatchObject({ ok: true });
  });

  it('refresh asks the network again', async () => {
    await begin();
    world.hello = { api: 'down', login: 'down' };
    for (let round = 0; round < 2; round++) {
      await world.advance(21 * SECOND);
      await world.monitor.run({ name: 'refresh', payload: {} });
    }
    await world.advance(SECOND);
    expect(world.snapshot().service.probe).toBe('API_DOWN');
  });

  it('mute holds banners back until unmute', async () => {
    await begin();
    await world.monitor.run({ name: 'mute', payload: { untilMs: null } });
    world.blank();
    await world.advance(HOUR);
    expect(world.banners()).toEqual([]);
    expect(world.snapshot().mutedUntil).toBe(8_640_000_000_000_000);
    await world.monitor.run({ name: 'unmute', payload: {} });
    await world.advance(SECOND);
    expect(world.snapshot().mutedUntil).toBeNull();
  });

  it('tell-when-it-works is kept once', async () => {
    await begin();
    world.blank();
    await world.advance(HOUR);
    await world.monitor.run({ name: 'tell-when-it-works', payload: { on: true } });
    await world.advance(HOUR);
    expect(world.snapshot().tellWhenItWorks).toBe(true);
    world.signIn();
    await world.advance(HOUR);
    expect(world.banners().map(({ kind }) => kind)).toEqual(['sign-in', 'recovered']);
    expect(world.snapshot().tellWhenItWorks).toBe(false);
  });

  it('test-notice gives a banner, also when nothing else may, and one at a time', async () => {
    await begin();
    await world.monitor.run({ name: 'mute', payload: { untilMs: null } });
    for (let round = 0; round < 2; round++)
      expect(await world.monitor.run({ name: 'test-notice', payload: {} })).toMatchObject({ ok: true });
    await world.advance(SECOND);
    expect(world.snapshot().notices.map(({ tells, level }) => [tells, level])).toEqual([['test', 'normal']]);
  });

  it('dismiss-notice takes one out of the list', async () => {
    await begin();
    world.blank();
    await world.advance(MINUTE);
    const id = world.snapshot().notices[0]?.id ?? '';
    expect(await world.monitor.run({ name: 'dismiss-notice', payload: { id } })).toMatchObject({ ok: true });
    await world.advance(SECOND);
    expect(world.snapshot().notices).toEqual([]);
    expect(await world.monitor.run({ name: 'dismiss-notice', payload: { id } })).toMatchObject({
      ok: false,
      code: 'failed',
    });
  });

  it('add-profile and remove-profile change what is watched, and are kept', async () => {
    await begin();
    const kept: Settings[] = [];
    await world.monitor.stop();
    const monitor = createMonitor(world.host, DEFAULT_SETTINGS, {
      saveSettings: async (settings) => {
        kept.push(settings);
        return { settings, trouble: null };
      },
    });
    const started = monitor.start();
    await world.advance(SECOND);
    await started;
    world.signIn(30, '/srv/team');
    const adding = monitor.run({ name: 'add-profile', payload: { configDir: '/srv/team' } });
    await world.advance(SECOND);
    expect(await adding).toMatchObject({ ok: true });
    expect(monitor.snapshot().profiles.map(({ configDir }) => configDir)).toContain('/srv/team');
    expect(kept.at(-1)?.profiles).toEqual(['/srv/team']);
    const add = (configDir: string) => monitor.run({ name: 'add-profile', payload: { configDir } });
    expect(await add('/nosuch')).toMatchObject({ ok: false, message: expect.stringMatching(/no folder \/nosuch\./) });
    expect(await add('/srv/team/.credentials.json')).toMatchObject({ message: expect.stringContaining('is a file') });
    expect(kept.at(-1)?.profiles).toEqual(['/srv/team']);
    const id = monitor.snapshot().profiles.find(({ configDir }) => configDir === '/srv/team')?.id ?? '';
    const removing = monitor.run({ name: 'remove-profile', payload: { id } });
    await world.advance(SECOND);
    expect(await removing).toMatchObject({ ok: true });
    expect(monitor.snapshot().profiles).toHaveLength(1);
    expect(await monitor.run({ name: 'remove-profile', payload: { id: 'default' } })).toMatchObject({ ok: false });
    await monitor.stop();
  });

  it('of settings changed one after the other during a look, the last are saved last', async () => {
    await begin();
    const kept: Settings[] = [];
    const monitor = createMonitor(world.host, DEFAULT_SETTINGS, {
      saveSettings: async (settings) => {
        kept.push(settings);
        return { settings, trouble: null };
      },
    });
    const set = (settings: Partial<Settings>) => monitor.run({ name: 'set-settings', payload: { settings } });
    const hidden = [{ configDir: world.configDir, name: null, hidden: true }];
    const both = [set({ profileEntries: hidden }), set({ othersCheck: false })];
    await world.advance(SECOND);
    await Promise.all(both);
    expect(kept.at(-1)).toMatchObject({ profileEntries: hidden, othersCheck: false });
    expect(monitor.snapshot().settings).toMatchObject({ profileEntries: hidden, othersCheck: false });
  });

  it('settings that somebody else has written are not taken over while own ones wait to be saved', async () => {
    await begin();
    const answers: (() => void)[] = [];
    const saveSettings = (settings: Settings) =>
      new Promise<SettingsKept>((resolve) => answers.push(() => resolve({ settings, trouble: null })));
    const monitor = createMonitor(world.host, DEFAULT_SETTINGS, { saveSettings });
    const setting = monitor.run({ name: 'set-settings', payload: { settings: { othersCheck: false } } });
    await world.advance(SECOND);
    let again: typeof setting | null = null;
    const back = monitor.takeOver(() => {
      again = monitor.run({ name: 'set-settings', payload: { settings: { urgentSound: false } } });
      return { ...DEFAULT_SETTINGS, othersCheck: false };
    });
    answers.shift()?.();
    await back;
    answers.shift()?.();
    expect(await Promise.all([setting, again])).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(monitor.snapshot().settings).toMatchObject({ othersCheck: false, urgentSound: false });
  });

  it('set-settings takes effect and says when it could not be kept', async () => {
    await begin();
    const trouble = 'The disk is full.';
    const saveSettings = async (settings: Settings) => ({ settings, trouble });
    const monitor = createMonitor(world.host, DEFAULT_SETTINGS, { saveSettings });
    const outcome = await monitor.run({ name: 'set-settings', payload: { settings: { deadlineSevenDays: true } } });
    expect(outcome).toEqual({ ok: false, code: 'failed', message: trouble });
    expect(monitor.snapshot().settings.deadlineSevenDays).toBe(true);
  });

  it('what the system does not take does not hold, and what was chosen beside it does', async () => {
    await begin();
    const saveSettings = async (settings: Settings) => ({
      settings: { ...settings, autostart: false },
      trouble: 'No.',
    });
    const monitor = createMonitor(world.host, DEFAULT_SETTINGS, { saveSettings });
    const chosen = { autostart: true, deadlineSevenDays: true };
    const outcome = await monitor.run({ name: 'set-settings', payload: { settings: chosen } });
    expect(outcome).toMatchObject({ ok: false, message: 'No.' });
    expect(monitor.snapshot().settings).toMatchObject({ autostart: false, deadlineSevenDays: true });
  });

  it('history and diagnostics tell without naming anybody', async () => {
    await begin();
    world.host.disk.put(
      '/home/ada/.claude.json',
      JSON.stringify({ oauthAccount: { emailAddress: 'ada@example.org' } }),
    );
    await world.advance(MINUTE);
    expect(world.snapshot().profiles[0]?.signIn.account?.email).toBe('ada@example.org');
    expect(await world.monitor.run({ name: 'history', payload: { limit: 5 } })).toMatchObject({
      ok: true,
      value: [],
    });
    const outcome = await world.monitor.run({ name: 'diagnostics', payload: {} });
    const text = outcome.ok ? String(outcome.value) : '';
    expect(JSON.parse(text)).toMatchObject({ light: 'green', platform: 'linux' });
    expect(text).not.toMatch(/ada|example\.org|simulated-/);
  });
});

describe('what is kept', () => {
  it('is written to the data folder only, for the owner only', async () => {
    await begin();
    const before = world.host.disk.everything();
    world.blank();
    await world.advance(HOUR);
    const after = world.host.disk.everything();
    const changed = Object.keys(after).filter((path) => after[path] !== before[path] && !path.includes('.credentials'));
    expect(changed.length).toBeGreaterThan(0);
    for (const path of changed) expect(path.startsWith(world.host.dataDir)).toBe(true);
    const stat = await world.host.files.stat(`${world.host.dataDir}/notices.json`);
    expect((stat?.mode ?? 0) & 0o777).toBe(0o600);
    expect(world.host.disk.text(`${world.host.dataDir}/notices.json`)).not.toContain('simulated-');
  });

  it.each(['{"version":1', '[]', '{"version":2}', '\u0000'])(
    'when broken (%j) is set aside, and said',
    async (text) => {
      world = createWorld();
      for (const name of ['history.json', 'notices.json']) world.host.disk.put(`${world.host.dataDir}/${name}`, text);
      const problems: string[] = [];
      const monitor = createMonitor(world.host, DEFAULT_SETTINGS, { onProblem: (sentence) => problems.push(sentence) });
      const started = monitor.start();
      await world.advance(10 * SECOND);
      await started;
      expect(problems).toHaveLength(2);
      expect(problems[0]).toContain('.corrupt');
      expect(world.host.disk.text(`${world.host.dataDir}/history.json.corrupt`)).toBe(text);
      expect(monitor.snapshot().light).toBe('green');
      await monitor.stop();
    },
  );

  it('survives a full disk', async () => {
    await begin();
    world.host.disk.breakWrites('full');
    world.blank();
    await world.advance(HOUR);
    expect(world.snapshot().light).toBe('red');
    expect(world.banners()).toHaveLength(1);
  });

  it('leaves nothing running after the stop', async () => {
    await begin();
    await world.monitor.stop();
    expect(world.host.clock.pending()).toBe(0);
    expect(world.host.disk.watched()).toBe(0);
  });
});

describe('many profiles', () => {
  it('a thousand are read once each and cost one snapshot', async () => {
    const profiles = Array.from({ length: 1000 }, (_, index) => `/srv/profiles/${index}`);
    world = createWorld({ settings: { profiles } });
    for (const dir of profiles) world.signIn(30, dir);
    const heard: Snapshot[] = [];
    world.onSnapshot((snapshot) => heard.push(snapshot));
    await world.start();
    await world.advance(5 * SECOND);
    expect(world.snapshot().profiles).toHaveLength(1001);
    expect(heard.length).toBeLessThanOrEqual(5);
    world.blank(profiles[500]);
    await world.advance(SECOND);
    expect(world.snapshot().profiles[0]).toMatchObject({ configDir: profiles[500], signIn: { state: 'DEAD' } });
  });
});
