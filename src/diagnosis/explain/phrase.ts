/**
 * Phrases of the catalogue, as they are written there, made into pieces to be looked for among letters and digits.
 * Written like the error itself; `…` stands for a gap of up to ninety letters, `…/` for the beginning of a path, up to a
 * name in it, `…/.` to one that begins with a dot, `#` for a number, `(a|b)` for one of several; `"` for the quote at the
 * end of a request, as a server writes it into its log before its answer.
 */

/** Literal pieces in their order, and what may stand between one and the next. */
export interface Phrase {
  pieces: readonly string[];
  joints: readonly Joint[];
}

export type Joint = (typeof JOINTS)[keyof typeof JOINTS];

/** Longest gap, in letters. */
export const MAX_GAP = 90;
export const MAX_DIGITS = 9;

const JOINTS = { '…': 'gap', '⁄': 'path', '‥': 'hidden', '#': 'number', '"': 'answer' } as const;

/** Every way in which a phrase can be worded. Blanks, case and punctuation do not count. */
export function compilePhrase(phrase: string): readonly Phrase[] {
  const plain = phrase
    .toLowerCase()
    .replaceAll('…/.', '‥')
    .replaceAll('…/', '⁄')
    .replace(/[^a-z0-9()|…⁄‥#"]/g, '');
  return expand(plain).map((wording) => {
    const parts = wording.split(/([…⁄‥#"])/);
    return {
      pieces: parts.filter((_part, index) => index % 2 === 0).filter((piece) => piece !== ''),
      joints: parts.filter((_part, index) => index % 2 === 1).map((joint) => JOINTS[joint as keyof typeof JOINTS]),
    };
  });
}

function expand(text: string): readonly string[] {
  const choice = /\(([^()]*)\)/.exec(text);
  if (choice === null) return [text];
  const before = text.slice(0, choice.index);
  const after = text.slice(choice.index + choice[0].length);
  return (choice[1] ?? '').split('|').flatMap((word) => expand(`${before}${word}${after}`));
}
