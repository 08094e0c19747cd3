/** A scripted world around the monitor: Anthropic's service, the network, Claude Code and its user, on a virtual clock. */

import { createMonitor, type Monitor } from '../../src/monitor/monitor.ts';
import type { MonitorPorts } from '../../src/monitor/ports.ts';
import { openRemedyController } from '../../src/monitor/remedies/open-remedy-controller.ts';
import type { HttpRequest } from '../../src/platform/host.ts';
import type { Notice } from '../../src/shared/notice.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { createPathWatcher } from '../../src/sources/watch/watch-path.ts';
import { momentsOf, type Replay, summaryAt } from './recorded-incidents.ts';
import { createSimulatedHost, type SimulatedHost, type SimulatedHostOptions } from './simulated-host.ts';
import type { ReplyOrFailure } from './simulated-web.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export type Hello = 'ok' | 'down' | 'timeout' | 'throttled' | 'changed';
export type PageMode = 'ok' | 'blocked' | 'error' | 'stuck' | 'foreign';
export type Line = 'up' | 'offline' | 'captive' | 'proxy' | 'names-blocked';

/** The login as the simulated Claude Code keeps it; null: not signed in. */
export interface StoredLogin {
  accessToken: string;
  refreshToken: string;
  expiresAt: number;
  refreshTokenExpiresAt: number | null;
}

export interface World {
  host: SimulatedHost;
  readonly monitor: Monitor;
  readonly configDir: string;
  /** Snapshots since the start, newest last; bounded. */
  readonly snapshots: Snapshot[];
  /** Every notice ever given, by id, as last seen. */
  readonly notices: Map<string, Notice>;
  now(): number;
  snapshot(): Snapshot;
  banners(): Notice[];
  advance(ms: number): Promise<void>;
  start(): Promise<void>;
  restart(downForMs: number): Promise<void>;
  /** Called with every snapshot, once. */
  onSnapshot(listener: (snapshot: Snapshot) => void): void;

  hello: { api: Hello; login: Hello };
  page: PageMode;
  line: Line;
  /** What the server's clock says beyond ours, ms. */
  serverAheadMs: number;
  replays: Replay[];

  signIn(daysValid?: number, configDir?: string): StoredLogin;
  renew(): StoredLogin;
  writeLogin(login: StoredLogin, configDir?: string): void;
  /** The server refused to renew: Claude Code blanks its store. */
  blank(configDir?: string): void;
  signOut(configDir?: string): void;
  storePath(configDir?: string): string;
}

const TOKEN_LIVES_MS = 8 * HOUR;

export interface WorldOptions extends SimulatedHostOptions {
  settings?: Partial<Settings>;
  ports?: Partial<MonitorPorts>;
  /** Offer remedies as the shells do. */
  remedies?: boolean;
}

/** Makes a world in which all is well and somebody is signed in; the monitor is not started yet. */
export function createWorld(options: WorldOptions = {}): World {
  const host = createSimulatedHost(options);
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const configDir = `${host.home}/.claude`;
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  // The slow look is for what no event tells; here every change makes one.
  const watcher = createPathWatcher(host, { netMs: HOUR });
  const make = (): Monitor =>
    createMonitor(host, settings, {
      ports: { watch: watcher.watch, ...options.ports },
      saveSettings: async (settings) => ({ settings, trouble: null }),
      ...(options.remedies ? { remedies: (desk) => openRemedyController(host, desk) } : {}),
    });
  let monitor = make();
  let tokens = 0;
  const hear = (snapshot: Snapshot): void => {
    world.snapshots.push(snapshot);
    if (world.snapshots.length > 500) world.snapshots.splice(0, 250);
    for (const notice of snapshot.notices) world.notices.set(notice.id, notice);
    for (const listener of listeners) listener(snapshot);
  };
  const start = async (): Promise<void> => {
    monitor.subscribe(hear);
    const started = monitor.start();
    await host.advance(SECOND);
    await started;
  };

  const world: World = {
    host,
    get monitor() {
      return monitor;
    },
    configDir,
    snapshots: [],
    notices: new Map(),
    now: () => host.clock.now(),
    snapshot: () => monitor.snapshot(),
    banners: () => [...world.notices.values()].filter(({ level }) => level !== 'quiet'),
    async advance(ms) {
      await host.advance(ms);
      host.web.requests.length = 0;
    },
    start,
    async restart(downForMs) {
      await monitor.stop();
      await host.advance(downForMs);
      monitor = make();
      await start();
    },
    onSnapshot: (listener) => void listeners.push(listener),
    hello: { api: 'ok', login: 'ok' },
    page: 'ok',
    line: 'up',
    serverAheadMs: 0,
    replays: [],
    signIn(daysValid = 30, dir = configDir) {
      const login = freshLogin(daysValid * DAY + world.now());
      world.writeLogin(login, dir);
      return login;
    },
    renew() {
      const known = readLogin(host, world.storePath());
      const login = freshLogin(known?.refreshTokenExpiresAt ?? null);
      world.writeLogin(login);
      return login;
    },
    writeLogin: (login, dir = configDir) => host.disk.put(world.storePath(dir), documentOf(login)),
    blank: (dir = configDir) =>
      host.disk.put(
        world.storePath(dir),
        documentOf({ accessToken: '', refreshToken: '', expiresAt: 0, refreshTokenExpiresAt: null }),
      ),
    signOut: (dir = configDir) => host.disk.remove(world.storePath(dir)),
    storePath: (dir = configDir) => `${dir}/.credentials.json`,
  };
  const freshLogin = (refreshTokenExpiresAt: number | null): StoredLogin => ({
    accessToken: `simulated-access-${++tokens}`,
    refreshToken: `simulated-refresh-${tokens}`,
    expiresAt: world.now() + TOKEN_LIVES_MS,
    refreshTokenExpiresAt,
  });
  connect(world);
  world.signIn();
  return world;
}

