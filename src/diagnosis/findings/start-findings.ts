/** Sessions that run already, or terminals opened next, may use another credential than this terminal does. Pure. */
import type { EnvVarFact } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Evidence } from '../../shared/verdict.ts';
import { belongsTo, nameOf, sameSource, sourceWith } from '../sessions/session-source.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import type { FindingDraft } from './finding.ts';

export function startFindings(input: AuthFindingsInput): FindingDraft[] {
  return [...newTerminals(input), ...runningSessions(input)];
}

/** Only told from inside a terminal: elsewhere the shell profiles are what the verdict rests on already. */
function newTerminals(input: AuthFindingsInput): FindingDraft[] {
  const { machine } = input;
  if (!machine.fromShell || machine.shellEnv.length === 0) return [];
  const there = sourceWith(input, machine.shellEnv, machine.otherStarts);
  const here = input.auth.interactive;
  if (sameSource(here, there)) return [];
  return [
    {
      id: 'new-terminal-differs',
      params: { here: nameOf(here), there: nameOf(there) },
      severity: 'info',
      cause: 'machine',
      evidence: decidingFacts(machine.shellEnv),
      remedies: ['open-file'],
    },
  ];
}

function runningSessions(input: AuthFindingsInput): FindingDraft[] {
  const here = input.auth.interactive;
  const other = input.machine.sessions
    .filter((session) => belongsTo(session, input.profile))
    .map((session) => ({ session, there: sourceWith(input, session.env) }))
    .filter(({ there }) => !sameSource(here, there));
  return other.map(({ session, there }) => ({
    id: 'running-session-differs',
    params: { pid: session.pid, here: nameOf(here), there: nameOf(there) },
    about: String(session.pid),
    severity: 'info',
    cause: 'machine',
    evidence: [
      {
        file: null,
        line: null,
        column: null,
        note: EVIDENCE.process({ pid: session.pid, cwd: session.cwd }),
      },
      ...decidingFacts(session.env),
    ],
    remedies: [],
  }));
}

/** The variables that can make the difference; a folder or a proxy cannot. */
function decidingFacts(facts: readonly EnvVarFact[]): Evidence[] {
  return facts
    .filter((fact) => /^(ANTHROPIC_|CLAUDE_CODE_(USE|OAUTH|API_KEY|SIMPLE|PROVIDER)_?)/.test(fact.name))
    .map((fact) => ({ file: fact.file, line: fact.line, column: null, note: EVIDENCE.isSet({ name: fact.name }) }));
}
