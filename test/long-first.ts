/** The order of the files of tests: the longest begin first, so that no core is idle while another has one of them left. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longFirst(await super.sort(files));
  }
}

/** A desktop waits most of its time, and so gives way to a Claude Code beside it: one of each in turn, then the rest. */
export function longFirst<S extends { project: { name: string } }>(sorted: readonly S[]): S[] {
  const claude = sorted.filter(({ project }) => project.name.startsWith('claude'));
  const desktop = sorted.filter(({ project }) => project.name === 'desktop');
  const pairs = Array.from({ length: Math.max(claude.length, desktop.length) }, (_, index) => [
    ...claude.slice(index, index + 1),
    ...desktop.slice(index, index + 1),
  ]);
  const long = new Set(pairs.flat());
  return [...long, ...sorted.filter((one) => !long.has(one))];
}
