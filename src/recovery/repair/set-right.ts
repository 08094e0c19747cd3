/**
 * Sets a variable right in the file where it stands: takes quotes off, or the end of an address, or moves it to the variable
 * its value belongs into.
 */
import { profileId } from '../../diagnosis/assess-profile.ts';
import { HOME_OF } from '../../diagnosis/fitness/secrets.ts';
import type { Host } from '../../platform/host.ts';
import type { EnvVarFact, MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { CORRECT } from '../../shared/messages/recovery/variables.ts';
import { describeVariable } from '../../sources/environment/environment.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { readKey } from '../steps/edit-json-key.ts';
import { corrected } from '../steps/file-change.ts';
import { fileStep, seeFile } from '../steps/file-step.ts';
import { afterChange, sayAfter } from './after-removal.ts';

/** Files that hold variables of the person's own. */
const OWN: readonly EnvVarFact['place'][] = ['user-settings', 'local-settings', 'global-config'];

export async function planSetRight(
  host: Host,
  facts: ProfileFacts,
  machine: MachineFacts,
  name: string,
): Promise<Plan | Refusal> {
  const fact = [...facts.globalConfig.env, ...facts.settings.flatMap(({ env }) => env)].findLast(
    (one) => one.name === name && OWN.includes(one.place) && one.file !== null,
  );
  if (!fact?.file) return { refused: CORRECT.notInFile({ name }) };
  const home = homeOf(fact);
  const shown = shownPath(host.home, fact.file);
  const seen = await seeFile(host, fact.file);
  const text = seen?.bytes ? Buffer.from(seen.bytes).toString('utf8') : '';
  const value = readKey(text, ['env', name]);
  if (!seen || typeof value !== 'string') return { refused: CORRECT.changed({ name: shown }) };
  if (home !== name && readKey(text, ['env', home]) !== undefined) {
    return { refused: CORRECT.setTwice({ name: home, file: shown }) };
  }
  const right = describeVariable(home, corrected(home, value), fact.place, fact.file, fact.line);
  if (right.shape?.flaw || right.proxyFault || right.noAddress) {
    return { refused: CORRECT.stillWrong({ name, file: shown }) };
  }
  const after = afterChange(facts, machine, fact, right);
  return newPlan(host, {
    remedy: 'set-right',
    profile: profileId(facts),
    title: home === name ? CORRECT.title({ name }) : CORRECT.moveTitle({ from: name, to: home }),
    warnings: [...sayAfter(after), ...warnOfSessions(machine, CORRECT.closeFirst)],
    steps: [fileStep(lineFor(fact, home, shown), fact.file, seen, { edit: 'correct-env', name, home })],
    lockDirs: fact.place === 'global-config' ? [facts.configDir] : [],
    lockFiles: fact.place === 'global-config' ? [fact.file] : [],
  });
}

/** Where the value belongs by its kind; without a better place, where it is. */
function homeOf({ name, shape }: EnvVarFact): string {
  const isOfLogin = /^(ANTHROPIC_API_KEY|ANTHROPIC_AUTH_TOKEN|CLAUDE_CODE_OAUTH_TOKEN)$/.test(name);
  return (isOfLogin && shape && HOME_OF[shape.kind]) || name;
}

function lineFor({ name, addressEnd }: EnvVarFact, home: string, shown: string): string {
  if (home !== name) return CORRECT.rename({ from: name, to: home, file: shown });
  return addressEnd ? CORRECT.leaveOut({ name, end: addressEnd, file: shown }) : CORRECT.unquote({ name, file: shown });
}
