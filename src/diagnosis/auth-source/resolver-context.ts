/** One question put to the resolver: these facts, this version, this way of running Claude Code. */
import type { EnvVarFact, Place, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import type { CredentialKind, CredentialRef, Provider } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { VersionRules } from '../version-rules.ts';
import { DESKTOP_ENTRYPOINTS } from './settings-filter.ts';
import { settingsInOrder, type Variables } from './variables.ts';

/** `print` is `claude -p`; `interactive` the window in a terminal, which asks before it uses a key it does not know. */
export type Mode = 'print' | 'interactive';

export interface ResolverContext {
  mode: Mode;
  variables: Variables;
  /** What counted at the start, before a project's files were read: a gateway is set up by then. */
  early: Variables;
  profile: ProfileFacts;
  rules: VersionRules;
  /** Of the CLI; null: unknown. */
  version: string | null;
  provider: Provider;
  /** When it would start. */
  now: EpochMs;
}

export function credential(kind: CredentialKind, name: string, place: Place): CredentialRef {
  return { kind, name, place };
}

export function fromVariable(kind: CredentialKind, fact: EnvVarFact): CredentialRef {
  return credential(kind, fact.name, fact.place);
}

/** `claude --bare`, as a variable: neither login nor helper. */
export function isBare({ variables }: ResolverContext): boolean {
  return variables.on('CLAUDE_CODE_SIMPLE');
}

/** A desktop app or an editor takes care of sign-in: what is stored here is set aside. */
export function isManagedByHost({ variables, rules }: ResolverContext): boolean {
  return rules.hostMaySetAside && variables.on('CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST');
}

/** Started by a remote service or a desktop app that hands the login over. */
export function isRemote({ variables }: ResolverContext): boolean {
  return variables.on('CLAUDE_CODE_REMOTE') || DESKTOP_ENTRYPOINTS.includes(entrypoint(variables));
}

/** The starter's own login stands above keys and tokens of the environment. */
export function isLoginHandedOver(situation: ResolverContext): boolean {
  const { variables } = situation;
  const own = variables.given('CLAUDE_CODE_HOST_AUTH_ENV_VAR') || entrypoint(variables) === 'claude-desktop-3p';
  return isRemote(situation) && !own;
}

/** In a terminal and in the editor extension a key of the environment needs the user's approval. */
export function asksBeforeKey({ mode, variables }: ResolverContext): boolean {
  const starter = variables.fact('CLAUDE_CODE_ENTRYPOINT');
  return mode === 'interactive' || (starter?.plain === 'claude-vscode' && isFromStarter(starter));
}

function entrypoint(variables: Variables): string {
  return variables.fact('CLAUDE_CODE_ENTRYPOINT')?.plain ?? '';
}

/** Only who starts Claude Code can open a descriptor for it, or say that it is an editor. */
function isFromStarter(fact: EnvVarFact): boolean {
  return fact.place === 'process' || fact.place === 'running-session';
}

/** A number, as Claude Code reads the variables that name a file descriptor. */
export function descriptor(variables: Variables, name: string): EnvVarFact | null {
  const fact = variables.given(name);
  if (fact?.state !== 'set' || !isFromStarter(fact)) return null;
  return fact.plain !== null && Number.isNaN(Number.parseInt(fact.plain, 10)) ? null : fact;
}

/** The settings file whose `apiKeyHelper` counts: the strongest that has one; an empty one switches it off. */
export function helperFile(profile: ProfileFacts): SettingsFileFacts | null {
  const strongest = settingsInOrder(profile).findLast((file) => file.apiKeyHelper !== null);
  return strongest && strongest.apiKeyHelper?.state !== 'empty' ? strongest : null;
}

export function activeHelper(situation: ResolverContext): CredentialRef | null {
  if (isBare(situation) || isManagedByHost(situation)) return null;
  const file = helperFile(situation.profile);
  return file && credential('key-helper', 'apiKeyHelper', file.place);
}
