import type { Field, Output } from './fields.ts';
import { changed, isFlag } from './lines.ts';
import { patternOf } from './script-files.ts';
import { expressionOf } from './text-filters.ts';

/** fish's own: `string split`, `match`, `replace` and `trim`, over words or lines. */
export function fishString(words: readonly Field[], input: Output | null): Output | null {
  const [action, ...all] = words;
  const flags = all.filter(isFlag).map(({ text }) => text);
  const has = (letter: string) => flags.some((flag) => /^-[a-z]+$/.test(flag) && flag.includes(letter));
  const operands = all.filter((word, at) => !isFlag(word) && !/^-\w*m$|^--max$/.test(all[at - 1]?.text ?? ''));
  const [first = '', second = ''] = operands.map(({ text }) => text);
  const taken = TAKEN[action?.text ?? ''] ?? 0;
  const given = operands.slice(taken).map(({ text, known, at }) => ({ text, known, at }));
  const lines = given.length > 0 ? given : input;
  if (lines === null) return null;
  switch (action?.text) {
    case 'split': {
      const limit = /\d+/.exec(flags.find((flag) => /^(-m|--max)/.test(flag)) ?? '')?.[0] ?? (has('m') ? '1' : null);
      return lines.flatMap((line) =>
        cutAt(line.text, first, limit === null ? 99 : Number(limit)).map((text) => ({ ...line, text })),
      );
    }
    case 'match': {
      const expression = has('r') ? expressionOf(first, true, has('i') ? 'i' : '') : patternOf(first);
      return expression
        ? lines.filter(({ text }) => expression.test(text.slice(0, 4096)) !== has('v'))
        : changed(lines);
    }
    case 'replace': {
      const expression = has('r') ? expressionOf(first, true, has('a') ? 'g' : '') : null;
      if (has('r') && expression === null) return changed(lines);
      return lines.map((line) => ({
        ...line,
        text: expression ? expression.replace(line.text, second) : line.text.replace(first, second),
      }));
    }
    case 'trim':
      return lines.map((line) => ({ ...line, text: line.text.trim() }));
    default:
      return changed(lines);
  }
}

/** Words that say what is to be done, before those it is done to. */
const TAKEN: Readonly<Record<string, number>> = { split: 1, match: 1, replace: 2 };

function cutAt(text: string, separator: string, limit: number): string[] {
  const pieces = text.split(separator);
  return pieces.length <= limit + 1 ? pieces : [...pieces.slice(0, limit), pieces.slice(limit).join(separator)];
}
