import { isLoopback } from '../../shared/loopback.ts';
import type { Host, Http, HttpOutcome, HttpRequest, HttpRoute } from '../host.ts';
import { createAddressRule } from './allowed-address.ts';
import { explainHttpFailure } from './http-failure.ts';
import { isSameRoute, type Lines, openLines, ownRoute } from './open-lines.ts';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

export interface HttpOptions {
  env: Host['env'];
  userAgent: string;
  /** Further origins that may be asked, see allowed-address.ts. */
  allowOrigins: readonly string[];
}

/** HTTP through undici, which is loaded with the first request: it is the dearest library of all. */
export function createHttp(options: HttpOptions): Http {
  const isAllowed = createAddressRule(options.env, options.allowOrigins);
  let lines: Promise<Lines> | null = null;
  let route: HttpRoute = ownRoute(options.env);
  const underWay = new Set<AbortController>();

  const send = async (asked: HttpRequest, url: URL, stop: AbortSignal): Promise<HttpOutcome> => {
    lines ??= openLines(route);
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
    const line = isLoopback(url.hostname) ? own.loopback : own.outside;
    const answer = await line.request({
      origin: url.origin,
      path: url.pathname + url.search,
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

  const close = (): void => {
    const old = lines;
    lines = null;
    // Lines that could not be opened need no closing.
    void old?.then(closeWhenFree, () => {});
  };

  return {
    async request(asked) {
      if (!URL.canParse(asked.url)) return { ok: false, why: 'not-allowed', detail: 'not an address' };
      const url = new URL(asked.url);
      if (!isAllowed(url)) return { ok: false, why: 'not-allowed', detail: url.host };
      // Not AbortSignal.any: on Node 20 what it makes stays with a signal that lives as long as we do.
      const stop = new AbortController();
      const timeUp = (): void => stop.abort(new DOMException('time is up', 'TimeoutError'));
      const timer = setTimeout(timeUp, asked.limitMs ?? TIMEOUT_MS);
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
    useRoute(wanted) {
      const next = wanted ?? ownRoute(options.env);
      if (isSameRoute(route, next)) return false;
      route = next;
      close();
      return true;
    },
    reset() {
      for (const stop of underWay) stop.abort();
      close();
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

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const pairs = Object.entries(headers).filter((pair) => pair[1] !== undefined);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]));
}

function lowerNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
