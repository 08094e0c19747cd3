/**
 * Resets the credentials of one profile: the login alone is moved into the backup. Logins of MCP servers, plugin secrets,
 * settings and history stay. `claude auth logout` is never run: it revokes the login, and then no undo brings it back.
 */
import { profileId } from '../diagnosis/assess-profile.ts';
import type { Host } from '../platform/host.ts';
import { pathsOf } from '../platform/path-rules.ts';
import type { CredentialFacts, MachineFacts, ProfileFacts } from '../shared/facts.ts';
import { parseJson } from '../shared/json.ts';
import { warnOfSessions } from './claude/name-sessions.ts';
import { newPlan } from './engine/new-plan.ts';
import type { Plan, Refusal, Step } from './engine/plan.ts';
import { shownPath } from './engine/shown-path.ts';
import { readKey } from './steps/edit-json-key.ts';
import { fileStep, seeFile } from './steps/file-step.ts';
import { keychainStep } from './steps/keychain-step.ts';

const LOGIN = ['claudeAiOauth'] as const;
const ACCOUNT = ['oauthAccount'] as const;

const BACKUP_IS_SECRET =
  'The backup holds the login itself. Only your account can read it; it is removed after 30 days.';

/** Why a store cannot be changed, for the reasons that leave nothing to move. */
const NOT_NOW: Partial<Record<NonNullable<CredentialFacts['unreadable']>, string>> = {
  denied: 'The sign-in is there, but this account may not read it. Put its access rights right first.',
  locked:
    'The macOS Keychain is locked. Unlock it (open Keychain Access, or "security unlock-keychain"), then try again.',
  timeout: 'The macOS Keychain did not answer. It may be showing a dialog; answer it, then try again.',
  'no-tool': 'The program /usr/bin/security, which reads the macOS Keychain, cannot be started.',
  'not-a-file': 'There is a folder or something else where the sign-in should be kept. Look at it yourself first.',
  'credential-manager':
    'Claude Code keeps this sign-in in Windows Credential Manager, which Pilotlight does not change. Run "claude auth logout" instead; it also signs you out of MCP servers.',
  torn: 'Claude Code seems to be writing its sign-in right now. Try again in a moment.',
  failed: 'The system could not read the sign-in. Try again.',
};

/** Plans the reset, or says why there is nothing to reset. Changes nothing. */
export async function planReset(host: Host, facts: ProfileFacts, machine: MachineFacts): Promise<Plan | Refusal> {
  const { credentials } = facts;
  const refused = credentials.unreadable && NOT_NOW[credentials.unreadable];
  if (refused) return { refused };
  const stores = await storeSteps(host, facts);
  if (!Array.isArray(stores)) return stores;
  const account = await accountSteps(host, facts);
  const steps = [...stores, ...account.steps];
  if (steps.length === 0) {
    return {
      refused: `No sign-in is stored in ${shownPath(host.home, facts.configDir)}, so there is nothing to reset.`,
    };
  }
  return newPlan(host, {
    remedy: 'reset',
    profile: profileId(facts),
    title: 'Reset credentials',
    warnings: [
      ...warnOfSessions(machine, 'It goes on with the login it has, and may write it back; close it first.'),
      ...(stores.length > 0 ? [BACKUP_IS_SECRET] : []),
      ...account.warnings,
      ...savedKeyWarning(facts),
    ],
    steps,
    lockDirs: lockDirs(host, facts),
    lockFiles: [facts.globalConfig.path],
  });
}

async function storeSteps(host: Host, facts: ProfileFacts): Promise<Step[] | Refusal> {
  const { credentials } = facts;
  const keychain = credentials.store === 'keychain' && credentials.status !== 'absent';
  const path = keychain ? pathsOf(host.platform).join(facts.configDir, '.credentials.json') : credentials.location;
  const file = await fileLogin(host, path);
  if (!Array.isArray(file)) return file;
  // The file comes first: while the Keychain item is there, it does not count.
  return keychain ? [...file, keychainStep(host, credentials)] : file;
}

async function fileLogin(host: Host, path: string): Promise<Step[] | Refusal> {
  const seen = await seeFile(host, path);
  if (!seen) return { refused: NOT_NOW.denied ?? '' };
  if (!seen.bytes) return [];
  const shown = shownPath(host.home, path);
  const keys = topLevelKeys(seen.bytes);
  if (keys === null) {
    const line = `Move ${shown} away whole: it is broken, so the login in it cannot be told from the rest`;
    return [fileStep(line, path, seen, { edit: 'remove' })];
  }
  if (!keys.includes('claudeAiOauth')) return [];
  const rest = keys.filter((key) => key !== 'claudeAiOauth');
  const stays = rest.length === 0 ? 'nothing else is in it' : `what else is in it stays (${describe(rest)})`;
  const line = `Take the login (claudeAiOauth) out of ${shown}; ${stays}`;
  return [fileStep(line, path, seen, { edit: 'remove-keys', paths: [LOGIN] })];
}

/** null: Claude Code cannot read it either. A byte order mark is enough for that. */
function topLevelKeys(bytes: Uint8Array): string[] | null {
  const value = parseJson(Buffer.from(bytes).toString('utf8'));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : null;
}

function describe(keys: readonly string[]): string {
  const plain = keys.filter((key) => /^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(key));
  return plain.length > 0 ? plain.join(', ') : `${keys.length} entries`;
}

async function accountSteps(
  host: Host,
  { globalConfig }: ProfileFacts,
): Promise<{ steps: Step[]; warnings: string[] }> {
  const { path, status } = globalConfig;
  const shown = shownPath(host.home, path);
  if (status === 'broken') {
    return { steps: [], warnings: [`${shown} is broken and is left as it is; repair it before you sign in again.`] };
  }
  const seen = status === 'ok' ? await seeFile(host, path) : null;
  if (!seen?.bytes) return { steps: [], warnings: [] };
  if (readKey(Buffer.from(seen.bytes).toString('utf8'), ACCOUNT) === undefined) return { steps: [], warnings: [] };
  const line = `Take the account's name (oauthAccount) out of ${shown}; settings and history stay`;
  return { steps: [fileStep(line, path, seen, { edit: 'remove-keys', paths: [ACCOUNT] })], warnings: [] };
}

function savedKeyWarning({ globalConfig }: ProfileFacts): string[] {
  if (globalConfig.savedKey?.state !== 'set') return [];
  return ['A saved Console key stays. Until you sign in again Claude Code uses it, and the API account is billed.'];
}

function lockDirs(host: Host, { configDir, credentials }: ProfileFacts): string[] {
  if (credentials.store !== 'file') return [configDir];
  return [...new Set([configDir, pathsOf(host.platform).dirname(credentials.location)])];
}
