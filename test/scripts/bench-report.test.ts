import { describe, expect, it } from 'vitest';
import { writeReport } from '../../scripts/bench-report.mjs';

const CONDITIONS = { date: '2026-11-01', machine: '2 × Fast', versions: 'Node 20', load: '0.1' };
type Ran = Parameters<typeof writeReport>[1][number];
type Figure = Extract<Ran['figures'][number], { values: unknown }>;

const report = (...figures: Ran['figures']) =>
  writeReport(CONDITIONS, [{ bench: 'doctor', failed: false, figures }]).split('\n');
const rowOf = (figure: Partial<Figure>) =>
  report({ what: 'a look', unit: 'ms', values: [30, 10, 20], ...figure }).find((line) => line.startsWith('| doctor'));

describe('a row', () => {
  it('gives the median, and where most samples lie once there are enough', () => {
    expect(rowOf({})).toBe('| doctor | a look | 20 ms | 3 |  |  |  |');
    expect(rowOf({ values: [5, 1, 2, 3, 4, 6, 7, 8, 9, 10] })).toContain('| 6 ms (2–10) | 10 |');
  });

  it.each([
    [{ of: 'median', atMost: 20 }, '20 ms | met |'],
    [{ of: 'median', atMost: 19.9 }, '19.9 ms | not met |'],
    [{ of: 'p99', atMost: 25 }, 'p99 25 ms (30) | not met |'],
    [{ of: 'ratio', atMost: 2 }, '2 times bare | met |'],
    [{ of: 'ratio', atMost: 1.9 }, '1.9 times bare | not met |'],
    [{ of: 'beyond', atMost: 9 }, '9 ms beyond it (10) | not met |'],
  ] as const)('judges by %o', (aim, expected) => {
    const reference = { name: 'bare', values: [9, 10, 11] };
    expect(rowOf({ aim, reference })).toContain(`| bare: 10 ms, so 2 times | ${expected}`);
  });

  it('meets no aim where nothing was measured', () => {
    expect(rowOf({ values: [], aim: { of: 'median', atMost: 5 } })).toContain('| ? ms | 0 |  | 5 ms | not met |');
  });
});

it('names a bench that did not run to its end', () => {
  const text = writeReport(CONDITIONS, [{ bench: 'idle', failed: true, figures: [] }]);
  expect(text).toContain('**Did not run to the end:** idle.');
});

it.each([
  ['in step', (size: number) => 10 + 2 * size, '1'],
  ['with the square', (size: number) => (size - 1) ** 2, '2'],
  ['not at all', () => 7, '–'],
] as const)('says how something grows: %s', (_name, valueAt, power) => {
  const points = [1, 10, 100, 1000].map((size) => {
    return { what: 'memory', unit: 'MB', of: 'profiles', size, value: valueAt(size) };
  });
  const [row] = report(...points.toReversed()).filter((line) => line.startsWith('| memory'));
  expect(row).toMatch(/^\| memory, MB \| profiles \| 1: .* · 1,000: /);
  expect(row?.endsWith(`| ${power} |`)).toBe(true);
});
