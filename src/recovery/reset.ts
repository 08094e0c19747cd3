/**
 * Resets the credentials of one profile: the login alone is moved into the backup. Logins of MCP servers, plugin secrets,
 * settings and history stay. `claude auth logout` is never run: it revokes the login, and then no undo brings it back.
 */
import { profileId } from '../diagnosis/assess-profile.ts';
import type { Host } from '../platform/host.ts';
import { pathsOf } from '../platform/path-rules.ts';
import type { CredentialFacts, MachineFacts, ProfileFacts } from '../shared/facts.ts';
import { parseJson } from '../shared/json.ts';
import { RESET } from '../shared/messages/recovery/reset.ts';
import { readCredentials } from '../sources/credentials/read-credentials.ts';
import { warnOfSessions } from './claude/name-sessions.ts';
import { newPlan } from './engine/new-plan.ts';
import type { Plan, Refusal, Step } from './engine/plan.ts';
import { shownPath } from './engine/shown-path.ts';
import { readKey } from './steps/edit-json-key.ts';
import { fileStep } from './steps/file-step.ts';
import { keychainStep } from './steps/keychain-step.ts';
import { seeFile } from './steps/saved-file.ts';

const LOGIN = ['claudeAiOauth'] as const;
const ACCOUNT = ['oauthAccount'] as const;

/** Why a store cannot be changed, for the reasons that leave nothing to move. */
const NOT_NOW: Partial<Record<NonNullable<CredentialFacts['unreadable']>, string>> = {
  denied: RESET.denied,
  locked: RESET.keychainLocked,
  timeout: RESET.keychainSilent,
  'no-tool': RESET.noSecurityTool,
  'not-a-file': RESET.notAFile,
  'credential-manager': RESET.credentialManager,
  torn: RESET.writing,
  failed: RESET.unreadable,
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
      refused: RESET.nothing({ place: shownPath(host.home, facts.configDir) }),
    };
  }
  return newPlan(host, {
    remedy: 'reset',
    profile: profileId(facts),
    title: RESET.title,
    warnings: [
      ...warnOfSessions(machine, RESET.closeFirst),
      ...(stores.length > 0 ? [RESET.backupHoldsLogin] : []),
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
  if (readCredentials(seen.bytes).unreadable === 'bare-token') {
    return [fileStep(RESET.moveToken({ path: shown }), path, seen, { edit: 'remove' })];
  }
  const keys = topLevelKeys(seen.bytes);
  if (keys === null) {
    const line = RESET.moveWhole({ path: shown });
    return [fileStep(line, path, seen, { edit: 'remove' })];
  }
  if (!keys.includes('claudeAiOauth')) return [];
  const rest = keys.filter((key) => key !== 'claudeAiOauth');
  const stays = rest.length === 0 ? RESET.nothingElse : RESET.restStays({ keys: describe(rest) });
  const line = RESET.takeLogin({ path: shown, rest: stays });
  return [fileStep(line, path, seen, { edit: 'remove-keys', paths: [LOGIN] })];
}

/** null: Claude Code cannot read it either. A byte order mark is enough for that. */
function topLevelKeys(bytes: Uint8Array): string[] | null {
  const value = parseJson(Buffer.from(bytes).toString('utf8'));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : null;
}

function describe(keys: readonly string[]): string {
  const plain = keys.filter((key) => /^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(key));
  return plain.length > 0 ? plain.join(', ') : RESET.entries({ count: keys.length });
}

async function accountSteps(
  host: Host,
  { globalConfig }: ProfileFacts,
): Promise<{ steps: Step[]; warnings: string[] }> {
  const { path, status } = globalConfig;
  const shown = shownPath(host.home, path);
  if (status === 'broken') {
    return { steps: [], warnings: [RESET.brokenLeft({ path: shown })] };
  }
  const seen = status === 'ok' ? await seeFile(host, path) : null;
  if (!seen?.bytes) return { steps: [], warnings: [] };
  if (readKey(Buffer.from(seen.bytes).toString('utf8'), ACCOUNT) === undefined) return { steps: [], warnings: [] };
  const line = RESET.takeName({ path: shown });
  return { steps: [fileStep(line, path, seen, { edit: 'remove-keys', paths: [ACCOUNT] })], warnings: [] };
}

function savedKeyWarning({ globalConfig }: ProfileFacts): string[] {
  if (globalConfig.savedKey?.state !== 'set') return [];
  return [RESET.consoleKey];
}

function lockDirs(host: Host, { configDir, credentials }: ProfileFacts): string[] {
  if (credentials.store !== 'file') return [configDir];
  return [...new Set([configDir, pathsOf(host.platform).dirname(credentials.location)])];
}
