import { wrap } from './terminal.ts';

const NARROW = 40;

/** Two columns; on a narrow terminal the second goes below the first. */
export function table(
  rows: readonly (readonly [name: string, says: string])[],
  column: number,
  width: number,
): string[] {
  const indent = ' '.repeat(column + 4);
  if (width - indent.length < NARROW / 2)
    return rows.flatMap(([name, says]) => [`  ${name}`, ...wrap(says, '      ', width)]);
  return rows.flatMap(([name, says]) => {
    const [first = '', ...rest] = wrap(says, indent, width);
    return [`  ${name.padEnd(column)}  ${first.trimStart()}`, ...rest];
  });
}
