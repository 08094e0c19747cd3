/** The order of the files of tests: the longest begin first, so that no core is idle while another has one of them left. */
import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { type Kind, kindOf } from '../scripts/side-by-side.mjs';
import { suitesAsked } from '../scripts/suites-in-use.mjs';

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longFirst(await super.sort(files), ({ moduleId }) => suitesAsked(readFileSync(moduleId, 'utf8')));
  }
}

/**
 * What needs a Claude Code or a desktop takes longest; a desktop waits most of its time, and so gives way to a Claude Code
 * beside it: one of each in turn. Then what needs anything else, then the rest.
 */
export function longFirst<F>(sorted: readonly F[], suitesOf: (file: F) => readonly string[]): F[] {
  const known = sorted.map((file) => ({ file, suites: suitesOf(file) }));
  const filesOf = (wanted: (kind: Kind, suites: readonly string[]) => boolean) =>
    known.filter(({ suites }) => wanted(kindOf(suites), suites)).map(({ file }) => file);
  const claude = filesOf((kind) => kind.startsWith('claude'));
  const desktop = filesOf((kind) => kind === 'desktop');
  const pairs = Array.from({ length: Math.max(claude.length, desktop.length) }, (_, index) => [
    ...claude.slice(index, index + 1),
    ...desktop.slice(index, index + 1),
  ]);
  const needy = filesOf((kind, suites) => kind === 'rest' && suites.length > 0);
  return [...pairs.flat(), ...needy, ...filesOf((kind, suites) => kind === 'rest' && suites.length === 0)];
}
