import type { FileFailure } from '../platform/host.ts';
import type { FileProblem, FileStatus } from '../shared/facts.ts';
import { READ_FAULTS } from '../shared/messages/file-faults.ts';

const UNREADABLE = {
  denied: ['denied', READ_FAULTS.denied],
  'not-a-file': ['type', READ_FAULTS.notAFile],
  loop: ['denied', READ_FAULTS.loop],
  'too-big': ['too-big', READ_FAULTS.tooBig],
  failed: ['denied', READ_FAULTS.failed],
} as const satisfies Record<Exclude<FileFailure, 'absent'>, readonly [FileProblem['kind'], string]>;

/** What a failed read says about a configuration file; a missing one is no problem. */
export function readProblem(why: FileFailure): { status: FileStatus; problem: FileProblem | null } {
  if (why === 'absent') return { status: 'absent', problem: null };
  const [kind, message] = UNREADABLE[why];
  return { status: 'unreadable', problem: { kind, line: null, column: null, message } };
}
