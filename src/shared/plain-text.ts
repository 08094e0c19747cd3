/** Text from outside made safe to draw: no control or direction characters, no markup, one line, bounded. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

// Controls, soft hyphen, zero-width and bidi marks, line separators, the BOM, tag characters and lone surrogates.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
const TAGS = /<\/?[a-z!][^<>]{0,1000}>/gi;

/** Resolves the entities of HTML text once. Unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' ';
  });
}

/**
 * Makes one safe line out of text somebody else wrote.
 * @param text    anything; may hold HTML, control characters or megabytes
 * @param limit   longest result in characters; a longer text ends in `…`
 */
export function plainText(text: string, limit = 500): string {
  const bounded = text.slice(0, Math.max(4_000, limit * 4));
  const line = decodeEntities(bounded.replace(/<br\s*\/?>|<\/p>/gi, ' ').replace(TAGS, ''))
    .replace(/[\n\r\t\u2028\u2029]/g, ' ')
    .replace(UNSAFE, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
