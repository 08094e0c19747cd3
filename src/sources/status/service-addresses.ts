/** Where the status page and the hello addresses are, and the two variables that move them. */
import type { Host } from '../../platform/host.ts';
import { isLoopback } from '../../shared/loopback.ts';
import { ADDRESSES } from '../../shared/messages/terminal/looking.ts';

/** One source of the status page. */
export interface StatusSource {
  /** What the shells call it. */
  name: string;
  url: string;
  kind: 'summary' | 'feed';
}

export interface ProbeAddresses {
  api: string;
  login: string;
  /** A host that is not Anthropic's, asked only when both others are silent; null: none. */
  neutral: string | null;
}

export interface ServiceAddresses {
  status: readonly StatusSource[];
  /** null: the user named addresses, and none of them can be used. */
  hello: ProbeAddresses | null;
  /** One plain sentence for each address that was refused. */
  problems: readonly string[];
}

const STATUS_SOURCES: readonly StatusSource[] = [
  { name: 'status.claude.com', url: 'https://status.claude.com/api/v2/summary.json', kind: 'summary' },
  { name: 'anthropic.statuspage.io', url: 'https://anthropic.statuspage.io/api/v2/summary.json', kind: 'summary' },
  { name: 'history.atom', url: 'https://status.claude.com/history.atom', kind: 'feed' },
];

const HELLO: ProbeAddresses = {
  api: 'https://api.anthropic.com/api/hello',
  login: 'https://platform.claude.com/v1/oauth/hello',
  neutral: 'https://api.github.com/',
};

/** The addresses to use on this machine: the built-in ones, or those of the two variables. */
export function findServiceAddresses(env: Host['env']): ServiceAddresses {
  const status = readOverride(env, 'PILOTLIGHT_STATUS_URLS');
  const hello = readOverride(env, 'PILOTLIGHT_HELLO_URLS');
  return {
    status: status === null ? STATUS_SOURCES : status.urls.map(toStatusSource),
    hello: hello === null ? HELLO : toHello(hello.urls),
    problems: [...(status?.problems ?? []), ...(hello?.problems ?? [])],
  };
}

/** The addresses a variable names, those that can be used; null: it names none. */
export function readOverride(env: Host['env'], name: string): { urls: URL[]; problems: string[] } | null {
  const texts = (env[name] ?? '').split(',').map((text) => text.trim());
  const given = texts.filter((text) => text !== '');
  if (given.length === 0) return null;
  const parsed = given.map((text, index) => ({ index, url: URL.canParse(text) ? new URL(text) : null }));
  return {
    urls: parsed.flatMap(({ url }) => (url !== null && isUsable(url) ? [url] : [])),
    // The address itself may hold a password, so it is told by its place in the list.
    problems: parsed
      .filter(({ url }) => url === null || !isUsable(url))
      .map(({ index }) => ADDRESSES.notUsed({ address: index + 1, place: name })),
  };
}

function isUsable(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** A bare base address gets the path of the built-in one. */
const withPath = (url: URL, path: string) => (url.pathname === '/' ? new URL(path, url).href : url.href);

function toStatusSource(url: URL): StatusSource {
  const isFeed = url.pathname.endsWith('.atom');
  return isFeed
    ? { name: 'history.atom', url: url.href, kind: 'feed' }
    : { name: url.host, url: withPath(url, '/api/v2/summary.json'), kind: 'summary' };
}

/** One address serves both, a third is the neutral one. Without it no other host is asked. */
function toHello(urls: readonly URL[]): ProbeAddresses | null {
  const [api, login = api, neutral] = urls;
  if (api === undefined || login === undefined) return null;
  return {
    api: withPath(api, '/api/hello'),
    login: withPath(login, '/v1/oauth/hello'),
    neutral: neutral?.href ?? null,
  };
}
