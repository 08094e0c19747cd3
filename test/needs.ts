import { describe } from 'vitest';
import { explainMissing, type Suite } from '../scripts/needs.mjs';

/**
 * A `describe` for tests that need more than the dependencies. Where something is missing its tests are skipped, and
 * their name says why. The body must only declare tests: it also runs when they are skipped.
 * @param suites  rows of scripts/needs.mjs
 */
export function describeNeeding(suites: Suite | readonly Suite[], name: string, body: () => void): void {
  const why = [suites].flat().flatMap((suite) => explainMissing(suite) ?? []);
  if (why.length === 0) describe(name, body);
  else describe.skip(leftOut(name, why.join('; ')), body);
}

/** The name of tests which also says why they are skipped; `why` is null where they run. */
export const leftOut = (name: string, why: string | null): string =>
  why === null ? name : `${name} (left out: ${why})`;
