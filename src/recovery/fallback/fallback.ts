/** The fallback on and off: one change of the user's settings, seen beforehand and taken back to the byte. */

import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import { describeVariable } from '../../sources/environment/environment.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';
import { textOf } from '../steps/file-change.ts';
import { fileStep, type SeenFile, seeFile } from '../steps/file-step.ts';
import { KEY_ACCOUNT, type Vault } from '../vault/vault.ts';
import { VAULT_SENTENCES } from '../vault/vault-trouble.ts';
import {
  authOf,
  authWith,
  type DescribeEntry,
  type FallbackChoice,
  keysOf,
  type Seen,
  whatBeats,
} from './fallback-choice.ts';
import { type FallbackOn, type FallbackState, readFallbackState } from './fallback-state.ts';
import { noteStep, removalStep } from './fallback-steps.ts';
import { isOwnHelper, keyHelper, type OwnProgram } from './key-helper.ts';
import { explainUnsure } from './secret-store.ts';

const LATER = 'Sessions that run already go on as they are; the change counts from the next start of Claude Code.';

/** The user's own API key as a fallback. */
export async function keyChoice(host: Host, own: OwnProgram): Promise<FallbackChoice | Refusal> {
  const helper = await keyHelper(host, KEY_ACCOUNT, own);
  if (typeof helper !== 'string') return helper;
  return {
    name: 'key',
    says: 'your API key',
    pays: "Every request is billed to the API key's account, per token, not to your plan.",
    provider: 'firstParty',
    host: null,
    helper,
    env: {},
    account: KEY_ACCOUNT,
    warnings: [],
  };
}

/** Plans switching a fallback on, or says what stands in its way. Changes nothing. */
export async function planFallbackOn(
  host: Host,
  seen: Seen,
  choice: FallbackChoice,
  vault: Vault,
): Promise<Plan | Refusal> {
  const state = await readFallbackState(host);
  const id = profileId(seen.facts);
  const already = state.on[id];
  if (already) return { refused: `The fallback "${already.name}" is on already. Switch it off first.` };
  const lacking = await whyNoSecret(state, choice, vault);
  if (lacking) return { refused: lacking };
  const path = settingsPath(host, seen);
  const file = await seeFile(host, path);
  const unfit = whyNotEditable(host, path, file, choice);
  if (unfit || !file) return { refused: unfit ?? 'The settings file cannot be read.' };
  const beaten = whatBeats(choice, authWith(seen, choice, describeEntry));
  if (beaten) return { refused: beaten };
  const keys = keysOf(choice);
  const note: FallbackOn = {
    name: choice.name,
    since: host.clock.now(),
    madeFile: file.bytes === null,
    keys: keys.map((key) => key.path),
    values: keys.map((key) => key.set),
  };
  return newPlan(host, {
    remedy: choice.name === 'key' ? 'fallback-on' : 'gateway-on',
    profile: id,
    title: `Let Claude Code use ${choice.says}`,
    warnings: [choice.pays, ...choice.warnings, ...warnOfSessions(seen.machine, LATER)],
    steps: [
      fileStep(`Add ${namesOf(note)} to ${shownPath(host.home, path)}`, path, file, { edit: 'keys', keys }),
      await noteStep(host, id, note, 'Note since when it is on, to remind you each day'),
    ],
    lockDirs: [],
  });
}

/** Plans switching off whatever fallback is on: its entries go, and the file if it was made for them. */
export async function planFallbackOff(host: Host, seen: Seen): Promise<Plan | Refusal> {
  const state = await readFallbackState(host);
  const id = profileId(seen.facts);
  const on = state.on[id] ?? null;
  const path = settingsPath(host, seen);
  const file = await seeFile(host, path);
  if (!file) return { refused: `${shownPath(host.home, path)} cannot be read.` };
  const set = (on?.keys ?? [['apiKeyHelper']]).filter((key) => readKey(textOf(file), key) !== undefined);
  const keys = set.filter((key) => isOurs(on, key, readKey(textOf(file), key)));
  const others = set.filter((key) => !keys.includes(key)).map((key) => key.join('.'));
  if (!on && keys.length === 0) return { refused: 'No fallback is on, so there is nothing to switch off.' };
  const steps: Step[] = keys.length > 0 ? [removalStep(host, path, file, keys, on?.madeFile === true)] : [];
  if (on) steps.push(await noteStep(host, id, undefined, 'Note that it is off'));
  return newPlan(host, {
    remedy: on && on.name !== 'key' ? 'gateway-off' : 'fallback-off',
    profile: id,
    title: 'Back to my plan: switch the fallback off',
    warnings: [
      ...(on && others.length > 0 ? [`Changed since by somebody else, and left as it is: ${others.join(', ')}.`] : []),
      ...warnOfSessions(seen.machine, LATER),
    ],
    steps,
    lockDirs: [],
  });
}

