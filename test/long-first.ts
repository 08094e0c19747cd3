/** The order of the files of tests: the longest begin first, so that no core is idle while another has one of them left. */
import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { type Kind, kindOf } from '../scripts/side-by-side.mjs';
import { suitesAsked } from '../scripts/suites-in-use.mjs';

/** Each of them starts programs by the hundred and takes minutes, whatever it needs: the last of all, it would run alone. */
export const LONGEST: readonly string[] = [
  'test/recovery/kill/kill.test.ts',
  'test/monitor/remedies/fallback-toggle.test.ts',
  'test/harm/small-disk.test.ts',
  'test/field/field.test.ts',
  'test/recovery/kill/vault-kill.test.ts',
  'test/recovery/every-remedy.test.ts',
];

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const looksOf = ({ moduleId }: TestSpecification): Look => ({
      isLongest: LONGEST.some((name) => moduleId.replaceAll('\\', '/').endsWith(`/${name}`)),
      suites: suitesAsked(readFileSync(moduleId, 'utf8')),
    });
    return longFirst(await super.sort(files), looksOf);
  }
}

/** What a file of tests shows of how long it takes. */
export interface Look {
  isLongest: boolean;
  suites: readonly string[];
}

/**
 * After the longest, what needs a Claude Code or a desktop takes longest; a desktop waits most of its time, and so gives way to
 * what works beside it: one of each in turn. Then what needs anything else, then the rest.
 */
export function longFirst<F>(sorted: readonly F[], looksOf: (file: F) => Look): F[] {
  const known = sorted.map((file) => ({ file, ...looksOf(file) }));
  const filesOf = (wanted: (kind: Kind, suites: readonly string[]) => boolean) =>
    known.filter(({ isLongest, suites }) => !isLongest && wanted(kindOf(suites), suites)).map(({ file }) => file);
  const longest = known.filter(({ isLongest }) => isLongest).map(({ file }) => file);
  const claude = filesOf((kind) => kind.startsWith('claude'));
  const desktop = filesOf((kind) => kind === 'desktop');
  const work = [...longest, ...claude];
  const pairs = Array.from({ length: Math.max(work.length, desktop.length) }, (_, index) => [
    ...work.slice(index, index + 1),
    ...desktop.slice(index, index + 1),
  ]);
  const needy = filesOf((kind, suites) => kind === 'rest' && suites.length > 0);
  return [...pairs.flat(), ...needy, ...filesOf((kind, suites) => kind === 'rest' && suites.length === 0)];
}
