/** How Claude Code reads the variables that name a proxy; held against the real one by test/claude/fitness.test.ts. */

/** The first that is not empty counts, for http and https alike, and for this machine as well. */
export const PROXY_NAMES = [
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'HTTP_PROXY',
  'all_proxy',
  'ALL_PROXY',
] as const;

/** Of these what is no address of an HTTP proxy is passed over; any other that is none stops everything. */
export const isForAll = (name: string): boolean => /^all_proxy$/i.test(name);

/** The lower case counts where both are there. */
export const NO_PROXY_NAMES = ['no_proxy', 'NO_PROXY'] as const;

export const isProxyName = (name: string): boolean => (PROXY_NAMES as readonly string[]).includes(name);

/** Many write `proxy.example:3128` and mean http; so does Claude Code. */
export function proxyAddress(value: string): string {
  const address = value.trim();
  return address === '' || address.includes('://') ? address : `http://${address}`;
}

/** Entries without the dot or the star in front of a domain, whose subdomains are meant as well. */
function entriesOf(noProxy: string): string[] {
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .map((entry) => entry.replace(/^\*?\./, ''))
    .filter((entry) => entry !== '');
}

/** @param host  without port */
export function bypassesProxy(noProxy: string, host: string, port = 443): boolean {
  const name = withoutBrackets(host.toLowerCase());
  return entriesOf(noProxy).some((entry) => {
    if (entry === '*') return true;
    // An address of IPv6 has colons of its own; with a port it stands in brackets, without one both are written.
    const [, named = entry, wanted] = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry) ?? [];
    const domain = withoutBrackets(named);
    const isPort = wanted === undefined || Number(wanted) === port;
    return isPort && (name === domain || name.endsWith(`.${domain}`) || isWithin(name, domain));
  });
}

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/** Is the address in this block of addresses (`127.0.0.0/8`)? IPv4 only. */
function isWithin(address: string, block: string): boolean {
  const [, base = '', bits = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(block) ?? [];
  const [a, b] = [toNumber(address), toNumber(base)];
  if (a === null || b === null || Number(bits) > 32) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(a / size) === Math.floor(b / size);
}

function toNumber(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  return parts?.every((part) => part <= 255) ? parts.reduce((sum, part) => sum * 256 + part, 0) : null;
}

/** The same list in the words of libraries that take a bare domain for that one host. */
export function spelledOut(noProxy: string): string {
  return entriesOf(noProxy)
    .flatMap((entry) => (entry === '*' ? [entry] : [entry, `.${entry}`]))
    .join(',');
}
