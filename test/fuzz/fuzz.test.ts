/** The short run: the corpus, and some hundred inputs of this run's seed. `npm run fuzz` goes on for as long as it is told. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SEED } from '../seeded.ts';
import { createRandom } from '../simulation/simulated-host.ts';
import { alterText } from './alter-text.ts';
import { readCorpus } from './corpus.ts';
import { runInput } from './run-input.ts';
import { TARGETS } from './targets.ts';

const CORPUS = fileURLToPath(new URL('corpus', import.meta.url));

/** CPU of one input; a limit for what does not end, not a measure. */
const LIMIT_MS = 10_000;
const INPUTS = 60;
/** Of an input that a failure shows; the seed has the rest. */
const SHOWN = 500;

describe.each(Object.entries(TARGETS))('%s', (name, target) => {
  const kept = [...target.seeds, ...readCorpus(CORPUS, name)];

  it('bears what was kept', async () => {
    for (const text of kept) {
      const shown = text.slice(0, SHOWN);
      expect([shown, await runInput(target, text, LIMIT_MS)]).toEqual([shown, null]);
    }
  });

  it('bears what this seed makes of it', async () => {
    const random = createRandom(SEED);
    for (let count = 0; count < INPUTS; count += 1) {
      const text = alterText(kept[Math.floor(random() * kept.length)] ?? '', random, target.words ?? []);
      const what = await runInput(target, text, LIMIT_MS);
      expect(what && { seed: SEED, count, text: text.slice(0, SHOWN), what }).toBeNull();
    }
  });
});
