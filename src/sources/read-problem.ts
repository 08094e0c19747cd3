import type { FileFailure } from '../platform/host.ts';
import type { FileProblem, FileStatus } from '../shared/facts.ts';

const UNREADABLE = {
  denied: ['denied', 'The file is there, but this account may not read it.'],
  'not-a-file': ['type', 'There is a folder or a device where a file should be.'],
  loop: ['denied', 'The link leads in a circle.'],
  'too-big': ['too-big', 'The file is too big to be read.'],
  failed: ['denied', 'The file is there, but reading it failed.'],
} as const satisfies Record<Exclude<FileFailure, 'absent'>, readonly [FileProblem['kind'], string]>;

/** What a failed read says about a configuration file; a missing one is no problem. */
export function readProblem(why: FileFailure): { status: FileStatus; problem: FileProblem | null } {
  if (why === 'absent') return { status: 'absent', problem: null };
  const [kind, message] = UNREADABLE[why];
  return { status: 'unreadable', problem: { kind, line: null, column: null, message } };
}
