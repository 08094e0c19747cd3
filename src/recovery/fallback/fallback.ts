/** The fallback on and off: one change of the user's settings, seen beforehand and taken back to the byte. */

import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import { FALLBACK } from '../../shared/messages/recovery/fallback.ts';
import { VAULT_SENTENCES } from '../../shared/messages/recovery/vault.ts';
import { describeVariable } from '../../sources/environment/environment.ts';
import { warnOfSessions } from '../claude/name-sessions.ts';
import { newPlan } from '../engine/new-plan.ts';
import type { Plan, Refusal, Step } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { editKey, readKey } from '../steps/edit-json-key.ts';
import type { SeenFile } from '../steps/file-change.ts';
import { textOf } from '../steps/file-change.ts';
import { fileStep } from '../steps/file-step.ts';
import { seeFile } from '../steps/saved-file.ts';
import { KEY_ACCOUNT, type Vault } from '../vault/vault.ts';
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

/** The user's own API key as a fallback. */
export async function keyChoice(host: Host, own: OwnProgram): Promise<FallbackChoice | Refusal> {
  const helper = await keyHelper(host, KEY_ACCOUNT, own);
  if (typeof helper !== 'string') return helper;
  return {
    name: 'key',
    label: FALLBACK.yourKey,
    pays: FALLBACK.billedToKey,
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
  if (already) return { refused: FALLBACK.onAlready({ name: already.name }) };
  const lacking = await whyNoSecret(state, choice, vault);
  if (lacking) return { refused: lacking };
  const path = settingsPath(host, seen);
  const file = await seeFile(host, path);
  const unfit = whyNotEditable(host, path, file, choice);
  if (unfit || !file) return { refused: unfit ?? FALLBACK.settingsUnreadable };
  const beaten = whatBeats(choice, authWith(seen, choice, describeEntry, host.clock.now()));
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
    title: FALLBACK.title({ choice: choice.label }),
    warnings: [choice.pays, ...choice.warnings, ...warnOfSessions(seen.machine, FALLBACK.fromNextStart)],
    // Whoever watches meets our entries with the note already there that says whose they are.
    steps: [
      await noteStep(host, id, note, FALLBACK.noteSince),
      fileStep(FALLBACK.addTo({ names: namesOf(note), path: shownPath(host.home, path) }), path, file, {
        edit: 'keys',
        keys,
      }),
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
  if (!file) return { refused: FALLBACK.unreadable({ path: shownPath(host.home, path) }) };
  const set = (on?.keys ?? [['apiKeyHelper']]).filter((key) => readKey(textOf(file), key) !== undefined);
  const keys = set.filter((key) => isOurs(on, key, readKey(textOf(file), key)));
  const others = set.filter((key) => !keys.includes(key)).map((key) => key.join('.'));
  if (!on && keys.length === 0) return { refused: FALLBACK.notOn, absent: true };
  const steps: Step[] = keys.length > 0 ? [removalStep(host, path, file, keys, on?.madeFile === true)] : [];
  if (on) steps.push(await noteStep(host, id, undefined, FALLBACK.noteOff));
  return newPlan(host, {
    remedy: on && on.name !== 'key' ? 'gateway-off' : 'fallback-off',
    profile: id,
    title: FALLBACK.back,
    warnings: [
      ...(on && others.length > 0 ? [FALLBACK.changedSince({ names: others.join(', ') })] : []),
      ...warnOfSessions(seen.machine, FALLBACK.fromNextStart),
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
    const beaten = choice && whatBeats(choice, authOf(seen, host.clock.now()));
    if (beaten) return report('blocked', FALLBACK.onNotUsed({ reason: beaten }));
    const pays = choice?.pays ?? FALLBACK.inUse;
    return report('on', unsure === null ? pays : `${pays} ${unsure}`);
  }
  if (unsure !== null) return report('no-key', unsure);
  if (state.damaged) return report('no-key', FALLBACK.notesDamaged);
  if (tail === null && (choice === null || choice.account !== null)) return report('no-key', FALLBACK.noKey);
  if (choice === null) return report('blocked', FALLBACK.noProgram);
  const beaten = whatBeats(choice, authWith(seen, choice, describeEntry, host.clock.now()));
  return beaten ? report('blocked', beaten) : report('off', FALLBACK.ready);
}

function isThere(text: string, key: readonly string[]): boolean {
  const value = readKey(text, key);
  return key[0] === 'apiKeyHelper' ? isOwnHelper(value) : value !== undefined;
}

async function whyNoSecret(
  state: FallbackState,
  { account, label }: FallbackChoice,
  vault: Vault,
): Promise<string | null> {
  if (account === null) return null;
  const unsure = explainUnsure(state, account);
  if (unsure !== null) return unsure;
  const held = await vault.withSecret(account, (secret) => secret !== null);
  if (!held.ok) return held.message;
  if (held.value) return null;
  if (state.kept[account]) return VAULT_SENTENCES.locked;
  const how =
    account === KEY_ACCOUNT ? FALLBACK.keyCommand : FALLBACK.addCommand({ name: account.replace('gateway-', '') });
  return FALLBACK.notInVault({
    what: account === KEY_ACCOUNT ? label : FALLBACK.tokenOf({ name: label }),
    command: how,
  });
}

function whyNotEditable(host: Host, path: string, file: SeenFile | null, choice: FallbackChoice): string | null {
  const shown = shownPath(host.home, path);
  if (!file) return FALLBACK.fixAccess({ path: shown });
  const text = textOf(file);
  if (file.bytes && editKey(text, ['apiKeyHelper'], 'x') === null) {
    return FALLBACK.invalidSettings({ path: shown });
  }
  const helper = readKey(text, ['apiKeyHelper']);
  if (helper !== undefined && choice.helper !== null && !isOwnHelper(helper)) {
    return FALLBACK.ownHelper({ path: shown });
  }
  const taken = Object.keys(choice.env).filter((name) => readKey(text, ['env', name]) !== undefined);
  return taken.length > 0 ? FALLBACK.setAlready({ path: shown, name: taken.join(', ') }) : null;
}

function namesOf({ keys }: FallbackOn): string {
  return keys.map((key) => key.join('.')).join(', ');
}

function settingsPath(host: Host, { facts }: Seen): string {
  return pathsOf(host.platform).join(facts.configDir, 'settings.json');
}

const describeEntry: DescribeEntry = (name, value, file) => describeVariable(name, value, 'user-settings', file);
