/** What a bench hands on to the report of all of them (`npm run bench`): scripts/bench-report.mjs reads it back. */
import { appendFileSync } from 'node:fs';

/** Samples of one thing, and of what it is held against. */
export interface Figure {
  what: string;
  unit: 'ms' | 's' | 'MB' | 'kB' | 'CPU s/h';
  values: readonly number[];
  /** Measured in the same run, in the same unit. */
  reference?: { name: string; values: readonly number[] };
  /** The median itself, the 99th percentile, how many times the reference's median, or how much beyond it. */
  aim?: { of: 'median' | 'p99' | 'ratio' | 'beyond'; atMost: number };
}

/** One value at one size; the report puts those of one name side by side. */
export interface Scaled {
  what: string;
  unit: Figure['unit'];
  size: number;
  /** What is counted: profiles, records. */
  of: string;
  value: number;
}

/** Nothing happens where no report is being written. */
export function keepFigure(figure: Figure | Scaled): void {
  const file = process.env.PILOTLIGHT_BENCH_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}
