/** What is worth knowing about the credential store of one profile. Pure. */
import type { CredentialFacts, LockFact, ProfileFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import { UNREADABLE_EVIDENCE } from '../../shared/messages/findings.ts';
import type { Evidence, Finding } from '../../shared/verdict.ts';
import { hasToken, whyWithoutToken } from '../sign-in/lost-token.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { createFinding, type FindingDraft } from './finding.ts';
import { misnamedFinding } from './misnamed-finding.ts';
import { quoted, savingFindings } from './saving-findings.ts';
import { UNREADABLE_FINDINGS } from './unreadable-findings.ts';

export interface CredentialFindingsInput {
  profile: ProfileFacts;
  profileId: string;
  signIn: SignIn;
}

type Rule = Omit<FindingDraft, 'evidence' | 'params'> & {
  /** What its texts want. */
  params?(credentials: CredentialFacts): object;
  applies(credentials: CredentialFacts, signIn: SignIn): boolean;
  /** What is to be seen in the store. */
  note: string;
};

const LOGIN_RULES: readonly Rule[] = [
  {
    id: 'login-cleared',
    severity: 'error',
    cause: 'account',
    remedies: ['sign-in', 'reset'],
    params: ({ login }) => ({ why: whyWithoutToken(login) }),
    applies: ({ login }, { state }) => state === 'DEAD' && !hasToken(login),
    note: EVIDENCE.loginCleared,
  },
  {
    id: 'login-expired',
    severity: 'error',
    cause: 'account',
    remedies: ['sign-in'],
    applies: ({ login }, { state }) => state === 'DEAD' && hasToken(login),
    note: EVIDENCE.loginExpired,
  },
  {
    id: 'login-ends-soon',
    severity: 'warning',
    cause: 'account',
    remedies: ['sign-in'],
    applies: (_credentials, { state }) => state === 'ENDING',
    note: EVIDENCE.loginEnding,
  },
  {
    id: 'login-scopes-crash',
    severity: 'error',
    cause: 'machine',
    remedies: ['reset', 'open-file'],
    applies: ({ login }) => login?.scopesCrash === true,
    note: EVIDENCE.scopesNoList,
  },
  {
    id: 'login-lacks-scope',
    severity: 'warning',
    cause: 'account',
    remedies: ['sign-in'],
    applies: ({ login }, { state }) => state === 'NONE' && hasToken(login),
    note: EVIDENCE.scopeMissing,
  },
];

const FILE_RULES: readonly Rule[] = [
  {
    id: 'credentials-readable-by-others',
    severity: 'warning',
    cause: 'machine',
    remedies: ['fix-mode'],
    // Nobody but its owner can change the mode: that is told first.
    applies: ({ file }) => file?.loose === true && !file.foreignOwner,
    note: EVIDENCE.openToOthers,
  },
  {
    id: 'credentials-foreign-owner',
    severity: 'warning',
    cause: 'machine',
    remedies: [],
    params: ({ location }) => ({ line: `sudo chown "$(id -un)" ${quoted(location)}` }),
    applies: ({ file }) => file?.foreignOwner === true,
    note: EVIDENCE.foreignOwner,
  },
  {
    id: 'credentials-symlinked',
    severity: 'info',
    cause: 'machine',
    remedies: [],
    applies: ({ file, status }) => file !== null && file.symlinkTo !== null && status !== 'absent',
    note: EVIDENCE.symbolicLink,
  },
  {
    id: 'credentials-link-to-nowhere',
    severity: 'warning',
    cause: 'machine',
    // Claude Code puts a new file in the place of the link by itself.
    remedies: ['sign-in'],
    params: ({ file }) => ({ target: file?.symlinkTo ?? '' }),
    applies: ({ file, status }, { state }) => status === 'absent' && file?.symlinkTo != null && state === 'NONE',
    note: EVIDENCE.linkToNowhere,
  },
];

/** Findings about the login, its file and the locks beside it. */
export function credentialFindings({ profile, profileId, signIn }: CredentialFindingsInput): Finding[] {
  const { credentials } = profile;
  const place = { file: credentials.store === 'file' ? credentials.location : null, line: null, column: null };
  const found = [...LOGIN_RULES, ...FILE_RULES]
    .filter((rule) => rule.applies(credentials, signIn))
    .map(({ applies: _applies, note, params, ...rule }) =>
      createFinding(
        { ...rule, ...(params && { params: params(credentials) }), evidence: [{ ...place, note }] } as FindingDraft,
        profileId,
      ),
    );
  const saving = savingFindings({ profile, signIn, profileId });
  return [
    ...unreadableFindings(credentials, signIn, profileId),
    ...saving,
    ...misnamedFinding(credentials, signIn, profileId),
    ...found,
    ...lockFindings(profile.locks, profileId),
  ];
}

/** Why the store cannot be read. While another credential is in use, that stops nobody. */
function unreadableFindings(credentials: CredentialFacts, signIn: SignIn, profile: string): Finding[] {
  if (credentials.unreadable === null) return [];
  // What belongs to another account has its line, which is the only cure.
  if (credentials.unreadable === 'denied' && credentials.file?.foreignOwner) return [];
  const { problem } = credentials;
  const kind = UNREADABLE_FINDINGS[credentials.unreadable];
  const evidence: Evidence = {
    file: credentials.store === 'file' ? credentials.location : null,
    line: problem?.line ?? null,
    column: problem?.column ?? null,
    note: problem?.message ?? UNREADABLE_EVIDENCE[credentials.unreadable],
  };
  const severity = signIn.state === 'OTHER' ? 'info' : kind.severity;
  return [createFinding({ ...kind, severity, cause: 'machine', evidence: [evidence] }, profile)];
}

/** A lock whose owner is gone; Claude Code waits for it up to a minute. */
function lockFindings(locks: readonly LockFact[], profile: string): Finding[] {
  // Of a lock that will never be taken over more is said above.
  const plain = locks.filter(({ form, ahead }) => form === undefined && ahead === undefined);
  const left = plain.filter(({ owner }) => owner?.state === 'gone');
  if (left.length === 0) return [];
  const draft: FindingDraft = {
    id: 'stale-lock',
    severity: 'info',
    cause: 'machine',
    evidence: left.map(({ path }) => ({ file: path, line: null, column: null, note: EVIDENCE.nobodyHolds })),
    remedies: ['clear-lock'],
  };
  return [createFinding(draft, profile)];
}
