/** A login that cannot be saved works until it has to be renewed: told before it hurts, with the line to run. Pure. */
import type { LockFact, ProfileFacts, SavingTrouble } from '../../shared/facts.ts';
import type { FindingStepId } from '../../shared/ids.ts';
import { SAVING } from '../../shared/messages/findings/saving.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import type { SignInState } from '../../shared/vocabulary.ts';
import { mayMoveFolder, mayMoveLock } from '../in-the-way.ts';
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
  profile: ProfileFacts;
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

export function savingFindings({ profile, signIn, profileId }: SavingInput): Finding[] {
  const { credentials, locks } = profile;
  if (credentials.store !== 'file') return [];
  const words = [
    ...(credentials.saving ? [sayTrouble(credentials.saving, profile)] : []),
    ...locks.flatMap((lock) => sayLock(lock, profile) ?? []),
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

function sayTrouble(trouble: SavingTrouble, profile: ProfileFacts): Words {
  const { why, path, foreign } = trouble;
  const folder = folderOf(profile.credentials.location);
  const moved = {
    remedies: mayMoveFolder(profile, trouble) ? (['move-aside'] as const) : [],
    step: 'move-away',
  } as const;
  switch (why) {
    case 'denied':
      return {
        title: SAVING.title,
        detail: foreign
          ? sayForeign(path, folder)
          : SAVING.denied({ path, why: SAVING.whyItMatters, quoted: quoted(path) }),
        evidence: [at(path, foreign ? SAVING.foreignHere : SAVING.deniedHere)],
      };
    case 'read-only':
      return {
        title: SAVING.title,
        detail: SAVING.readOnly({ path, why: SAVING.whyItMatters }),
        evidence: [at(path, SAVING.readOnlyHere)],
        step: 'make-writable',
      };
    case 'full':
      return {
        title: SAVING.fullTitle({ title: SAVING.title }),
        detail: SAVING.full({ path, why: SAVING.whyItMatters }),
        evidence: [at(path, SAVING.fullHere)],
        step: 'make-room',
      };
    case 'not-a-folder':
      return path === profile.configDir && profile.from !== 'default'
        ? {
            title: SAVING.namedFileTitle,
            detail: SAVING.namedFile({ path }),
            evidence: [at(path, SAVING.notAFolderHere)],
            step: 'check-folder-name',
          }
        : {
            title: SAVING.notAFolderTitle,
            detail: SAVING.notAFolder({ path }),
            evidence: [at(path, SAVING.notAFolderHere)],
            ...moved,
          };
    case 'link-to-nowhere':
      return {
        title: SAVING.linkToNowhereTitle,
        detail: SAVING.linkToNowhere({ path }),
        evidence: [at(path, SAVING.linkToNowhereHere)],
        ...moved,
      };
  }
}

/** Only Claude Code's own folder is handed over: the one above it may be a home that several share, or the whole disk. */
function sayForeign(path: string, folder: string): string {
  return path === folder
    ? SAVING.foreign({ path, why: SAVING.whyItMatters, quoted: quoted(path) })
    : SAVING.foreignParent({ path, folder, why: SAVING.whyItMatters, quoted: quoted(folder) });
}

function folderOf(path: string): string {
  return path.replace(/[/\\][^/\\]*$/, '');
}

/** Both count at any age: Claude Code takes over only a folder that has grown old. */
function sayLock(lock: LockFact, profile: ProfileFacts): Words | null {
  const { path, kind, form, ahead, owner } = lock;
  const remedies = mayMoveLock(profile, lock) ? (['move-aside'] as const) : [];
  if (kind === 'global-config') return null;
  if (form === 'full') return kind === 'config-dir' ? null : { ...sayFull(path), remedies };
  if (form === 'other') {
    return {
      title: SAVING.lockFileTitle({ title: SAVING.title }),
      detail: SAVING.lockFile({ quoted: quoted(path), own: remedies.length > 0 }),
      evidence: [at(path, SAVING.lockFileHere)],
      remedies,
      ...(remedies.length === 0 && { step: 'move-away' as const }),
    };
  }
  if (!ahead) return null;
  return {
    title: SAVING.futureLockTitle({ title: SAVING.title }),
    detail: SAVING.futureLock({ quoted: quoted(path) }),
    evidence: [at(path, SAVING.futureLockHere)],
    remedies: owner?.state === 'gone' ? ['clear-lock'] : [],
  };
}

/** Measured: of the two locks that count, one keeps the login from being renewed, the other from being saved. */
function sayFull(path: string): Words {
  return {
    title: SAVING.fullLockTitle({ title: SAVING.title }),
    detail: SAVING.fullLock({ quoted: quoted(path) }),
    evidence: [at(path, SAVING.fullLockHere)],
  };
}

function at(path: string, note: string): Evidence {
  return { file: path, line: null, column: null, note };
}

/** As a POSIX shell takes it. */
export function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
