/** Measures things beside one another: in turns, so that what else the machine does falls on all of them alike. */

/**
 * Prints a table of them, in ms. The least is what is left where the machine was busy.
 * @param actions  by their names; the first round of each does not count
 */
export function printTimesInTurns(rounds: number, actions: Readonly<Record<string, () => void>>): void {
  const times = new Map(Object.keys(actions).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, act] of Object.entries(actions)) {
      const start = performance.now();
      act();
      if (round > 0) times.get(name)?.push(performance.now() - start);
    }
  }
  console.table(
    Object.fromEntries(
      [...times].map(([name, values]) => [
        name,
        { 'least ms': at(values, 0), 'p50 ms': at(values, 0.5), 'p95 ms': at(values, 0.95) },
      ]),
    ),
  );
}

const at = (values: readonly number[], share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN).toFixed(1);
