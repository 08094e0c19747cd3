import type { Dispatcher, Pool } from 'undici';
import { codeOf } from '../errno.ts';
import type { Host, Http, HttpOutcome, HttpRequest } from '../host.ts';
import { createAddressRule, isLoopback } from './allowed-address.ts';
import { explainHttpFailure } from './http-failure.ts';

const LIMIT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

export interface HttpOptions {
  env: Host['env'];
  userAgent: string;
  /** Further origins that may be asked, see allowed-address.ts. */
  allowOrigins: readonly string[];
}

interface Lines {
  request: typeof import('undici').request;
  readBody: typeof import('./http-body.ts').readBody;
  outside: Dispatcher;
  loopback: Dispatcher;
  /** Requests that are using them. */
  users: number;
  retired: boolean;
}

/** HTTP through undici, which is loaded with the first request: it is the dearest library of all. */
export function createHttp(options: HttpOptions): Http {
  const isAllowed = createAddressRule(options.env, options.allowOrigins);
  let lines: Promise<Lines> | null = null;
  const underWay = new Set<AbortController>();

  const send = async (asked: HttpRequest, url: URL, stop: AbortSignal): Promise<HttpOutcome> => {
    lines ??= openLines(options.env);
    const own = await lines;
    own.users++;
    try {
      return await orAborted(fetchThrough(own, asked, url, stop), stop);
    } finally {
      own.users--;
      if (stop.aborted) retire(own);
      if (own.retired && own.users === 0) destroyClients(own);
    }
  };
  /** A connection that hangs is not to be used again; undici itself would go on trying. */
  const retire = (old: Lines): void => {
    if (!old.retired) lines = null;
    old.retired = true;
  };
  const fetchThrough = async (own: Lines, asked: HttpRequest, url: URL, stop: AbortSignal): Promise<HttpOutcome> => {
    const answer = await own.request(url, {
      dispatcher: isLoopback(url.hostname) ? own.loopback : own.outside,
      method: asked.method ?? 'GET',
      headers: { 'user-agent': options.userAgent, 'accept-encoding': 'gzip, br', ...lowerNames(asked.headers ?? {}) },
      body: asked.body ?? null,
      signal: stop,
    });
    const headers = flatten(answer.headers);
    const good = answer.statusCode >= 200 && answer.statusCode < 300;
    const onText = good ? asked.onText : undefined;
    const maxBytes = asked.maxBytes ?? MAX_BYTES;
    const body = await own.readBody(answer.body, headers['content-encoding'], maxBytes, stop, onText);
    return { ok: true, status: answer.statusCode, headers, body, url: url.href };
  };

  return {
    async request(asked) {
      if (!URL.canParse(asked.url)) return { ok: false, why: 'not-allowed', detail: 'not an address' };
      const url = new URL(asked.url);
      if (!isAllowed(url)) return { ok: false, why: 'not-allowed', detail: url.host };
      // Not AbortSignal.any: on Node 20 what it makes stays with a signal that lives as long as we do.
      const stop = new AbortController();
      const timeUp = (): void => stop.abort(new DOMException('time is up', 'TimeoutError'));
      const timer = setTimeout(timeUp, asked.limitMs ?? LIMIT_MS);
      underWay.add(stop);
      try {
        return await send(asked, url, stop.signal);
      } catch (error) {
        return explainHttpFailure(error);
      } finally {
        clearTimeout(timer);
        underWay.delete(stop);
      }
    },
    reset() {
      for (const stop of underWay) stop.abort();
      const old = lines;
      lines = null;
      // Lines that could not be opened need no closing.
      void old?.then(closeWhenFree, () => {});
    },
  };
}

/** undici sees an abort only once it is connected, which behind a proxy that hangs up may be never. */
function orAborted<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}

function closeWhenFree(lines: Lines): void {
  lines.retired = true;
  if (lines.users === 0) destroyClients(lines);
}

function destroyClients({ outside, loopback }: Lines): void {
  // Nobody waits for the old connections, and how they end tells nothing.
  void Promise.allSettled([outside.destroy(), loopback.destroy()]);
}

async function openLines(env: Host['env']): Promise<Lines> {
  const [undici, { readBody }] = await Promise.all([import('undici'), import('./http-body.ts')]);
  const timing = { connect: { timeout: LIMIT_MS }, keepAliveTimeout: 4_000, connections: 4 };
  const ca = await systemCertificates();
  const connect = ca === null ? timing.connect : { ...timing.connect, ca };
  const outside = new undici.EnvHttpProxyAgent({
    ...timing,
    clientFactory: (origin, inner) => tryingOnce(new undici.Pool(origin, inner)),
    connect,
    ...(ca === null ? {} : { requestTls: { ca }, proxyTls: { ca } }),
    httpProxy: proxyAddress(env.http_proxy ?? env.HTTP_PROXY),
    httpsProxy: proxyAddress(env.https_proxy ?? env.HTTPS_PROXY),
    noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
  });
  return {
    request: undici.request,
    readBody,
    outside,
    loopback: new undici.Agent(timing),
    users: 0,
    retired: false,
  };
}

/** A proxy that hangs up counts as a lost socket, upon which undici would try again at once and for ever. */
function tryingOnce(pool: Pool): Pool {
  const connect = pool.connect.bind(pool);
  const once = (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> =>
    connect(options).catch((error: unknown) => {
      throw codeOf(error) === 'UND_ERR_SOCKET' ? Object.assign(new Error('hung up'), { code: 'ECONNRESET' }) : error;
    });
  pool.connect = once as typeof pool.connect;
  return pool;
}

/** Many write `proxy.example:3128` and mean http. */
function proxyAddress(value = ''): string {
  const address = value.trim();
  return address === '' || address.includes('://') ? address : `http://${address}`;
}

/** Company roots live in the system's store, which Node can read since 22.15; null: leave Node's own list alone. */
async function systemCertificates(): Promise<string[] | null> {
  const tls = await import('node:tls');
  if (typeof tls.getCACertificates !== 'function') return null;
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])];
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const pairs = Object.entries(headers).filter((pair) => pair[1] !== undefined);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]));
}

function lowerNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
