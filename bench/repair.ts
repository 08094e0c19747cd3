/**
 * How long the repair of a broken text takes, in milliseconds of the processor, by the kind of its faults and its size in megabytes.
 * Run with `npm run bench -- repair`.
 */
import { fixJson } from '../src/recovery/repair/fix-json.ts';
import { salvage } from '../src/recovery/repair/salvage.ts';
import { keepFigure } from './parts/figures.ts';

const SIZES = [0.25, 0.5, 1, 2];

const fill = (piece: string, size: number): string => piece.repeat(Math.floor(size / piece.length));

const KINDS: Readonly<Record<string, (size: number) => string>> = {
  'tabs in one text': (size) => `{"a":"${fill('\t', size)}"}`,
  'tabs in many texts': (size) => `[${fill('"\t",', size)}1]`,
  'open brackets': (size) => fill('[', size),
  'open braces': (size) => fill('{"a":', size),
  'closing brackets': (size) => `{}${fill('}', size)}`,
  quotes: (size) => `{${fill('"', size)}`,
  'single quotes': (size) => `{${fill("'a':'b',", size)}}`,
  'crooked quotes': (size) => `{${fill('“a”:“b”,', size)}}`,
  'trailing commas': (size) => `[${fill('[1,],', size)}1]`,
  'missing commas': (size) => `[${fill('1\n', size)}]`,
  commas: (size) => `[${fill(',', size)}]`,
  comments: (size) => `{\n${fill('// x\n', size)}}`,
  'comments in one line': (size) => `{${fill('/* x */', size)}}`,
  'bare words': (size) => `{${fill('a:opus,', size)}}`,
  'an open text': (size) => `{"a":"${fill('x', size)}`,
  backslashes: (size) => `{"a":"${fill('\\', size)}`,
  blanks: (size) => `{"a":1,${fill(' ', size)}`,
  zeros: (size) => fill('\0', size),
  'cut off': (size) => `{${fill('"key":{"a":[1,2,3]},', size)}"b`,
  'one comma too many': (size) => `{${fill('"key":{"a":[1,2,3]},', size)}}`,
};

const slowest = new Map<number, number>();
const rows: Record<string, Record<string, number | string>> = {};
for (const [kind, make] of Object.entries(KINDS)) {
  const row: Record<string, number | string> = {};
  for (const size of SIZES) {
    const text = make(size * 1_000_000);
    const before = process.cpuUsage();
    const fixed = fixJson(text, true);
    if (fixed === null) salvage(text);
    const { user, system } = process.cpuUsage(before);
    const ms = Math.round((user + system) / 1000);
    row[`${size} MB`] = ms;
    slowest.set(size, Math.max(ms, slowest.get(size) ?? 0));
    row.outcome = fixed === null ? 'by hand' : fixed === 'too-many' ? 'too many' : 'corrected';
  }
  rows[kind] = row;
}
console.table(rows);
for (const [size, value] of slowest) {
  keepFigure({ what: 'repair of the slowest kind of broken text', unit: 'ms', size, of: 'MB', value });
}
