/** Is what would be sent of the right kind, and whole? Judged by its form; whether it is still good only the server knows. */
import type { EnvVarFact, SecretShape } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { AuthSource, CredentialRef } from '../../shared/verdict.ts';
import { asksAnthropic } from '../anthropic-host.ts';
import { variablesOf } from '../findings/auth-evidence.ts';
import type { AuthFindingsInput } from '../findings/auth-rule.ts';
import type { FindingDraft } from '../findings/finding.ts';
import { aboutFact, correctionOf } from './places.ts';
import { say } from './say.ts';

type Kind = SecretShape['kind'];

/** Kinds that Anthropic's server takes from each variable; `strict`: of any other it is known that it does not. */
const EXPECTED: Readonly<Record<string, { takes: readonly Kind[]; strict: boolean }>> = {
  ANTHROPIC_API_KEY: { takes: ['api-key'], strict: true },
  primaryApiKey: { takes: ['api-key'], strict: true },
  CLAUDE_CODE_OAUTH_TOKEN: { takes: ['plan-token'], strict: true },
  // What a token exchange gives out may look like anything.
  ANTHROPIC_AUTH_TOKEN: { takes: ['other'], strict: false },
};

/** The variable that a secret of this kind belongs in. */
export const HOME_OF: Readonly<Partial<Record<Kind, string>>> = {
  'plan-token': 'CLAUDE_CODE_OAUTH_TOKEN',
  'api-key': 'ANTHROPIC_API_KEY',
};

/** Flaws that also a gateway of one's own will hardly take; what else it takes is its own affair. */
const ANYWHERE: readonly SecretShape['flaw'][] = ['quoted', 'unexpanded', 'line-break', 'assignment'];

/** What is said of a key that works: of one that cannot, more is said. */
const OF_WORKING_KEYS: readonly FindingDraft['id'][] = [
  'api-key-beats-plan',
  'api-key-not-approved',
  'api-key-rejected',
];

/** Without what would be told of a variable as if its value were good. */
export function withoutWorking(said: readonly FindingDraft[]): FindingDraft[] {
  const unfit = said.flatMap(({ id, variable }) =>
    variable && (id === 'secret-wrong-kind' || id === 'secret-malformed') ? [variable] : [],
  );
  return said.filter(({ id, variable }) => !(OF_WORKING_KEYS.includes(id) && variable && unfit.includes(variable)));
}

export function secretFindings(input: AuthFindingsInput): FindingDraft[] {
  const { print, interactive } = input.auth;
  const facts = new Map<EnvVarFact, { toAnthropic: boolean; both: boolean }>();
  for (const source of [print, interactive]) {
    for (const ref of [source.authorization, source.xApiKey]) {
      const fact = factOf(input, ref);
      if (!fact?.shape || facts.has(fact)) continue;
      const both = sends(print, fact) && (sends(interactive, fact) || !sendsAnything(interactive));
      facts.set(fact, { toAnthropic: asksAnthropic(source), both });
    }
  }
  return [...facts].flatMap(([fact, use]) => judge(input, fact, use) ?? []);
}

/** What requests to AWS are signed with, where no profile is named: that stands above keys in the environment. */
const SIGNING_KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const SIGNED_BY_KEYS: readonly AuthSource['provider'][] = ['bedrock', 'mantle', 'anthropicAws'];

/** Keys of a cloud's go into no header, and are as easily copied with their quotes, or left as a template had them. */
export function signingKeyFindings(input: AuthFindingsInput): FindingDraft[] {
  const { provider, authorization, xApiKey } = input.auth.print;
  const variables = variablesOf(input);
  const isSigned = SIGNED_BY_KEYS.includes(provider) && !authorization && !xApiKey;
  if (!isSigned || variables.given('AWS_PROFILE') || variables.given('AWS_DEFAULT_PROFILE')) return [];
  return SIGNING_KEYS.flatMap((name) => {
    const fact = variables.given(name);
    const flaw = fact?.shape?.flaw;
    if (!fact || !flaw || (flaw !== 'placeholder' && !ANYWHERE.includes(flaw))) return [];
    const remedies = flaw === 'quoted' ? correctionOf(fact) : aboutFact(input, fact).remedies;
    return [say('secret-malformed', { name, flaw }, { ...aboutFact(input, fact), remedies, severity: 'error' })];
  });
}

function judge(
  input: AuthFindingsInput,
  fact: EnvVarFact,
  { toAnthropic, both }: { toAnthropic: boolean; both: boolean },
): FindingDraft | null {
  const { name, shape } = fact;
  if (!shape) return null;
  const severity = both ? 'error' : 'warning';
  const expected = toAnthropic ? EXPECTED[name] : undefined;
  const misplaced = expected !== undefined && !expected.takes.includes(shape.kind);
  const where = aboutSecret(input, fact);
  const correction = name === SAVED_KEY ? where.remedies : correctionOf(fact);
  const { flaw } = shape;
  if (misplaced && HOME_OF[shape.kind] && flaw === null) {
    const home = HOME_OF[shape.kind] ?? null;
    return say('secret-wrong-kind', { name, kind: shape.kind, home }, { ...where, severity, remedies: correction });
  }
  if (flaw && (toAnthropic || ANYWHERE.includes(flaw))) {
    const remedies = flaw === 'quoted' ? correction : where.remedies;
    return say('secret-malformed', { name, flaw }, { ...where, remedies, severity });
  }
  if (!misplaced) return null;
  return say(
    'secret-wrong-kind',
    { name, kind: shape.kind, home: null },
    { ...where, severity: expected.strict ? severity : 'warning' },
  );
}

/** What Claude Code saved is no variable: it is replaced by a sign-in, or taken out of the file. */
const SAVED_KEY = 'primaryApiKey';

function aboutSecret(input: AuthFindingsInput, fact: EnvVarFact): ReturnType<typeof aboutFact> {
  const where = aboutFact(input, fact);
  return fact.name === SAVED_KEY ? { ...where, remedies: ['open-file', 'sign-in'] } : where;
}

/** The login itself, should somebody have written something else in its place. */
export function loginFinding({ auth, profile }: AuthFindingsInput): FindingDraft | null {
  const { login, location, store } = profile.credentials;
  const shape = login?.shape;
  if (!shape || ![auth.print, auth.interactive].some(({ authorization }) => authorization?.kind === 'sign-in'))
    return null;
  const odd = ['api-key', 'admin-key', 'renewal-token'].includes(shape.kind);
  if (!odd && !(shape.flaw && ['quoted', 'unexpanded', 'line-break', 'assignment'].includes(shape.flaw))) return null;
  const evidence = {
    file: store === 'file' ? location : null,
    line: null,
    column: null,
    note: EVIDENCE.noLoginToken,
  };
  return say('login-token-odd', undefined, { severity: 'error', evidence: [evidence], remedies: ['reset', 'sign-in'] });
}

function factOf(input: AuthFindingsInput, ref: CredentialRef | null): EnvVarFact | null {
  if (ref === null || ['sign-in', 'key-helper', 'profile', 'custom-header'].includes(ref.kind)) return null;
  if (ref.kind === 'saved-key') return input.profile.globalConfig.savedKey;
  return variablesOf(input).fact(ref.name);
}

function sends({ authorization, xApiKey }: AuthSource, { name }: EnvVarFact): boolean {
  return authorization?.name === name || xApiKey?.name === name;
}

function sendsAnything({ authorization, xApiKey }: AuthSource): boolean {
  return authorization !== null || xApiKey !== null;
}
