/** What a running session's next request carries, as far as files and its environment tell, and who pays for it. Pure. */
import type { EnvVarFact, OtherStart, ProfileFacts, RunningSession, SettingsFileFacts } from '../../shared/facts.ts';
import { CREDENTIAL_NAMES, NO_CREDENTIAL, PROVIDER_NAMES } from '../../shared/messages/credentials.ts';
import type { AuthSource, CredentialKind, CredentialRef } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { isAnthropicHost } from '../anthropic-host.ts';
import { resolveAuthSource } from '../auth-source/resolve-auth-source.ts';
import type { AuthSourceInput } from '../auth-source/variables.ts';

/** `other`: a token whose owner decides what it costs, a gateway, a header. */
export type Payer = 'plan' | 'tokens' | 'other';

export interface SessionSource {
  auth: AuthSource;
  /** Whose login it is; null: not a login, or nobody knows. */
  account: string | null;
  payer: Payer;
}

interface SessionFacts {
  session: RunningSession;
  profile: ProfileFacts;
  /** Settings of the folder it runs in. */
  project: readonly SettingsFileFacts[];
  version: string | null;
  now: EpochMs;
}

const PAYERS: Readonly<Record<CredentialKind, Payer>> = {
  'sign-in': 'plan',
  'oauth-token': 'plan',
  'api-key': 'tokens',
  'key-helper': 'tokens',
  'saved-key': 'tokens',
  'auth-token': 'other',
  'custom-header': 'other',
  'address-user': 'other',
  profile: 'other',
};

const MOVES_LOGIN = ['CLAUDE_CONFIG_DIR', 'CLAUDE_SECURESTORAGE_CONFIG_DIR'];

/** @returns null: it cannot be told, or nothing would be sent */
export function sessionSource({ session, profile, project, version, now }: SessionFacts): SessionSource | null {
  const files = [...profile.settings, ...project];
  if (!isReadable(profile, files) || movesLogin(project)) return null;
  const auth = sourceWith({ profile: { ...profile, settings: files }, version, now }, session.env);
  const ref = credentialOf(auth);
  if (auth.provider === 'firstParty' && !ref) return null;
  const { account } = profile.globalConfig;
  const isLogin = auth.provider === 'firstParty' && ref?.kind === 'sign-in';
  return {
    auth,
    account: isLogin ? (account?.accountUuid ?? account?.email ?? null) : null,
    payer: payerOf(auth, ref),
  };
}

/** What cannot be read, or is half written, says nothing about a change. */
function isReadable({ credentials, globalConfig }: ProfileFacts, files: readonly SettingsFileFacts[]): boolean {
  return (
    credentials.status !== 'unreadable' &&
    [globalConfig, ...files].every(({ status }) => status === 'ok' || status === 'absent')
  );
}

/** The login in another folder is not the one that was read. */
function movesLogin(project: readonly SettingsFileFacts[]): boolean {
  return project.some(({ env }) => env.some(({ name }) => MOVES_LOGIN.includes(name)));
}

function payerOf({ host, provider }: AuthSource, ref: CredentialRef | null): Payer {
  if (provider === 'gateway') return 'other';
  if (provider !== 'firstParty') return 'tokens';
  return ref && host !== null && isAnthropicHost(host) ? PAYERS[ref.kind] : 'other';
}

/** Two of which it is not known whose login they are count as one. */
export function isSameSessionSource(a: SessionSource, b: SessionSource): boolean {
  return sameSource(a.auth, b.auth) && !isOtherLogin(a, b);
}

export function isOtherLogin(a: SessionSource, b: SessionSource): boolean {
  return a.account !== null && b.account !== null && a.account !== b.account;
}

export function belongsTo(session: RunningSession, profile: Pick<ProfileFacts, 'configDir' | 'from'>): boolean {
  const named = session.env.findLast((fact) => fact.name === 'CLAUDE_CONFIG_DIR');
  return named ? named.plain === profile.configDir : profile.from === 'default';
}

/** @param otherStarts  what stands between a terminal and the program; a session has it behind it */
export function sourceWith(
  { profile, version, now }: Omit<AuthSourceInput, 'machine'>,
  env: readonly EnvVarFact[],
  otherStarts: readonly OtherStart[] = [],
): AuthSource {
  const start = { processEnv: env, shellEnv: [], fromShell: true, otherStarts };
  return resolveAuthSource({ machine: start, profile, version, now }).interactive;
}

export function sameSource(a: AuthSource, b: AuthSource): boolean {
  return a.provider === b.provider && a.host === b.host && nameOf(a) === nameOf(b);
}

export function nameOf(source: AuthSource): string {
  if (source.provider !== 'firstParty') return PROVIDER_NAMES[source.provider];
  const ref = credentialOf(source);
  return ref ? CREDENTIAL_NAMES[ref.kind] : NO_CREDENTIAL;
}

export function credentialOf({ authorization, xApiKey }: AuthSource): CredentialRef | null {
  return authorization ?? xApiKey;
}
