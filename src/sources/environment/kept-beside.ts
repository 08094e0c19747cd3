/**
 * What a request of our own needs and no fact may hold, such as a proxy's password, by the fact it belongs to. A copy of the
 * fact has lost it.
 */
const kept = new WeakMap<object, string>();

export function keepBeside(fact: object, value: string): void {
  kept.set(fact, value);
}

/** null: nothing was kept beside this fact. */
export function keptBeside(fact: object): string | null {
  return kept.get(fact) ?? null;
}
