/** A login that cannot be saved works until it has to be renewed: told before it hurts, with the line to run. Pure. */
import type { CredentialFacts, LockFact, SavingTrouble } from '../../shared/facts.ts';
import type { FindingStepId } from '../../shared/ids.ts';
import { SAVING } from '../../shared/messages/findings/saving.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import type { SignInState } from '../../shared/vocabulary.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { createFinding } from './finding.ts';

interface Words {
  title: string;
  detail: string;
  evidence: readonly Evidence[];
  remedies?: Finding['remedies'];
  /** Missing: a line to run is shown. */
  step?: FindingStepId;
}

interface SavingInput {
  credentials: CredentialFacts;
  locks: readonly LockFact[];
  signIn: SignIn;
  profileId: string;
}

/**
 * Yellow while there is time, orange when a renewal is due; a hint where no login is used. Where none is there, a sign-in
 * would be lost again at once.
 */
const SEVERITY = {
  OK: 'warning',
  STALE: 'error',
  ENDING: 'warning',
  DEAD: 'warning',
  NONE: 'warning',
  UNREADABLE: 'warning',
  OTHER: 'info',
} as const satisfies Record<SignInState, Finding['severity']>;

export function savingFindings({ credentials, locks, signIn, profileId }: SavingInput): Finding[] {
  if (credentials.store !== 'file') return [];
  const words = [
    ...(credentials.saving ? [sayTrouble(credentials.saving, folderOf(credentials.location))] : []),
    ...locks.flatMap((lock) => sayLock(lock) ?? []),
  ];
  const severity = SEVERITY[signIn.state];
  return words.map(({ title, detail, evidence, remedies = [], step }) =>
    createFinding(
      {
        id: 'store-cannot-be-saved',
        params: { title, detail },
        severity,
        cause: 'machine',
        evidence,
        remedies,
        ...(step && { step }),
      },
      profileId,
    ),
  );
}

const TITLE = SAVING.title;
const WHY_IT_MATTERS = SAVING.whyItMatters;

/** @param folder  of the store, there or not */
function sayTrouble({ why, path, foreign }: SavingTrouble, folder: string): Words {
  switch (why) {
    case 'denied':
      return {
        title: TITLE,
        detail: foreign ? sayForeign(path, folder) : SAVING.denied({ path, why: WHY_IT_MATTERS, quoted: quoted(path) }),
        evidence: [at(path, foreign ? SAVING.foreignHere : SAVING.deniedHere)],
      };
    case 'read-only':
      return {
        title: TITLE,
        detail: SAVING.readOnly({ path, why: WHY_IT_MATTERS }),
        evidence: [at(path, SAVING.readOnlyHere)],
        step: 'make-writable',
      };
    case 'full':
      return {
        title: SAVING.fullTitle({ title: TITLE }),
        detail: SAVING.full({ path, why: WHY_IT_MATTERS }),
        evidence: [at(path, SAVING.fullHere)],
        step: 'make-room',
      };
    case 'not-a-folder':
      return {
        title: SAVING.notAFolderTitle,
        detail: SAVING.notAFolder({ path }),
        evidence: [at(path, SAVING.notAFolderHere)],
        remedies: ['move-aside'],
        step: 'move-away',
      };
    case 'link-to-nowhere':
      return {
        title: SAVING.linkToNowhereTitle,
        detail: SAVING.linkToNowhere({ path }),
        evidence: [at(path, SAVING.linkToNowhereHere)],
        remedies: ['move-aside'],
        step: 'move-away',
      };
  }
}

/** Only Claude Code's own folder is handed over: the one above it may be a home that several share, or the whole disk. */
function sayForeign(path: string, folder: string): string {
  return path === folder
    ? SAVING.foreign({ path, why: WHY_IT_MATTERS, quoted: quoted(path) })
    : SAVING.foreignParent({ path, folder, why: WHY_IT_MATTERS, quoted: quoted(folder) });
}

function folderOf(path: string): string {
  return path.replace(/[/\\][^/\\]*$/, '');
}

/** Both count at any age: Claude Code takes over only a folder that has grown old. */
function sayLock({ path, kind, form, ahead }: LockFact): Words | null {
  if (kind === 'global-config') return null;
  if (form === 'full') return kind === 'config-dir' ? null : sayFull(path);
  if (form === 'other') {
    return {
      title: SAVING.lockFileTitle({ title: TITLE }),
      detail: SAVING.lockFile({ quoted: quoted(path) }),
      evidence: [at(path, SAVING.lockFileHere)],
      remedies: ['move-aside'],
    };
  }
  if (!ahead) return null;
  return {
    title: SAVING.futureLockTitle({ title: TITLE }),
    detail: SAVING.futureLock({ quoted: quoted(path) }),
    evidence: [at(path, SAVING.futureLockHere)],
  };
}

/** Measured: of the two locks that count, one keeps the login from being renewed, the other from being saved. */
function sayFull(path: string): Words {
  return {
    title: SAVING.fullLockTitle({ title: TITLE }),
    detail: SAVING.fullLock({ quoted: quoted(path) }),
    evidence: [at(path, SAVING.fullLockHere)],
    remedies: ['move-aside'],
  };
}

function at(path: string, note: string): Evidence {
  return { file: path, line: null, column: null, note };
}

/** As a POSIX shell takes it. */
export function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