function isOurs(on: FallbackOn | null, key: readonly string[], value: unknown): boolean {
  if (key[0] === 'apiKeyHelper') return isOwnHelper(value);
  const set = on?.values?.[on.keys.findIndex((other) => other.join() === key.join())];
  return set === undefined || set === value;
}

const DAMAGED =
  'What Pilotlight noted about the fallback is damaged, so it does not know whether the vault holds a key. Store it again ("pilotlight fallback key") or remove it ("pilotlight fallback forget").';

const NO_PROGRAM =
  'A key is kept, but no program here could give it to Claude Code. Install "secret-tool" (Debian: libsecret-tools) or the pilotlight command.';

/** How the fallback stands, without reading the secret. */
export async function readFallback(host: Host, seen: Seen, choice: FallbackChoice | null): Promise<FallbackReport> {
  const state = await readFallbackState(host);
  const on = state.on[profileId(seen.facts)] ?? null;
  const account = choice?.account ?? KEY_ACCOUNT;
  const unsure = explainUnsure(state, account);
  const tail = unsure === null ? (state.kept[account]?.tail ?? null) : null;
  const file = await seeFile(host, settingsPath(host, seen));
  const there = file !== null && (on?.keys ?? [['apiKeyHelper']]).some((key) => isThere(textOf(file), key));
  const report = (kind: FallbackReport['state'], detail: string): FallbackReport => ({
    state: kind,
    tail,
    since: there ? (on?.since ?? null) : null,
    detail,
  });
  if (there) {
    const beaten = choice && whatBeats(choice, authOf(seen));
    if (beaten) return report('blocked', `The fallback is on, but not used. ${beaten}`);
    const pays = choice?.pays ?? 'Claude Code uses the fallback instead of your plan.';
    return report('on', unsure === null ? pays : `${pays} ${unsure}`);
  }
  if (unsure !== null) return report('no-key', unsure);
  if (state.damaged) return report('no-key', DAMAGED);
  if (tail === null && (choice === null || choice.account !== null))
    return report('no-key', 'No API key is kept yet; with one you could work on while sign-in is down.');
  if (choice === null) return report('blocked', NO_PROGRAM);
  const beaten = whatBeats(choice, authWith(seen, choice, describeEntry));
  return beaten
    ? report('blocked', beaten)
    : report('off', 'A key is ready in the system vault; nothing is billed while the fallback is off.');
}

function isThere(text: string, key: readonly string[]): boolean {
  const value = readKey(text, key);
  return key[0] === 'apiKeyHelper' ? isOwnHelper(value) : value !== undefined;
}

async function whyNoSecret(
  state: FallbackState,
  { account, says }: FallbackChoice,
  vault: Vault,
): Promise<string | null> {
  if (account === null) return null;
  const unsure = explainUnsure(state, account);
  if (unsure !== null) return unsure;
  const held = await vault.withSecret(account, (secret) => secret !== null);
  if (!held.ok) return held.message;
  if (held.value) return null;
  if (state.kept[account]) return VAULT_SENTENCES.locked;
  const how = account === KEY_ACCOUNT ? 'fallback key' : `fallback add ${account.replace('gateway-', '')}`;
  return `The vault does not hold ${account === KEY_ACCOUNT ? says : `the token of ${says}`} yet. Store it first: "pilotlight ${how}".`;
}

function whyNotEditable(host: Host, path: string, file: SeenFile | null, choice: FallbackChoice): string | null {
  const shown = shownPath(host.home, path);
  if (!file) return `${shown} cannot be read; put its access rights right first.`;
  const text = textOf(file);
  if (file.bytes && editKey(text, ['apiKeyHelper'], 'x') === null) {
    return `${shown} is not valid JSON, so Claude Code ignores it. Repair it first ("pilotlight repair").`;
  }
  const helper = readKey(text, ['apiKeyHelper']);
  if (helper !== undefined && choice.helper !== null && !isOwnHelper(helper)) {
    return `${shown} has an apiKeyHelper of its own, which Pilotlight does not replace. Remove it yourself if the fallback is to take its place.`;
  }
  const taken = Object.keys(choice.env).filter((name) => readKey(text, ['env', name]) !== undefined);
  return taken.length > 0
    ? `${shown} sets ${taken.join(', ')} already. Remove that first, so that it can be put back as it was.`
    : null;
}

function namesOf({ keys }: FallbackOn): string {
  return keys.map((key) => key.join('.')).join(', ');
}

function settingsPath(host: Host, { facts }: Seen): string {
  return pathsOf(host.platform).join(facts.configDir, 'settings.json');
}

const describeEntry: DescribeEntry = (name, value, file) => describeVariable(name, value, 'user-settings', file);
