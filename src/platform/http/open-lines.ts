/** The connections that requests go through: one way to the outside, and one that never leaves this machine. */
import type { Dispatcher, Pool } from 'undici';
import { NO_PROXY_NAMES, PROXY_NAMES, proxyAddress, spelledOut } from '../../shared/proxies.ts';
import { codeOf } from '../errno.ts';
import type { Host, HttpRoute } from '../host.ts';
import { createLookup } from './lookup.ts';

const TIMEOUT_MS = 10_000;

export interface Lines {
  readBody: typeof import('./http-body.ts').readBody;
  outside: Dispatcher;
  loopback: Dispatcher;
  /** Requests that are using them. */
  users: number;
  retired: boolean;
}

/** The way that the own environment names. */
export function ownRoute(env: Host['env']): HttpRoute {
  const firstOf = (names: readonly string[]): string => names.map((name) => env[name]).find(Boolean) ?? '';
  return {
    proxy: firstOf(PROXY_NAMES) || null,
    noProxy: firstOf(NO_PROXY_NAMES),
    certificates: [],
    unchecked: false,
  };
}

/** Asked at every change of a profile, and a company's certificates are a quarter of a MB: they are not copied for it. */
export function isSameRoute(a: HttpRoute, b: HttpRoute): boolean {
  return (
    a.proxy === b.proxy &&
    a.noProxy === b.noProxy &&
    a.unchecked === b.unchecked &&
    a.certificates.length === b.certificates.length &&
    a.certificates.every((certificate, index) => certificate === b.certificates[index])
  );
}

/**
 * macOS keeps the name servers of a VPN where Node does not see them, and Windows ends a program whatever its threads wait for.
 */
const OWN_LOOKUP = process.platform === 'linux' ? { lookup: createLookup() } : {};

export async function openLines(route: HttpRoute): Promise<Lines> {
  const [undici, { readBody }] = await Promise.all([import('./undici-parts.ts'), import('./http-body.ts')]);
  const timing = { connect: { timeout: TIMEOUT_MS, ...OWN_LOOKUP }, keepAliveTimeout: 4_000, connections: 4 };
  const ca = await trusted(route.certificates);
  const trust = { ...OWN_LOOKUP, ...(ca && { ca }), ...(route.unchecked && { rejectUnauthorized: false }) };
  const proxy = proxyAddress(route.proxy ?? '');
  const outside = new undici.EnvHttpProxyAgent({
    ...timing,
    clientFactory: (origin, inner) => tryingOnce(new undici.Pool(origin, inner)),
    connect: { ...timing.connect, ...trust },
    requestTls: trust,
    proxyTls: trust,
    httpProxy: proxy,
    httpsProxy: proxy,
    noProxy: spelledOut(route.noProxy),
  });
  return {
    readBody,
    outside,
    // A gateway on this machine may have a certificate of the company's.
    loopback: new undici.Agent({ ...timing, connect: { ...timing.connect, ...trust } }),
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

/** Company roots live in the system's store, which Node can read since 22.15; null: leave Node's own list alone. */
async function trusted(more: readonly string[]): Promise<string[] | null> {
  const tls = await import('node:tls');
  if (typeof tls.getCACertificates === 'function') {
    return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system'), ...more])];
  }
  return more.length === 0 ? null : [...tls.rootCertificates, ...more];
}
