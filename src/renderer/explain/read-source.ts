/** What somebody pasted or dropped, as a text of bounded length. Of what is longer, the beginning and the end. */

/** Characters that one question may have. */
const MAX_CHARACTERS = 1_000_000;
const HALF = MAX_CHARACTERS / 2;

export interface SourceText {
  text: string;
  /** True: it was longer, and something in the middle is missing. */
  shortened: boolean;
}

/** Never holds more of a file than its two ends. */
export async function readSource(source: string | Blob): Promise<SourceText> {
  if (typeof source === 'string') return shorten(source);
  const { size } = source;
  const parts = size > MAX_CHARACTERS ? [source.slice(0, HALF), source.slice(size - HALF)] : [source];
  const [first, ...rest] = await Promise.all(parts.map((part) => part.arrayBuffer()));
  const encoding = encodingOf(new Uint8Array(first ?? new ArrayBuffer(0)));
  const text = [first, ...rest].map((bytes) => new TextDecoder(encoding).decode(bytes)).join('\n');
  return { text: text.slice(0, MAX_CHARACTERS), shortened: size > MAX_CHARACTERS };
}

function shorten(text: string): SourceText {
  if (text.length <= MAX_CHARACTERS) return { text, shortened: false };
  return { text: `${text.slice(0, HALF - 1)}\n${text.slice(-HALF)}`, shortened: true };
}

/** UTF-8, or what a Windows shell writes into a file. */
function encodingOf([one, two]: Uint8Array): string {
  return one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
}
