/** Can the address that receives the requests work, and do the credentials and the account fit it? */

import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Provider } from '../../shared/verdict.ts';
import { removalOf, variablesOf } from '../findings/auth-evidence.ts';
import type { AuthFindingsInput } from '../findings/auth-rule.ts';
import type { FindingDraft } from '../findings/finding.ts';
import { aboutFact, correctionOf } from './places.ts';
import { say } from './say.ts';

/** The variable whose address receives the requests; for these Claude Code adds `/v1/messages` itself. */
const MESSAGES_AT: Readonly<Partial<Record<Provider, string>>> = {
  firstParty: 'ANTHROPIC_BASE_URL',
  gateway: 'ANTHROPIC_BASE_URL',
  foundry: 'ANTHROPIC_FOUNDRY_BASE_URL',
  anthropicAws: 'ANTHROPIC_AWS_BASE_URL',
};

/** Whether an end of its own, as `/v1`, is too much there. A cloud's address may need one. */
export function addsPath(name: string): boolean {
  return Object.values(MESSAGES_AT).includes(name);
}

const CLOUD_AT: Readonly<Partial<Record<Provider, string>>> = {
  bedrock: 'ANTHROPIC_BEDROCK_BASE_URL',
  mantle: 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL',
  vertex: 'ANTHROPIC_VERTEX_BASE_URL',
  anthropicGoogleCloud: 'ANTHROPIC_GOOGLE_CLOUD_BASE_URL',
};

/** The variable that tells where the requests of this provider go, in place of the usual host. */
export function addressVariable(provider: Provider): string | undefined {
  return MESSAGES_AT[provider] ?? CLOUD_AT[provider];
}

export function addressHasPath(input: AuthFindingsInput): FindingDraft | null {
  const name = MESSAGES_AT[input.auth.print.provider];
  const fact = name ? variablesOf(input).given(name) : null;
  if (!name || !fact?.addressEnd) return null;
  const params = { name, end: fact.addressEnd };
  const where = { ...aboutFact(input, fact), remedies: fact.endWithin ? removalOf(fact) : correctionOf(fact) };
  return say('address-has-path', params, { severity: 'error', ...where });
}

/** Every request fails while nobody listens. A cloud's tunnel is mostly opened by what starts Claude Code: a word, no alarm. */
export function nobodyListens(input: AuthFindingsInput): FindingDraft | null {
  const { provider, authorization, xApiKey } = input.auth.print;
  const name = addressVariable(provider);
  const fact = name ? variablesOf(input).given(name) : null;
  if (!name || !fact?.host || input.profile.listening?.[fact.host] !== false) return null;
  const payer = [authorization, xApiKey].some((ref) => ref !== null && ref.kind !== 'sign-in');
  const params = { name, host: fact.host, payer: payer && provider === 'firstParty' };
  const severity = provider in CLOUD_AT ? 'info' : 'error';
  return say('address-not-listening', params, { severity, ...aboutFact(input, fact) });
}

/** Two credentials at once: what the server makes of them nobody here can know. */
export function authConflict(input: AuthFindingsInput): FindingDraft | null {
  const { authorization, xApiKey, provider, host } = input.auth.print;
  if (provider !== 'firstParty' || !authorization || !xApiKey || !host) return null;
  const own = (kind: string) => ['auth-token', 'key-helper', 'api-key', 'saved-key'].includes(kind);
  if (!own(authorization.kind) || !own(xApiKey.kind) || authorization.name === xApiKey.name) return null;
  const refs = [authorization, xApiKey];
  const evidence = refs.map((ref) => {
    const found = input.auth.candidates.find(
      ({ credential }) => credential.name === ref.name && credential.place === ref.place,
    );
    return {
      file: found?.file ?? null,
      line: found?.line ?? null,
      column: null,
      note: EVIDENCE.isSet({ name: ref.name }),
    };
  });
  const params = { name: authorization.name, other: xApiKey.name, host };
  return say('auth-conflict', params, {
    severity: 'warning',
    evidence,
    remedies: evidence.some(({ file }) => file) ? ['open-file'] : [],
    step: 'remove-one',
  });
}

/** The plan that `.claude.json` tells of, by its word for the kind of organization. */
const PLAN_TYPES = /^claude_(pro|max|team|enterprise)$/;

export function accountsMixed({ auth, profile }: AuthFindingsInput): FindingDraft | null {
  const { login } = profile.credentials;
  const { account, path } = profile.globalConfig;
  if (!login || !account || login.accessToken !== 'set') return null;
  if (![auth.print, auth.interactive].some(({ authorization }) => authorization?.kind === 'sign-in')) return null;
  const differs = (a: string | null | undefined, b: string | null | undefined) => Boolean(a && b && a !== b);
  const type = PLAN_TYPES.exec(account.type ?? '')?.[1];
  const mixed =
    differs(login.accountUuid, account.accountUuid) ||
    differs(login.organizationUuid, account.organizationUuid) ||
    (login.organizationUuid === undefined && type !== undefined && isOtherSort(type, login.plan));
  if (!mixed) return null;
  const at = { file: path, line: null, column: null, note: EVIDENCE.accountNamed };
  return say('accounts-mixed', undefined, {
    severity: 'warning',
    cause: 'account',
    evidence: [at],
    remedies: ['sign-in'],
  });
}

/** A plan may be changed for a larger one; a person's own and a company's are two accounts. */
function isOtherSort(type: string, plan: string | null): boolean {
  const isCompany = (word: string) => word === 'team' || word === 'enterprise';
  return plan !== null && isCompany(type) !== isCompany(plan);
}
