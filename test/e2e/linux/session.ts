/** A desktop session of its own: a screen, a bus that starts nothing unasked, a window manager, a panel, banners. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionBusConfig } from '../../session-bus.ts';
import { type Bus, createBus } from './bus.ts';
import { type Panel, startPanel } from './panels.ts';
import { createPrograms, type Programs } from './programs.ts';
import { createScreen, SCREEN_SIZE, type Screen } from './screen.ts';
import { giveToUser } from './user.ts';
import { until, untilOwned } from './wait.ts';

export interface DesktopSession {
  folder: string;
  /** Of programs in this session. */
  env: Readonly<Record<string, string>>;
  programs: Programs;
  bus: Bus;
  screen: Screen;
  close(): Promise<void>;
}

export interface SessionOptions {
  panel?: Panel;
  /** dunst shows banners. */
  banners?: boolean;
  /** A keyring that is open, with nothing in it. */
  keyring?: boolean;
  /** Stands for logind, so that the machine can be told to sleep. */
  logind?: boolean;
  /** Starts further programs before anything waits for the desktop. */
  prepare?(session: DesktopSession): Promise<void>;
}

/** An ordinary user's. What whoever runs the tests has besides may be closed to them, and is then looked at again and again. */
const PATH = '/usr/local/bin:/usr/bin:/bin';

/** What Xfce keeps its settings with; a panel does not start without. */
const XFCONF = '/usr/share/dbus-1/services/org.xfce.Xfconf.service';

/** A left click is the banner's own action. */
const DUNST = `[global]
width = 360
height = 200
offset = 20x60
font = DejaVu Sans 10
notification_limit = 5
mouse_left_click = do_action
`;

export async function openSession(options: SessionOptions = {}): Promise<DesktopSession> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-session-'));
  const address = `unix:path=${join(folder, 'bus')}`;
  const programs = createPrograms(folder, {
    PATH,
    HOME: folder,
    TZ: 'UTC',
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    DBUS_SESSION_BUS_ADDRESS: address,
    // What the system itself says (sleep, wake, lock) comes from here as well.
    DBUS_SYSTEM_BUS_ADDRESS: address,
    NO_AT_BRIDGE: '1',
  });
  const session: DesktopSession = {
    folder,
    env: programs.env,
    programs,
    bus: createBus(programs, address),
    screen: createScreen(programs),
    async close() {
      await programs.endAll();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    for (const name of ['services', 'config']) mkdirSync(join(folder, name));
    copyFileSync(XFCONF, join(folder, 'services/xfconf.service'));
    writeFileSync(join(folder, 'bus.conf'), sessionBusConfig(address, join(folder, 'services')));
    writeFileSync(join(folder, 'dunstrc'), DUNST);
    giveToUser(folder);
    await Promise.all([startScreen(programs), startBus(programs, folder)]);
    await options.prepare?.(session);
    await startWindowManager(session);
    if (options.banners) await startBanners(session);
    if (options.keyring) await startKeyring(session);
    if (options.logind) await startLogind(session);
    if (options.panel) await startPanel(session, options.panel);
    return session;
  } catch (error) {
    // Whoever waits for the session never gets one to close.
    await session.close();
    throw error;
  }
}

async function startScreen(programs: Programs): Promise<void> {
  const size = `${SCREEN_SIZE.width}x${SCREEN_SIZE.height}x24`;
  const server = programs.start('Xvfb', ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp', '-noreset']);
  const number = await until(() => {
    const [, found] = /^(\d+)\n/m.exec(server.output()) ?? [];
    if (!found) throw new Error(`no screen: ${server.output()}`);
    return found;
  });
  programs.env.DISPLAY = `:${number}`;
}

/** Waited for: it takes over what is on the screen when it comes, and a panel that was first may vanish at that. */
async function startWindowManager({ programs }: DesktopSession): Promise<void> {
  const { output } = programs.start('openbox', []);
  await until(async () => {
    // Only a window manager says how many there are.
    const { code } = await programs.run('xdotool', ['get_num_desktops']);
    if (code !== 0) throw new Error(`no window manager: ${output()}`);
  });
}

async function startBus(programs: Programs, folder: string): Promise<void> {
  programs.start('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${join(folder, 'bus.conf')}`]);
  await until(() => statSync(join(folder, 'bus')));
}

async function startBanners({ bus, folder, programs }: DesktopSession): Promise<void> {
  programs.start('dunst', ['-conf', join(folder, 'dunstrc')]);
  await untilOwned(bus, 'org.freedesktop.Notifications');
}

async function startKeyring({ bus, programs }: DesktopSession): Promise<void> {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  programs.start('gnome-keyring-daemon', args, { stdin: '\n' });
  await untilOwned(bus, 'org.freedesktop.secrets');
}

/** Debian's own Python has the module; another one that comes first on PATH need not. */
async function startLogind({ bus, programs }: DesktopSession): Promise<void> {
  programs.start('/usr/bin/python3', ['-m', 'dbusmock', '--system', '--template', 'logind']);
  await untilOwned(bus, LOGIND.service);
}

const LOGIND = {
  service: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  iface: 'org.freedesktop.DBus.Mock',
};

/** Says what logind says before the machine sleeps, and after it wakes. */
export async function sayToSleep({ bus }: DesktopSession, asleep: boolean): Promise<void> {
  const signal = ['org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', '1', 'b', String(asleep)];
  await bus.call(LOGIND, 'EmitSignal', 'sssav', ...signal);
}
