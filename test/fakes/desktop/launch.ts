/** Starts the built desktop under the double, in a world of its own, and drives it. */
import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { patience } from '../../patience.ts';
import type { Orders } from './orders.ts';

/** By address, so that a bundle (bench/) does not take them in: they find the project by their own place. */
const load = <T>(name: string): Promise<T> =>
  import(/* @vite-ignore */ pathToFileURL(join(process.cwd(), 'scripts', name)).href);
const { findProgram, ROOT } = await load<typeof import('../../../scripts/project.mjs')>('project.mjs');
const { configure, configureTool } =
  await load<typeof import('../../../scripts/build-targets.mjs')>('build-targets.mjs');

const { OUT, staleTargets } = await load<typeof import('../../../scripts/build-stamp.mjs')>('build-stamp.mjs');

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export interface Desktop {
  ask<N extends keyof Orders>(
    name: N,
    ...input: Orders[N]['input'] extends null ? [] : [Orders[N]['input']]
  ): Promise<Orders[N]['result']>;
  /** The window's page, seen over Chromium's own protocol. */
  page(): Promise<Page>;
  /** Milliseconds since the process was started, when the tray icon was made. @throws when it ends without one */
  trayReady: Promise<number>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  pid: number;
  /** What it wrote to its terminal. */
  output(): string;
  /** Ends it, however it is. */
  end(): Promise<void>;
}

export interface Double {
  /** Address of the built module that answers to `electron`. */
  module: string;
  /** The app's folder, as Electron is given it. */
  app: string;
  /** With these, any Node that is started is the double. */
  env: Readonly<Record<string, string>>;
  start(env: Readonly<Record<string, string>>, args?: readonly string[]): Desktop;
  /** Any other program that asks for Electron. */
  startProgram(program: string, env: Readonly<Record<string, string>>, args: readonly string[]): Desktop;
  remove(): void;
}

/** The product's three parts and the double in a folder of their own: out/ where it is of these sources, else built anew. */
export async function buildDouble(): Promise<Double> {
  // Inside out/, so that what is not bundled is found in node_modules.
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'out', '.double-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for (const [name, entry] of PARTS) {
      const target = join(folder, 'app/out', name);
      if (staleTargets([name]).length === 0) cpSync(join(OUT, name), target, { recursive: true });
      else await build(configure(name, join(ROOT, entry), target));
    }
    await build(configureTool(join(ROOT, 'test/fakes/desktop/electron.ts'), join(folder, 'double')));
    // What starts the app once more names its folder, as Electron takes it.
    writeFileSync(join(folder, 'app/package.json'), '{ "type": "module", "main": "out/main/index.js" }');
  } catch (error) {
    remove();
    throw error;
  }
  const parts = { main: join(folder, 'app/out/main/index.js'), double: join(folder, 'double/index.js') };
  return {
    module: pathToFileURL(parts.double).href,
    app: join(folder, 'app'),
    env: { ...doubleEnv(parts.double), NODE_OPTIONS: `--import ${REGISTER}` },
    start: (env, args = []) => start(parts.main, parts.double, env, args),
    startProgram: (program, env, args) => start(program, parts.double, env, args),
    remove,
  };
}

const PARTS = [
  ['main', 'src/main/index.ts'],
  ['preload', 'src/preload/index.ts'],
  ['renderer', 'src/renderer/index.html'],
] as const;

const REGISTER = pathToFileURL(join(ROOT, 'test/fakes/desktop/register.mjs')).href;

/** @param double  path of the built module */
function doubleEnv(double: string): Record<string, string> {
  return {
    ELECTRON_DOUBLE: pathToFileURL(double).href,
    ELECTRON_DOUBLE_CHROMIUM: CHROMIUMS.map((name) => findProgram(name)).find(Boolean) ?? '',
    ELECTRON_DOUBLE_PORT: pathToFileURL(join(ROOT, 'test/fakes/desktop/parent-port.mjs')).href,
  };
}

