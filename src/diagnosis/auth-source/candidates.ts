/** Every credential that lies about, in Claude Code's order, with the reason it wins or does not. */

import type { EnvVarFact } from '../../shared/facts.ts';
import type { AuthSource, Candidate, CredentialKind } from '../../shared/verdict.ts';
import { OWN_CREDENTIALS } from './cloud-headers.ts';
import { explainCandidate } from './explain.ts';
import type { FoundCredential } from './found-credential.ts';
import { sameCredential } from './headers.ts';
import { credential, fromVariable, type ResolverContext } from './resolver-context.ts';
import { settingsInOrder } from './variables.ts';

const VARIABLE_ORDER: readonly { name: string; kind: CredentialKind }[] = [
  { name: 'ANTHROPIC_CUSTOM_HEADERS', kind: 'custom-header' },
  { name: 'ANTHROPIC_AUTH_TOKEN', kind: 'auth-token' },
  { name: 'ANTHROPIC_API_KEY', kind: 'api-key' },
  { name: 'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR', kind: 'api-key' },
];

const TOKEN_ORDER: readonly { name: string; kind: CredentialKind }[] = [
  { name: 'CLAUDE_CODE_OAUTH_TOKEN', kind: 'oauth-token' },
  { name: 'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR', kind: 'oauth-token' },
  { name: 'ANTHROPIC_PROFILE', kind: 'profile' },
  { name: 'ANTHROPIC_FEDERATION_RULE_ID', kind: 'profile' },
];

export function listCandidates(situation: ResolverContext, print: AuthSource, interactive: AuthSource): Candidate[] {
  return findCredentials(situation).map((found) => {
    const wins = { print: carries(print, found), interactive: carries(interactive, found) };
    return {
      credential: found.credential,
      file: found.file,
      line: found.line,
      tail: found.fact?.tail ?? null,
      wins,
      ...explainCandidate(situation, found, wins, print),
    };
  });

  function carries(source: AuthSource, found: FoundCredential): boolean {
    if (found.fact && situation.variables.fact(found.fact.name) !== found.fact && found.fact.name !== 'primaryApiKey') {
      return false;
    }
    return [source.authorization, source.xApiKey].some((ref) => ref !== null && sameCredential(ref, found.credential));
  }
}

function findCredentials(situation: ResolverContext): FoundCredential[] {
  const clouds = OWN_CREDENTIALS[situation.provider] ?? [];
  return [
    ...clouds.flatMap(({ variable, kind }) => variablesOf(situation, { name: variable, kind })),
    ...VARIABLE_ORDER.flatMap((entry) => variablesOf(situation, entry)),
    ...helpers(situation),
    ...TOKEN_ORDER.flatMap((entry) => variablesOf(situation, entry)),
    ...activeProfile(situation),
    ...storedLogin(situation),
    ...storedKey(situation),
  ];
}

/** The fact that counts first, then those it overrides. */
function variablesOf({ variables }: ResolverContext, entry: { name: string; kind: CredentialKind }): FoundCredential[] {
  return variables
    .all(entry.name)
    .toReversed()
    .filter((fact) => entry.kind !== 'custom-header' || carriesCredential(fact))
    .map((fact) => ({ credential: fromVariable(entry.kind, fact), file: fact.file, line: fact.line, fact }));
}

function carriesCredential(fact: EnvVarFact): boolean {
  if (fact.unsendable) return true;
  return (fact.headers ?? []).some((name) => name === 'authorization' || name === 'x-api-key');
}

function helpers({ profile }: ResolverContext): FoundCredential[] {
  const files = settingsInOrder(profile).filter((file) => file.apiKeyHelper !== null);
  return files.toReversed().map((file) => ({
    credential: credential('key-helper', 'apiKeyHelper', file.place),
    file: file.path,
    line: file.apiKeyHelper?.line ?? null,
    fact: null,
  }));
}

/** The active one of Anthropic's developer tools; one that a variable names is listed as that variable. */
function activeProfile({ profile: { anthropicProfile } }: ResolverContext): FoundCredential[] {
  if (!anthropicProfile?.kind || anthropicProfile.explicit) return [];
  const { name, file } = anthropicProfile;
  return [{ credential: credential('profile', name, 'credential-store'), file, line: null, fact: null }];
}

function storedLogin({ profile }: ResolverContext): FoundCredential[] {
  const { login, location, store } = profile.credentials;
  if (!login) return [];
  const ref = credential('sign-in', 'claudeAiOauth', 'credential-store');
  return [{ credential: ref, file: store === 'file' ? location : null, line: null, fact: null }];
}

function storedKey({ profile }: ResolverContext): FoundCredential[] {
  const key = profile.globalConfig.savedKey;
  if (!key) return [];
  return [
    { credential: credential('saved-key', 'primaryApiKey', key.place), file: key.file, line: key.line, fact: key },
  ];
}
