/** A desktop session of its own: a screen, a bus that starts nothing unasked, a window manager, a panel, banners. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { type Bus, createBus } from './bus.ts';
import { type Panel, startPanel } from './panels.ts';
import { createPrograms, type Programs } from './programs.ts';
import { createScreen, SCREEN_SIZE, type Screen } from './screen.ts';
import { giveToUser } from './user.ts';

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
  /** Starts further programs before anything waits for the desktop. */
  prepare?(session: DesktopSession): Promise<void>;
}

/** Several programs start at once here, on machines that may be busy with more. */
export const WAIT = { timeout: 60_000, interval: 100 };

const busConfig = (address: string, services: string) => `<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><keep_umask/><listen>${address}</listen><servicedir>${services}</servicedir>
<policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>`;

/** What Xfce keeps its settings with; a panel does not start without. */
const XFCONF = '/usr/share/dbus-1/services/org.xfce.Xfconf.service';

const DUNST = '[global]\nwidth = 360\nheight = 200\nfont = DejaVu Sans 10\nnotification_limit = 5\n';

export async function openSession(options: SessionOptions = {}): Promise<DesktopSession> {
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-session-'));
  const address = `unix:path=${join(folder, 'bus')}`;
  const programs = createPrograms(folder, {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TZ: 'UTC',
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
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
    writeFileSync(join(folder, 'bus.conf'), busConfig(address, join(folder, 'services')));
    writeFileSync(join(folder, 'dunstrc'), DUNST);
    giveToUser(folder);
    await Promise.all([startScreen(programs), startBus(programs, folder)]);
    await options.prepare?.(session);
    programs.start('openbox', []);
    if (options.banners) await startBanners(session);
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
  const number = await vi.waitFor(() => {
    const [, found] = /^(\d+)\n/m.exec(server.output()) ?? [];
    if (!found) throw new Error(`no screen: ${server.output()}`);
    return found;
  }, WAIT);
  programs.env.DISPLAY = `:${number}`;
}

async function startBus(programs: Programs, folder: string): Promise<void> {
  programs.start('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${join(folder, 'bus.conf')}`]);
  await vi.waitFor(() => expect(statSync(join(folder, 'bus')).isSocket()).toBe(true), WAIT);
}

async function startBanners({ bus, folder, programs }: DesktopSession): Promise<void> {
  programs.start('dunst', ['-conf', join(folder, 'dunstrc')]);
  await vi.waitFor(async () => expect(await bus.hasOwner('org.freedesktop.Notifications')).toBe(true), WAIT);
}
