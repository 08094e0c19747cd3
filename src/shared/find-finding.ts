import type { Finding } from './verdict.ts';

/** The finding that a command names by its key; a kind alone means the first one of it. */
export function findFinding(findings: readonly Finding[], named: string): Finding | undefined {
  return findings.find(({ key }) => key === named) ?? findings.find(({ id }) => id === named);
}
