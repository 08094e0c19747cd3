/** The packed product, started as its user starts it, in a session of its own and a world without Anthropic. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inject, vi } from 'vitest';
import { makeWorld, type World } from '../../fakes/desktop/launch.ts';
import { readFixture, readHttpFixture, type StatusServer, startStatusServer } from '../../loopback/status-server.ts';
import type { Started } from './programs.ts';
import type { DesktopSession } from './session.ts';
import { findItem, type TrayItem } from './tray-item.ts';
import { giveToUser } from './user.ts';
import { WAIT } from './wait.ts';

export interface RealDesktop {
  world: World;
  server: StatusServer;
  process: Started;
  /** The environment it was started with. */
  env: Readonly<Record<string, string>>;
  /** The tray icon, once the panel has it. */
  tray(): Promise<TrayItem>;
  /** The window's page, once there is one. */
  page(): Promise<Page>;
  /** Ids of its windows that are on the screen. */
  windows(): Promise<readonly string[]>;
  /** Retries until it holds. */
  soon<T>(check: () => Promise<T> | T): Promise<T>;
  setLogin(state: 'signed-in' | 'ended'): void;
  /** Addresses and files that it had the system open. */
  opened(): readonly string[];
  /** Of the product's log, as text. */
  log(): string;
  /** Ends it, however it is, and takes its world away. */
  close(): Promise<void>;
}

export interface RealDesktopOptions {
  args?: readonly string[];
  /** By a program of the session, as a panel starts it, and not by the test itself. */
  byLauncher?: boolean;
  /** Started in the place of what was packed. */
  installed?: { program: string; inside: readonly string[] };
  env?: Readonly<Record<string, string>> | ((world: World) => Readonly<Record<string, string>>);
  /** Name of the status page's recorded summary. */
  page?: string;
  /** Before it starts; what is written here is given to the user. */
  dress?(world: World, server: StatusServer): void | Promise<void>;
}

/** Where the packed program is. */
export function packedApp(): string {
  const path = inject('packedApp');
  if (path === null) throw new Error('nothing was packed');
  return path;
}

const PAGE = 'app://panel/';

/** `basic`: a real keyring is asked by the product alone, not by Chromium for its own cookies. */
const SWITCHES = ['--password-store=basic', '--remote-debugging-port=0'];

/** Stays its parent, and ends it when it is itself told to end. */
const LAUNCHER = ['sh', '-c', 'trap "kill \\$app" TERM; "$@" & app=$!; wait $app; wait $app', 'sh'];

export const QUIET = '--quiet-start';

export async function startDesktop(session: DesktopSession, options: RealDesktopOptions = {}): Promise<RealDesktop> {
  const server = await startStatusServer();
  server.sayPage('/api/v2/summary.json', readFixture(`summary/${options.page ?? '2026-08-22T16-16-08Z'}.json`));
  for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, readHttpFixture('reported.hello-ok'));
  const world = makeWorld(server.origin);
  bringPanelSettings(session, world);
  const opened = bringBrowser(world);
  await options.dress?.(world, server);
  giveToUser(dirname(world.home));
  const more = typeof options.env === 'function' ? options.env(world) : options.env;
  // The panel keeps its settings where its session says; the product those of its world.
  const config = { XDG_CONFIG_HOME: join(world.home, '.config'), XDG_DATA_HOME: join(world.home, '.local/share') };
  const path = `${join(world.home, 'bin')}:${session.env.PATH}`;
  const env = { ...session.env, ...config, PATH: path, ...world.env, ...more };
  const { program, inside } = options.installed ?? { program: packedApp(), inside: [] };
  const words = [...(options.byLauncher ? LAUNCHER : []), program, ...SWITCHES, ...(options.args ?? [QUIET])];
  const app = session.programs.start(words[0] ?? '', words.slice(1), { env, inside });
  const soon = <T>(check: () => Promise<T> | T): Promise<T> => vi.waitFor(check, WAIT);
  let browser: Browser | null = null;

  return {
    world,
    server,
    process: app,
    env,
    soon,
    tray: () => soon(() => findItem(session.bus)),
    page: () =>
      soon(async () => {
        if (!browser?.isConnected()) browser = await connect(world, app);
        const pages = browser.contexts().flatMap((context) => context.pages());
        const page = pages.findLast((one) => one.url() === PAGE);
        if (!page) throw new Error('no window has been made');
        return page;
      }),
    windows: () => session.screen.windows(app.child.pid ?? 0),
    setLogin(state) {
      world.setLogin(state);
      giveToUser(join(world.home, '.claude'));
    },
    opened: () => (existsSync(opened) ? readFileSync(opened, 'utf8').trim().split('\n') : []),
    log: () => readFileSync(join(world.dataDir, 'pilotlight.log'), 'utf8'),
    async close() {
      await browser?.close().catch(() => {});
      app.child.kill('SIGTERM');
      await Promise.race([app.ended, pause(5_000)]);
      app.child.kill('SIGKILL');
      await app.ended;
      await server.close();
      // What was killed may have left somebody who still writes.
      await soon(() => world.remove());
    },
  };
}

/** One folder has the settings of both, as a person's has. */
function bringPanelSettings({ folder }: DesktopSession, { home }: World): void {
  const panel = join(folder, 'config/xfce4');
  if (existsSync(panel)) cpSync(panel, join(home, '.config/xfce4'), { recursive: true });
}

/** Stands for the programs that open an address or a file. @returns where it writes down what it was given */
function bringBrowser({ home }: World): string {
  const bin = join(home, 'bin');
  const list = join(home, 'opened');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$1" >>'${list}'\n`, { mode: 0o755 });
  return list;
}

/** Over Chromium's own protocol: the fuses keep Playwright's way into the main process shut. */
async function connect({ dataDir }: World, app: Started): Promise<Browser> {
  const { child } = app;
  if (child.exitCode !== null) throw new Error(`the desktop ended with ${child.exitCode}\n${app.output()}`);
  const [port] = readFileSync(join(dataDir, 'electron/DevToolsActivePort'), 'utf8').split('\n');
  const origin = `http://127.0.0.1:${port}`;
  // Playwright that comes while the page is only being made waits for it half a minute, in vain.
  const targets = (await (await fetch(`${origin}/json/list`)).json()) as { url: string }[];
  if (!targets.some(({ url }) => url === PAGE)) throw new Error('no window has been made');
  return chromium.connectOverCDP(origin);
}
