/** Measures things beside one another: in turns, so that what else the machine does falls on all of them alike. */

/**
 * Prints a table of them, in ms. The least is what is left where the machine was busy.
 * @param actions  by their names; the first round of each does not count
 * @returns their times in ms, by the same names
 */
export function printTimesInTurns<Name extends string>(
  rounds: number,
  actions: Readonly<Record<Name, () => void>>,
): Readonly<Record<Name, readonly number[]>> {
  const names = Object.keys(actions) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      actions[name]();
      if (round > 0) times[name].push(performance.now() - start);
    }
  }
  console.table(
    Object.fromEntries(
      Object.entries<number[]>(times).map(([name, values]) => [
        name,
        { 'least ms': at(values, 0), 'p50 ms': at(values, 0.5), 'p95 ms': at(values, 0.95) },
      ]),
    ),
  );
  return times;
}

const at = (values: readonly number[], share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN).toFixed(1);