/** Starts `mainEntry` under the built double. */
export function start(
  mainEntry: string,
  double: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Desktop {
  const startedAt = performance.timeOrigin + performance.now();
  const child = fork(mainEntry, [...args], {
    execArgv: ['--import', REGISTER],
    env: { PATH: process.env.PATH ?? '', ...doubleEnv(double), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  return drive(child, startedAt);
}

function drive(child: ChildProcess, startedAt: number): Desktop {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let gone = false;
  void ended.then((code) => {
    gone = true;
    const why = new Error(`the desktop ended with ${code}\n${output}`);
    for (const { reject } of waiting.values()) reject(why);
    onNoTray(why);
  });
  let lastId = 0;
  let onTray = (_ms: number): void => {};
  let onNoTray = (_why: Error): void => {};
  const trayReady = new Promise<number>((resolve, reject) => {
    onTray = resolve;
    onNoTray = reject;
  });
  // Not everybody waits for it.
  trayReady.catch(() => {});
  child.on('message', (message: { id?: number; value?: never; error?: string; event?: string; at?: number }) => {
    if (message.event === 'tray-ready') onTray((message.at ?? 0) - startedAt);
    const asked = waiting.get(message.id ?? -1);
    waiting.delete(message.id ?? -1);
    if (message.error === undefined) asked?.resolve(message.value as never);
    else asked?.reject(new Error(message.error));
  });
  let browser: Browser | null = null;

  const desktop: Desktop = {
    pid: child.pid ?? 0,
    ended,
    trayReady,
    output: () => output,
    ask(name, ...input) {
      if (gone) return Promise.reject(new Error(`the desktop has ended\n${output}`));
      return new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        child.send({ id: lastId, name, input: input[0] ?? null });
      });
    },
    async page() {
      browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${await desktop.ask('port')}`);
      for (;;) {
        const pages = browser.contexts().flatMap((context) => context.pages());
        const page = pages.findLast((one) => one.url().startsWith('https://panel.app.double/'));
        if (page) return page;
        if (gone) throw new Error(`the desktop has ended\n${output}`);
        await pause(20);
      }
    },
    async end() {
      // One that has to be killed leaves its Chromium behind, which goes on writing for a while.
      if (!gone) await Promise.race([desktop.ask('quit').catch(() => {}), pause(patience(2_000))]);
      if (!gone) await Promise.race([ended, pause(patience(8_000))]);
      if (!gone) child.kill('SIGKILL');
      await ended;
      await browser?.close().catch(() => {});
    },
  };
  return desktop;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** An empty home with a signed-in Claude Code, its credentials made up, that reaches loopback only. */
export interface World {
  env: Readonly<Record<string, string>>;
  home: string;
  dataDir: string;
  /** Writes the credential store: `signed-in`, or as Claude Code leaves it when a login has ended. */
  setLogin(state: 'signed-in' | 'ended'): void;
  remove(): void;
}

const DAY_MS = 86_400_000;

/** @param origin  of a loopback server that plays Anthropic */
export function makeWorld(origin: string): World {
  const root = mkdtempSync(join(tmpdir(), 'pilotlight-desktop-'));
  const home = join(root, 'home');
  const dataDir = join(root, 'data');
  const store = join(home, '.claude', '.credentials.json');
  mkdirSync(join(home, '.claude'), { recursive: true });
  const world: World = {
    home,
    dataDir,
    env: {
      HOME: home,
      // What a desktop that had to be killed leaves behind goes with the world.
      TMPDIR: root,
      TZ: 'UTC',
      PILOTLIGHT_HOME: dataDir,
      PILOTLIGHT_STATUS_URLS: origin,
      PILOTLIGHT_HELLO_URLS: origin,
    },
    setLogin(state) {
      const now = Date.now();
      const login = {
        accessToken: state === 'ended' ? '' : 'fake-access-token-for-tests',
        refreshToken: state === 'ended' ? '' : 'fake-refresh-token-for-tests',
        expiresAt: now + DAY_MS / 4,
        refreshTokenExpiresAt: now + 30 * DAY_MS,
        scopes: ['user:inference', 'user:profile'],
        subscriptionType: 'max',
      };
      writeFileSync(store, JSON.stringify({ claudeAiOauth: login }), { mode: 0o600 });
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10 }),
  };
  world.setLogin('signed-in');
  return world;
}

/** True while a process of this id lives (Linux). */
export function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}
