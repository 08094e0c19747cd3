/** Where word of a change may go: an https address (http on this machine), or the absolute path of a program. Pure. */
import { isLoopback } from './loopback.ts';

export type ChangeTarget = { kind: 'address'; url: URL } | { kind: 'program' };

const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const UNPRINTABLE = /[\u0000-\u001f]/;

/** null: it is neither. */
export function readChangeTarget(text: string): ChangeTarget | null {
  if (UNPRINTABLE.test(text)) return null;
  if (ABSOLUTE.test(text)) return { kind: 'program' };
  const url = URL.canParse(text) ? new URL(text) : null;
  const isFit = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  return url && isFit && url.username === '' && url.password === '' ? { kind: 'address', url } : null;
}
