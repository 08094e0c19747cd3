/** Sessions that run already, or terminals opened next, may use another credential than this terminal does. Pure. */
import type { EnvVarFact, RunningSession } from '../../shared/facts.ts';
import type { AuthSource, Evidence } from '../../shared/verdict.ts';
import { CREDENTIAL_WORDS } from '../auth-source/explain.ts';
import { PROVIDER_NAMES } from '../auth-source/provider.ts';
import { resolveAuthSource } from '../auth-source/resolve-auth-source.ts';
import type { AuthFindingsInput, FindingDraft } from './auth-rule.ts';

export function startFindings(input: AuthFindingsInput): FindingDraft[] {
  return [...newTerminals(input), ...runningSessions(input)];
}

/** Only told from inside a terminal: elsewhere the shell profiles are what the verdict rests on already. */
function newTerminals(input: AuthFindingsInput): FindingDraft[] {
  const { machine } = input;
  if (!machine.fromShell || machine.shellEnv.length === 0) return [];
  const there = sourceWith(input, machine.shellEnv);
  const here = input.auth.interactive;
  if (sameSource(here, there)) return [];
  return [
    {
      id: 'new-terminal-differs',
      severity: 'info',
      cause: 'machine',
      title: 'A new terminal would sign in differently',
      detail: `Here Claude Code uses ${nameOf(here)}; in a terminal opened now it would use ${nameOf(there)}.`,
      evidence: decidingFacts(machine.shellEnv),
      remedies: ['open-file'],
    },
  ];
}

function runningSessions(input: AuthFindingsInput): FindingDraft[] {
  const here = input.auth.interactive;
  const other = input.machine.sessions
    .filter((session) => belongsTo(session, input))
    .map((session) => ({ session, there: sourceWith(input, session.env) }))
    .filter(({ there }) => !sameSource(here, there));
  return other.map(({ session, there }) => ({
    id: 'running-session-differs',
    severity: 'info',
    cause: 'machine',
    title: 'A running session is signed in differently',
    detail: `The session with process id ${session.pid} uses ${nameOf(there)}, and keeps to it until it is started again. A new one would use ${nameOf(here)}.`,
    evidence: [
      {
        file: null,
        line: null,
        column: null,
        note: `process ${session.pid}${session.cwd ? ` in ${session.cwd}` : ''}`,
      },
      ...decidingFacts(session.env),
    ],
    remedies: [],
  }));
}

function belongsTo(session: RunningSession, { profile }: AuthFindingsInput): boolean {
  const named = session.env.findLast((fact) => fact.name === 'CLAUDE_CONFIG_DIR');
  return named ? named.plain === profile.configDir : profile.from === 'default';
}

function sourceWith({ profile, version }: AuthFindingsInput, env: readonly EnvVarFact[]): AuthSource {
  const start = { processEnv: env, shellEnv: [], fromShell: true };
  return resolveAuthSource({ machine: start, profile, version }).interactive;
}

function sameSource(a: AuthSource, b: AuthSource): boolean {
  return a.provider === b.provider && a.host === b.host && nameOf(a) === nameOf(b);
}

function nameOf({ provider, authorization, xApiKey }: AuthSource): string {
  if (provider !== 'firstParty') return PROVIDER_NAMES[provider];
  const ref = authorization ?? xApiKey;
  return ref ? CREDENTIAL_WORDS[ref.kind] : 'no credential';
}

/** The variables that can make the difference; a folder or a proxy cannot. */
function decidingFacts(facts: readonly EnvVarFact[]): Evidence[] {
  return facts
    .filter((fact) => /^(ANTHROPIC_|CLAUDE_CODE_(USE|OAUTH|API_KEY|SIMPLE|PROVIDER)_?)/.test(fact.name))
    .map((fact) => ({ file: fact.file, line: fact.line, column: null, note: `${fact.name} is set` }));
}