/** The document as Claude Code writes it. */
export function documentOf(login: StoredLogin): string {
  return JSON.stringify({
    claudeAiOauth: { ...login, scopes: ['user:inference', 'user:profile'], subscriptionType: 'max' },
    mcpOAuth: { example: { note: 'kept' } },
  });
}

/** What lies in the store, as a plain reading of it; null: nothing that parses. */
export function readLogin(host: SimulatedHost, path: string): StoredLogin | null {
  const text = host.disk.text(path);
  if (text === null) return null;
  try {
    return (JSON.parse(text) as { claudeAiOauth?: StoredLogin }).claudeAiOauth ?? null;
  } catch {
    return null;
  }
}

function connect(world: World): void {
  const { web } = world.host;
  let said = { at: Number.NaN, date: '' };
  const date = () => {
    const at = Math.floor((world.now() + world.serverAheadMs) / SECOND);
    if (at !== said.at) said = { at, date: new Date(at * SECOND).toUTCString() };
    return said.date;
  };
  const hello = (which: 'api' | 'login') => () => throughLine(world, () => helloReply(world.hello[which], date()));
  web.answer('https://api.anthropic.com/api/hello', hello('api'));
  web.answer('https://platform.claude.com/v1/oauth/hello', hello('login'));
  web.answer('https://api.github.com/', () =>
    world.line === 'names-blocked' ? { status: 200 } : throughLine(world, () => ({ status: 200 })),
  );
  const page = createPage(world, date);
  for (const url of ['https://status.claude.com/api/v2/', 'https://anthropic.statuspage.io/api/v2/']) {
    web.answer(url, (request) => throughLine(world, () => page(request)));
  }
  web.answer('https://status.claude.com/history.atom', () =>
    throughLine(world, () => (world.page === 'ok' ? { status: 404 } : { status: 405 })),
  );
}

function throughLine(world: World, reply: () => ReplyOrFailure): ReplyOrFailure {
  switch (world.line) {
    case 'up':
      return reply();
    case 'offline':
      return { failure: 'dns' };
    case 'names-blocked':
      return { failure: 'dns' };
    case 'captive':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome to the hotel</html>' };
    case 'proxy':
      return { status: 407, headers: { 'content-type': 'text/html' }, body: '<html>Who are you?</html>' };
  }
}

function helloReply(hello: Hello, date: string): ReplyOrFailure {
  switch (hello) {
    case 'ok':
      return { headers: { date, 'content-type': 'application/json' }, body: { message: 'hello' } };
    case 'down':
      return { status: 503, body: 'upstream connect error' };
    case 'timeout':
      return { delayMs: 20_000 };
    case 'throttled':
      return { status: 429, headers: { 'retry-after': '0' }, body: {} };
    case 'changed':
      return { status: 404, body: {} };
  }
}

/** The page answers conditional requests, so that an unchanged one costs nothing, as the real one does. */
function createPage(world: World, date: () => string): (request: HttpRequest) => ReplyOrFailure {
  let stuck: { version: string; body: unknown } | null = null;
  let cached: { replays: readonly Replay[]; until: number; from: number; version: string; body: unknown } | null = null;
  const present = () => {
    const now = world.now();
    if (cached && cached.replays === world.replays && now >= cached.from && now < cached.until) return cached;
    const moments = world.replays.flatMap(momentsOf);
    const past = moments.filter((at) => at <= now);
    const until = Math.min(Infinity, ...moments.filter((at) => at > now));
    const version = `W/"${world.replays.length}-${past.length}-${Math.max(0, ...past)}"`;
    cached = { replays: world.replays, from: now, until, version, body: summaryAt(world.replays, now) };
    return cached;
  };
  return (request) => {
    switch (world.page) {
      case 'blocked':
        return { status: 405, headers: { 'x-amzn-waf-action': 'captcha' }, body: '' };
      case 'error':
        return { status: 504, headers: { 'content-type': 'text/html' }, body: '<html>Gateway timeout</html>' };
      case 'foreign':
        return {
          headers: { 'content-type': 'application/json' },
          body: { page: { id: 'someoneelse1' }, components: [] },
        };
      case 'stuck':
        stuck ??= present();
        return answerWith(stuck, request, { age: '3000', date: date() });
      case 'ok':
        stuck = null;
        if (request.url.includes('/incidents/')) return { status: 404, body: {} };
        return answerWith(present(), request, { date: date() });
    }
  };
}

function answerWith(
  { version, body }: { version: string; body: unknown },
  { headers }: HttpRequest,
  times: Record<string, string>,
): ReplyOrFailure {
  const known = headers?.['if-none-match'] === version;
  const common = { ...times, etag: version };
  return known
    ? { status: 304, headers: common }
    : { headers: { ...common, 'content-type': 'application/json' }, body };
}
