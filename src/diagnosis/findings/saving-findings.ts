/** A login that cannot be saved works until it has to be renewed: told before it hurts, with the line to run. Pure. */
import type { CredentialFacts, LockFact, SavingTrouble } from '../../shared/facts.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import type { SignInState } from '../../shared/vocabulary.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { createFinding } from './finding.ts';

interface Words {
  title: string;
  detail: string;
  evidence: readonly Evidence[];
  remedies?: Finding['remedies'];
}

interface SavingInput {
  credentials: CredentialFacts;
  locks: readonly LockFact[];
  signIn: SignIn;
  profileId: string;
}

/** Yellow while there is time, orange when a renewal is due; a hint where no login is used, or none is there to be lost. */
const SEVERITY = {
  OK: 'warning',
  STALE: 'error',
  ENDING: 'warning',
  DEAD: 'warning',
  NONE: 'info',
  UNREADABLE: 'warning',
  OTHER: 'info',
} as const satisfies Record<SignInState, Finding['severity']>;

export function savingFindings({ credentials, locks, signIn, profileId }: SavingInput): Finding[] {
  if (credentials.store !== 'file') return [];
  const words = [
    ...(credentials.saving ? [sayTrouble(credentials.saving)] : []),
    ...locks.flatMap((lock) => sayLock(lock) ?? []),
  ];
  const severity = SEVERITY[signIn.state];
  return words.map(({ title, detail, evidence, remedies = [] }) =>
    createFinding(
      {
        id: 'store-cannot-be-saved',
        params: { title, detail },
        severity,
        cause: 'machine',
        evidence,
        remedies,
      },
      profileId,
    ),
  );
}

const TITLE = 'Claude Code cannot save a renewed login';
const WHY_IT_MATTERS =
  'The access token is renewed every few hours, and what cannot be saved is lost: you will be asked to sign in again.';

function sayTrouble({ why, path, foreign }: SavingTrouble): Words {
  switch (why) {
    case 'denied':
      return {
        title: TITLE,
        detail: foreign
          ? `${path} belongs to another account, often because Claude Code was once run with sudo. ${WHY_IT_MATTERS} Run: sudo chown -R "$(id -un)" ${quoted(path)}`
          : `Your own account may not write to ${path}. ${WHY_IT_MATTERS} Run: chmod u+rwx ${quoted(path)}`,
        evidence: [at(path, foreign ? 'this belongs to another account' : 'this may not be written to')],
      };
    case 'read-only':
      return {
        title: TITLE,
        detail: `${path} is mounted read-only, as in a container. ${WHY_IT_MATTERS} Mount the whole folder so that it can be written to.`,
        evidence: [at(path, 'this lies on a read-only file system')],
      };
    case 'full':
      return {
        title: `${TITLE}: the disk is full`,
        detail: `There is no room left where ${path} lies. ${WHY_IT_MATTERS} Make some room.`,
        evidence: [at(path, 'the disk is full here')],
      };
  }
}

/** Both count at any age: Claude Code takes over only a folder that has grown old. */
function sayLock({ path, kind, form, ahead }: LockFact): Words | null {
  if (kind === 'global-config') return null;
  if (form === 'other') {
    return {
      title: `${TITLE}: a file has the name of its lock`,
      detail: `Claude Code makes a folder of this name as its lock; a file there is never cleared away, so that each renewal is spent and not saved, or not made at all. Run: rm ${quoted(path)}`,
      evidence: [at(path, 'a file lies where the lock should be')],
      remedies: ['move-aside'],
    };
  }
  if (!ahead) return null;
  return {
    title: `${TITLE}: its lock is dated in the future`,
    detail: `To Claude Code this lock looks freshly taken ("another process is refreshing it") until that time has come; a clock was wrong when it was made. When no claude is running, run: rmdir ${quoted(path)}`,
    evidence: [at(path, 'the lock is dated in the future')],
  };
}

function at(path: string, note: string): Evidence {
  return { file: path, line: null, column: null, note };
}

/** As a POSIX shell takes it. */
export function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
