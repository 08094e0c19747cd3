/** What is odd about an address that somebody set, and whether it is on this machine. */
import type { EnvVarFact } from '../../shared/facts.ts';
import { isThisMachine } from '../../shared/loopback.ts';

/** What Claude Code adds to an address itself, or what other programs expect at the end of one. */
const END = /(\/v\d+)?(\/messages|(\/chat)?\/completions)?$/;

/** The part of its path that is too much. */
export function endOf(address: string): Pick<EnvVarFact, 'addressEnd' | 'endWithin'> {
  const url = parse(address);
  const end = url && END.exec(bare(url.pathname))?.[0];
  if (!end) return {};
  return { addressEnd: end, ...(!bare(address).endsWith(end) && { endWithin: true }) };
}

/** The address without it; as it is where it does not stand at the end. */
export function withoutEnd(address: string): string {
  const { addressEnd, endWithin } = endOf(address);
  return addressEnd && !endWithin ? bare(address).slice(0, -addressEnd.length) : address;
}

/** Without the slashes at its end. */
function bare(address: string): string {
  let to = address.length;
  while (address[to - 1] === '/') to--;
  return address.slice(0, to);
}

export function describeLocalPort(address: string): Pick<EnvVarFact, 'localPort'> {
  const url = parse(address) ?? parse(`http://${address}`);
  if (!url || !isThisMachine(url.hostname)) return {};
  return { localPort: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) };
}

function parse(address: string): URL | null {
  return /^(https?|socks\w*):\/\//i.test(address) && URL.canParse(address) ? new URL(address) : null;
}
