/** What is worth knowing about the credential store of one profile. Pure. */
import type { CredentialFacts, LockFact, LoginFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { savingFindings } from './saving-findings.ts';
import { UNREADABLE_FINDINGS } from './unreadable-findings.ts';

export interface CredentialFindingsInput {
  profile: ProfileFacts;
  profileId: string;
  signIn: SignIn;
}

type Words = Pick<Finding, 'id' | 'severity' | 'cause' | 'title' | 'detail' | 'remedies'>;

interface Rule extends Words {
  applies(credentials: CredentialFacts, signIn: SignIn): boolean;
  /** What is to be seen in the store. */
  note: string;
}

const LOGIN_RULES: readonly Rule[] = [
  {
    id: 'login-cleared',
    severity: 'error',
    cause: 'account',
    title: 'Your sign-in has ended',
    detail:
      'Claude Code cleared the stored login after the server refused to renew it. This is final: only signing in again helps. Your MCP logins and settings stay.',
    remedies: ['sign-in', 'reset'],
    applies: ({ login }, { state }) => state === 'DEAD' && isCleared(login),
    note: 'the login is there, but its tokens were cleared',
  },
  {
    id: 'login-expired',
    severity: 'error',
    cause: 'account',
    title: 'Your sign-in has expired',
    detail: 'The stored login is past its time and can no longer be renewed. Sign in again.',
    remedies: ['sign-in'],
    applies: ({ login }, { state }) => state === 'DEAD' && !isCleared(login),
    note: 'the login is past its time',
  },
  {
    id: 'login-ends-soon',
    severity: 'warning',
    cause: 'account',
    title: 'Your sign-in ends soon',
    detail:
      'The login itself, not only its access token, ends within three days, and Claude Code cannot renew that. Sign in again when it suits you.',
    remedies: ['sign-in'],
    applies: (_credentials, { state }) => state === 'ENDING',
    note: 'the login deadline is near',
  },
  {
    id: 'login-scopes-crash',
    severity: 'error',
    cause: 'machine',
    title: 'The stored sign-in makes every Claude Code command stop',
    detail:
      'The scopes of the login are not a list, which no Claude Code version writes; some other program changed the store. Reset the credentials and sign in again.',
    remedies: ['reset', 'open-file'],
    applies: ({ login }) => login?.scopesCrash === true,
    note: 'claudeAiOauth.scopes is not a list',
  },
  {
    id: 'login-lacks-scope',
    severity: 'warning',
    cause: 'account',
    title: 'The stored sign-in does not count for Claude Code',
    detail:
      'The login lacks the permission user:inference, so Claude Code takes you for signed out and may bill an API key instead. Sign in again with your subscription.',
    remedies: ['sign-in'],
    applies: ({ login }, { state }) => state === 'NONE' && hasToken(login),
    note: 'claudeAiOauth.scopes lacks user:inference',
  },
];

const FILE_RULES: readonly Rule[] = [
  {
    id: 'credentials-readable-by-others',
    severity: 'warning',
    cause: 'machine',
    title: 'Other accounts of this machine can get at your sign-in',
    detail:
      'The file that holds your login can be read or changed by others. Claude Code accepts that silently. Make it yours alone.',
    remedies: ['fix-mode'],
    applies: ({ file }) => file?.loose === true,
    note: 'the file is open to others',
  },
  {
    id: 'credentials-foreign-owner',
    severity: 'warning',
    cause: 'machine',
    title: 'The credential file belongs to another account',
    detail:
      'The file that holds your login is owned by another account, often because Claude Code was once run with sudo. Renewing the login may fail. Give the file back to your account.',
    remedies: ['open-file'],
    applies: ({ file }) => file?.foreignOwner === true,
    note: 'the file has another owner',
  },
  {
    id: 'credentials-symlinked',
    severity: 'info',
    cause: 'machine',
    title: 'The credential file is a link',
    detail:
      'Claude Code replaces the link by a plain file the next time it renews the login. Whatever shares the file through the link then keeps an old login that no longer works.',
    remedies: [],
    applies: ({ file }) => file !== null && file.symlinkTo !== null,
    note: 'the file is a symbolic link',
  },
];

/** Findings about the login, its file and the locks beside it. */
export function credentialFindings({ profile, profileId, signIn }: CredentialFindingsInput): Finding[] {
  const { credentials } = profile;
  const place = { file: credentials.store === 'file' ? credentials.location : null, line: null, column: null };
  const found = [...LOGIN_RULES, ...FILE_RULES]
    .filter((rule) => rule.applies(credentials, signIn))
    .map(({ applies: _applies, note, ...words }) => ({ ...words, evidence: [{ ...place, note }], profile: profileId }));
  const saving = savingFindings({ credentials, locks: profile.locks, signIn, profileId });
  return [
    ...unreadableFindings(credentials, signIn, profileId),
    ...saving,
    ...found,
    ...lockFindings(profile.locks, profileId),
  ];
}

/** Why the store cannot be read. While another credential is in use, that stops nobody. */
function unreadableFindings(credentials: CredentialFacts, signIn: SignIn, profile: string): Finding[] {
  if (credentials.unreadable === null) return [];
  const { problem } = credentials;
  const words = UNREADABLE_FINDINGS[credentials.unreadable];
  const evidence: Evidence = {
    file: credentials.store === 'file' ? credentials.location : null,
    line: problem?.line ?? null,
    column: problem?.column ?? null,
    note: problem?.message ?? words.note,
  };
  const { note: _note, ...shown } = words;
  const severity = signIn.state === 'OTHER' ? 'info' : words.severity;
  return [{ ...shown, severity, cause: 'machine', evidence: [evidence], profile }];
}

/** A lock whose owner is gone; Claude Code waits for it up to a minute. */
function lockFindings(locks: readonly LockFact[], profile: string): Finding[] {
  // Of a lock that will never be taken over more is said above.
  const plain = locks.filter(({ form, ahead }) => form === undefined && ahead === undefined);
  const left = plain.filter((lock) => lock.stale && lock.ownerPid === null);
  if (left.length === 0) return [];
  return [
    {
      id: 'stale-lock',
      severity: 'info',
      cause: 'machine',
      title: 'A lock of Claude Code was left behind',
      detail:
        'A Claude Code that ended early left its lock. The next one takes it over by itself, but may wait for it first and say that another process is renewing the login.',
      evidence: left.map(({ path }) => ({ file: path, line: null, column: null, note: 'nobody holds this lock' })),
      remedies: ['clear-lock'],
      profile,
    },
  ];
}

function isCleared(login: LoginFacts | null): boolean {
  return !hasToken(login);
}

function hasToken(login: LoginFacts | null): boolean {
  return login?.accessToken === 'set' || login?.accessToken === 'other';
}
