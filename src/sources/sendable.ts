/** What the value of a request's header can hold. */

/** What Claude Code cannot put into a header: line breaks, and everything beyond Latin-1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSENDABLE = /[\u0000\r\n\u0100-\uffff]/;

/** Control characters go out, and every server answers 400. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const REFUSED = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** The white space that is left off around a value on its way out; other kinds stay. */
const EDGE = ' \t\r\n';

/** @param value  the whole value, without its name */
export function isSendable(value: string): boolean {
  return !UNSENDABLE.test(withoutEdges(value));
}

/** Character by character: a pattern for the end would be tried at every blank within. */
function withoutEdges(value: string): string {
  let from = 0;
  let to = value.length;
  while (from < to && EDGE.includes(value.charAt(from))) from++;
  while (from < to && EDGE.includes(value.charAt(to - 1))) to--;
  return value.slice(from, to);
}

/** Would a server take it, once it is sent? */
export function isAccepted(value: string): boolean {
  return !REFUSED.test(value);
}
