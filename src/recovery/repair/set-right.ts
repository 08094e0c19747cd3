/**
 * Sets a variable right in the file where it stands: takes quotes off, or the end of an address, or moves it to the variable
 * its value belongs into.
 */
import { profileId } from '../../diagnosis/assess-profile.ts';
import { fileVariables } from '../../diagnosis/auth-source/variables.ts';
import { addsPath } from '../../diagnosis/fitness/addresses.ts';
import { HOME_OF } from '../../diagnosis/fitness/secrets.ts';
import { versionRules } from '../../diagnosis/version-rules.ts';
import type { Host } from '../../platform/host.ts';
import type { EnvVarFact, MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { PLACE_NAMES } from '../../shared/messages/credentials.ts';
import { CORRECT } from '../../shared/messages/recovery/variables.ts';
import type { Finding } from '../../shared/verdict.ts';
import { describeVariable } from '../../sources/environment/environment.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { readKey } from '../steps/edit-json-key.ts';
import { corrected, leftOut } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { type After, afterChange, sayAfter } from './after-removal.ts';

/** Files that hold variables of the person's own. */
const OWN: readonly EnvVarFact['place'][] = ['user-settings', 'local-settings', 'global-config'];

/** What a correction is for: should one still be there for the same variable, another place sets it, too. */
const CURED: ReadonlySet<Finding['id']> = new Set([
  'secret-wrong-kind',
  'secret-malformed',
  'address-has-path',
  'address-is-none',
  'proxy-is-none',
]);

export async function planSetRight(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
  name: string,
): Promise<Plan | Refusal> {
  const fact = fileVariables(facts).findLast(
    (one) => one.name === name && OWN.includes(one.place) && one.file !== null,
  );
  if (!fact?.file) return { refused: CORRECT.notInFile({ name }) };
  const home = homeOf(fact);
  const shown = shownPath(host.home, fact.file);
  const seen = await seeFile(host, fact.file);
  const document = seen?.bytes ? Buffer.from(seen.bytes).toString('utf8') : '';
  const value = readKey(document, ['env', name]);
  if (!seen || typeof value !== 'string') return { refused: CORRECT.changed({ name: shown }) };
  if (home !== name && readKey(document, ['env', home]) !== undefined) {
    return { refused: CORRECT.setTwice({ name: home, file: shown }) };
  }
  const text = corrected(home, value);
  const right = describeVariable(home, text, fact.place, fact.file, fact.line);
  if ((home === name && text === value) || isStillWrong(right, machine)) {
    return { refused: CORRECT.stillWrong({ name, file: shown }) };
  }
  const after = afterChange({ facts, machine, now: host.clock.now() }, fact, right);
  const other = otherPlace(after, name);
  if (other) return { refused: CORRECT.setElsewhere({ name, place: shownPath(host.home, other) }) };
  return newPlan(host, {
    remedy: 'set-right',
    profile: profileId(facts),
    title: home === name ? CORRECT.title({ name }) : CORRECT.moveTitle({ from: name, to: home }),
    warnings: [...sayAfter(after), ...warnOfSessions(machine, CORRECT.closeFirst)],
    steps: [fileStep(lineFor(name, home, value, shown), fact.file, seen, { edit: 'correct-env', name, home })],
    lockDirs: fact.place === 'global-config' ? [facts.configDir] : [],
    lockFiles: fact.place === 'global-config' ? [fact.file] : [],
  });
}

/** Where the value belongs by its kind; without a better place, where it is. */
function homeOf({ name, shape }: EnvVarFact): string {
  const isOfLogin = /^(ANTHROPIC_API_KEY|ANTHROPIC_AUTH_TOKEN|CLAUDE_CODE_OAUTH_TOKEN)$/.test(name);
  return (isOfLogin && shape && HOME_OF[shape.kind]) || name;
}

function isStillWrong(right: EnvVarFact, machine: MachineFacts): boolean {
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const takesProxy = right.proxyFault === 'no-scheme' && versionRules(version).takesBareProxy;
  if (right.shape?.flaw || right.quoted || right.noAddress) return true;
  return (right.proxyFault !== undefined && !takesProxy) || (addsPath(right.name) && right.addressEnd !== undefined);
}

/** Where it would still be wrong; null: nowhere. */
function otherPlace({ findings }: After, name: string): string | null {
  const left = findings.find(({ id, variable }) => variable === name && CURED.has(id));
  return left ? (left.evidence.find(({ file }) => file !== null)?.file ?? PLACE_NAMES.process) : null;
}

function lineFor(name: string, home: string, value: string, file: string): string {
  if (home !== name) return CORRECT.rename({ from: name, to: home, file });
  const { quotes, end } = leftOut(name, value);
  if (end === null) return CORRECT.unquote({ name, file });
  return quotes ? CORRECT.unquoteAndLeaveOut({ name, end, file }) : CORRECT.leaveOut({ name, end, file });
}
