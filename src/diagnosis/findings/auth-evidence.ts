/** Where a credential that a finding speaks of is set, and what can be done about it there. */
import type { EnvVarFact, OtherStart } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Candidate, CredentialRef, Evidence, Finding } from '../../shared/verdict.ts';
import { layerVariables, type Variables } from '../auth-source/variables.ts';
import type { AuthFindingsInput } from './auth-rule.ts';

/** What a person can do about a credential or variable at this place. @param at  its file is null where it has none */
export function removalOf({
  place,
  file,
}: Pick<CredentialRef, 'place'> & { file?: string | null }): Finding['remedies'] {
  if (place === 'managed-settings') return [];
  return place === 'process' || file === null ? ['unset-variable'] : ['unset-variable', 'open-file'];
}

/** Where it is set; for a variable of the own process also the line of the shell profile that brought it there. */
export function evidenceFor(input: AuthFindingsInput, ref: CredentialRef): Evidence[] {
  const named = input.auth.candidates.filter(({ credential }) => credential.name === ref.name);
  const found = named.find(({ wins }) => wins.print) ?? named.find(({ credential }) => credential.place === ref.place);
  const here = found
    ? evidenceOf(found)
    : placeOf(variablesOf(input).fact(ref.name), EVIDENCE.isSet({ name: ref.name }));
  const fact = input.machine.shellEnv.findLast(({ name }) => name === ref.name) ?? null;
  const unplaced = ref.place === 'shell-profile' && fact ? saidBy(fact) : null;
  if (unplaced !== null) return [placeOf(fact, unplaced)];
  return [...(ref.place === 'process' ? originsOf(input, ref.name) : []), here];
}

/** The shell itself was asked, and nobody can say where it has it from. */
function saidBy({ name, saidBy: shell }: EnvVarFact): string | null {
  return shell === undefined ? null : EVIDENCE.setByShell({ name, shell });
}

/** What a terminal may have its variables from, beside its start-up files. */
const GIVES_TO_TERMINALS: readonly OtherStart['kind'][] = ['folder', 'editor', 'service', 'terminal'];

function originsOf({ machine }: AuthFindingsInput, name: string): Evidence[] {
  const here = machine.processEnv.findLast((fact) => fact.name === name);
  const isSame = (fact: EnvVarFact) => fact.computed || fact.fingerprint === here?.fingerprint;
  const elsewhere = (machine.otherStarts ?? []).filter(({ kind }) => GIVES_TO_TERMINALS.includes(kind));
  const perFolder = elsewhere.flatMap(({ env, name: tool }) =>
    env
      .filter((fact) => fact.name === name && fact.state !== 'empty' && isSame(fact))
      .map((fact) => placeOf(fact, EVIDENCE.setByTool({ name, tool }))),
  );
  const shells = machine.shellEnv
    .filter((fact) => fact.name === name && fact.state !== 'empty' && isSame(fact))
    .flatMap((fact) => placesOf(fact, saidBy(fact) ?? EVIDENCE.setForTerminals({ name })));
  return [...perFolder, ...shells];
}

export function evidenceOf({ credential, file, line, tail }: Candidate): Evidence {
  const note = EVIDENCE.credentialSet({ name: credential.name, tail, place: file ? null : credential.place });
  return { file, line, column: null, note };
}

export function placeOf(fact: EnvVarFact | null, note: string): Evidence {
  return { file: fact?.file ?? null, line: fact?.line ?? null, column: null, note };
}

/** With the other places that set it, should somebody want to take it out. */
export function placesOf(fact: EnvVarFact, note: string): Evidence[] {
  return [placeOf(fact, note), ...(fact.alsoAt ?? []).map(({ file, line }) => ({ file, line, column: null, note }))];
}

const LAYERED = new WeakMap<AuthFindingsInput, Variables>();

/** Layered once: every rule asks. */
export function variablesOf(input: AuthFindingsInput): Variables {
  const known = LAYERED.get(input) ?? layerVariables(input);
  LAYERED.set(input, known);
  return known;
}
