import { wrap } from './terminal.ts';

const NARROW = 40;

/** Two columns; on a narrow terminal the second goes below the first. */
export function table(
  rows: readonly (readonly [name: string, description: string])[],
  column: number,
  width: number,
): string[] {
  const indent = ' '.repeat(column + 4);
  if (width - indent.length < NARROW / 2)
    return rows.flatMap(([name, description]) => [`  ${name}`, ...wrap(description, '      ', width)]);
  return rows.flatMap(([name, description]) => {
    const [first = '', ...rest] = wrap(description, indent, width);
    return [`  ${name.padEnd(column)}  ${first.trimStart()}`, ...rest];
  });
}
