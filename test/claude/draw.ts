/** Same seed, same numbers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Draw {
  pick<T>(choices: readonly T[]): T;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  /** What `make` makes with this probability, else nothing. */
  sometimes<T extends object>(probability: number, make: () => T): T | Record<string, never>;
}

/** @param random  0 ≤ x < 1 */
export function drawing(random: () => number): Draw {
  const chance = (probability: number) => random() < probability;
  return {
    pick: (choices) => choices[Math.floor(random() * choices.length)] as (typeof choices)[number],
    chance,
    sometimes: (probability, make) => (chance(probability) ? make() : {}),
  };
}
