/** Something to sign in with is there, and a request would carry nothing: what stops it. Pure. */
import type { EnvVarFact } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import { SENDING } from '../../shared/messages/findings/sending.ts';
import type { AuthSource } from '../../shared/verdict.ts';
import { isConfigBroken } from '../auth-source/broken-config.ts';
import { refusedVersion } from '../auth-source/required-version.ts';
import type { Variables } from '../auth-source/variables.ts';
import { hasToken } from '../sign-in/lost-token.ts';
import { versionRules } from '../version-rules.ts';
import { placeOf, removalOf, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import type { FindingDraft } from './finding.ts';

interface Stopper {
  name: string;
  stops(fact: EnvVarFact, variables: Variables): boolean;
  detail: string;
}

/** In the order in which Claude Code meets them. */
const STOPPERS: readonly Stopper[] = [
  {
    name: 'CLAUDE_CODE_SIMPLE',
    stops: ({ on }) => on,
    detail: SENDING.simple,
  },
  {
    name: 'ANTHROPIC_CUSTOM_HEADERS',
    stops: ({ blankHeaders = [] }) => blankHeaders.some((header) => /^(authorization|x-api-key)$/.test(header)),
    detail: SENDING.headerEmpty,
  },
  {
    name: 'CLAUDE_CODE_OAUTH_SCOPES',
    stops: ({ plain }, variables) =>
      variables.given('CLAUDE_CODE_OAUTH_TOKEN') !== null && !(plain ?? '').split(/\s+/).includes('user:inference'),
    detail: SENDING.scopesLack,
  },
  {
    name: 'CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST',
    stops: ({ on }) => on,
    detail: SENDING.managedByHost,
  },
  {
    name: 'ANTHROPIC_UNIX_SOCKET',
    stops: ({ state }) => state === 'set',
    detail: SENDING.socket,
  },
  {
    name: 'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
    stops: ({ state }) => state === 'set',
    detail: SENDING.noKeyHandedOver,
  },
  {
    name: 'CLAUDE_CONFIG_DIR',
    stops: ({ state }) => state === 'empty',
    detail: SENDING.folderNameless,
  },
];

/** The verdict follows the resolver: whatever lies in the store, a request without a credential gets no answer. */
export function nothingIsSent(input: AuthFindingsInput): FindingDraft | null {
  const { auth } = input;
  if (sends(auth.interactive) || isExplained(input) || !hasSomething(input)) return null;
  const variables = variablesOf(input);
  const found = STOPPERS.flatMap(({ name, stops, detail }) => {
    const fact = variables.fact(name);
    return fact && stops(fact, variables) ? [{ fact, detail }] : [];
  })[0];
  if (!found) {
    return {
      ...SAID,
      params: {
        title: SENDING.title,
        detail: SENDING.detail,
      },
      evidence: auth.candidates.map(({ credential, file, line, why }) => ({
        file,
        line,
        column: null,
        note: `${credential.name}: ${why}`,
      })),
      remedies: [],
    };
  }
  const { fact, detail } = found;
  return {
    ...SAID,
    params: {
      title: SENDING.titleOf({ name: fact.name }),
      detail: SENDING.detailOf({ reason: detail }),
    },
    variable: fact.name,
    evidence: [placeOf(fact, EVIDENCE.isSet({ name: fact.name }))],
    remedies: removalOf(fact),
  };
}

const SAID = { id: 'nothing-is-sent', severity: 'error', cause: 'machine' } as const;

function sends({ provider, authorization, xApiKey }: AuthSource): boolean {
  const signsItself = provider !== 'firstParty' && provider !== 'gateway';
  return signsItself || authorization !== null || xApiKey !== null;
}

/** What stops Claude Code altogether has a finding of its own: a file, the list of scopes, a version that may not run. */
function isExplained({ profile, version }: AuthFindingsInput): boolean {
  const { credentials, globalConfig, settings } = profile;
  const rules = versionRules(version);
  const isPolicyBroken = settings.some(({ place, status }) => place === 'managed-settings' && status === 'broken');
  return (
    isConfigBroken({ profile, rules }) ||
    globalConfig.status === 'unreadable' ||
    (rules.failsClosed && isPolicyBroken) ||
    credentials.login?.scopesCrash === true ||
    (version !== null && refusedVersion(profile, version) !== null)
  );
}

/** A login that counts, or a token; a key that waits for approval is asked for in the terminal. */
function hasSomething(input: AuthFindingsInput): boolean {
  const { login } = input.profile.credentials;
  const variables = variablesOf(input);
  const counts = login?.scopesCrash !== true && login?.scopes?.includes('user:inference') === true;
  const given = ['CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN'].some(
    (name) => variables.given(name)?.state === 'set',
  );
  return (hasToken(login) && counts) || given;
}
