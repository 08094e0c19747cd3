/** Looks for inputs that reach code which none has reached so far, and keeps them to go on from there. */
import { alterText, type Random } from './alter-text.ts';
import { runInput } from './run-input.ts';
import type { Target } from './target.ts';

/** How often each place of the code was reached; the build puts the counting into it. */
export interface Counters {
  hits: Uint8Array;
}

export interface Explored {
  /** Inputs that reach something the earlier ones do not. */
  kept: readonly string[];
  runs: number;
  /** Places of the code, and how often, that were reached at all. */
  reached: number;
  findings: readonly { text: string; what: string }[];
}

export interface ExploreOptions {
  random: Random;
  counters: Counters;
  limitMs: number;
  /** Told before each run, so that whoever watches knows what hangs. */
  before(text: string): void;
  /** False ends it. */
  mayGoOn(): boolean;
}

const MAX_FINDINGS = 20;

export async function explore(
  name: string,
  target: Target,
  start: readonly string[],
  options: ExploreOptions,
): Promise<Explored> {
  const { random, counters, limitMs } = options;
  const seen = new Uint8Array(counters.hits.length);
  // Most are zero: four are looked at in one.
  const fours = new Uint32Array(counters.hits.buffer);
  const kept: string[] = [];
  const findings = new Map<string, string>();
  let runs = 0;
  let reached = 0;

  /** One, two, three, four to seven … times are different things to have reached. */
  const findNew = (): boolean => {
    let isNew = false;
    for (let group = 0; group < fours.length; group += 1) {
      if (fours[group] === 0) continue;
      for (let at = group * 4; at < group * 4 + 4; at += 1) {
        const count = counters.hits[at] as number;
        if (count === 0) continue;
        const size = 1 << (count < 4 ? count - 1 : Math.min(7, 2 + Math.floor(Math.log2(count) / 1.5)));
        if (((seen[at] as number) & size) !== 0) continue;
        seen[at] = (seen[at] as number) | size;
        reached += 1;
        isNew = true;
      }
    }
    return isNew;
  };

  const tryOut = async (text: string): Promise<void> => {
    options.before(text);
    counters.hits.fill(0);
    const what = await runInput(target, text, limitMs);
    runs += 1;
    if (findNew()) kept.push(text);
    // The same throw from another text is no other finding.
    const kind = what?.replace(/\d+/g, '#');
    if (what && kind && !findings.has(kind) && findings.size < MAX_FINDINGS) {
      findings.set(kind, text);
      process.stderr.write(`${name}: ${what}\n`);
    }
  };

  for (const text of new Set([...target.seeds, ...start])) await tryOut(text);
  const words = target.words ?? [];
  while (options.mayGoOn()) {
    // The newest are the most promising.
    const at =
      random() < 0.3
        ? kept.length - 1 - Math.floor(random() * Math.min(20, kept.length))
        : Math.floor(random() * kept.length);
    const other = kept[Math.floor(random() * kept.length)] ?? '';
    await tryOut(alterText(kept[at] ?? '', random, [...words, other]));
  }
  return { kept, runs, reached, findings: [...findings].map(([what, text]) => ({ text, what })) };
}
