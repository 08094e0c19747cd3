/** The last wall before anything is kept or shown to others: what looks like a secret goes, whoever let it through. */

const ELLIPSIS = '…';

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/sk-[A-Za-z]{2,8}-[\w-]{4,}/g, `sk-${ELLIPSIS}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${ELLIPSIS}`],
  [/\beyJ[\w-]{6,}(?:\.[\w-]*){1,4}/g, ELLIPSIS],
  // An address with a user and a password before the host; the password may hold @ and /, and a port is none.
  [/\/\/[^\s/:@"']*:(?!\d{1,5}(?:[/?#\s"']|$))[^\s"']{0,256}@/g, `//${ELLIPSIS}@`],
  [/\/\/[^\s/@"']+@/g, `//${ELLIPSIS}@`],
  [/([?&#](?:code|state|token|key|secret|password|[\w-]*_token)=)[^&\s"'#]+/gi, `$1${ELLIPSIS}`],
  [/("?(?:x-api-key|api[-_]?key|authorization|cookie|password|secret)"?\s*[:=]\s*"?)[^\s",;}…]{8,}/gi, `$1${ELLIPSIS}`],
  [/\b[0-9a-f]{32,}\b/gi, ELLIPSIS],
  // Looked for where a name begins and nowhere within it: a megabyte without a blank is gone through once, not once per letter.
  [/(?<![\w.+@-])([\w.+-])[\w.+@-]*@([\w-]+(?:\.[\w-]+)+)/g, `$1${ELLIPSIS}@$2`],
];

const SECRET =
  /\bsk-[a-z]{2,8}-[\w-]{8,}|\bsk-[A-Za-z0-9]{20,}|\bBearer\s{1,3}[\w.~+/=-]{16,}|\beyJ[\w-]{10,}\.|\bAKIA[0-9A-Z]{16}\b/i;

/** True for a text in which a key or a token stands, as far as such things can be told by their looks. */
export function holdsSecret(text: string): boolean {
  return SECRET.test(text);
}

/** Letters and digits as encoded bytes have them. Paths and long names fit too: those fall into short words. */
const LONG_RUN = /[A-Za-z0-9+/_=-]{40,}/g;
const LONGEST_WORD = 16;

/** Takes keys, tokens, passwords and the names in e-mail addresses out of a text. */
export function redact(text: string): string {
  const shaped = SHAPES.reduce((rest, [shape, instead]) => rest.replace(shape, instead), text);
  return shaped.replace(LONG_RUN, (run) => (looksEncoded(run) ? ELLIPSIS : run));
}

function looksEncoded(run: string): boolean {
  return run.split(/[/_=-]/).some((word) => word.length > LONGEST_WORD && /\d/.test(word) && /[A-Za-z]/.test(word));
}
