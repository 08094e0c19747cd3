/** Each remedy with the home it is for; used by the test and by the child that is killed. */
import { chmod, mkdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../../src/platform/host.ts';
import { backUp } from '../../../src/recovery/backup/back-up.ts';
import { listBackups } from '../../../src/recovery/backup/backup-store.ts';
import { planRestore, storedBackup } from '../../../src/recovery/backup/restore.ts';
import { isRefusal, type Plan, type Refusal } from '../../../src/recovery/engine/plan.ts';
import { planFailureHookOff, planFailureHookOn } from '../../../src/recovery/failure-hook/plan-hook.ts';
import { chooseFallback } from '../../../src/recovery/fallback/choose-fallback.ts';
import { planFallbackOff, planFallbackOn } from '../../../src/recovery/fallback/fallback.ts';
import { keepKey } from '../../../src/recovery/fallback/fallback-key.ts';
import { noteGateway } from '../../../src/recovery/fallback/fallback-state.ts';
import { planInstallCommand, planRemoveCommand } from '../../../src/recovery/install/own-command.ts';
import { planNewProfile } from '../../../src/recovery/profiles/plan-new-profile.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { planMoveAside } from '../../../src/recovery/repair/move-aside.ts';
import { planClearLock, planFixMode, planRepair } from '../../../src/recovery/repair/plan-repair.ts';
import { planSetRight } from '../../../src/recovery/repair/set-right.ts';
import { planSkipFirstStart } from '../../../src/recovery/repair/skip-first-start.ts';
import { planUnsetVariable } from '../../../src/recovery/repair/unset-variable.ts';
import { planReset } from '../../../src/recovery/reset.ts';
import { planStatuslineOff, planStatuslineOn } from '../../../src/recovery/statusline/plan-statusline.ts';
import { createVault, type Vault } from '../../../src/recovery/vault/vault.ts';
import type { ProfileFacts } from '../../../src/shared/facts.ts';
import { placeAt } from '../../../src/sources/profiles/profiles.ts';
import { readProfile } from '../../../src/sources/profiles/read-profile.ts';
import { GLOBAL_CONFIG, machineWith, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';

interface Scene {
  files: () => Record<string, string>;
  /** After the files: modes, locks, backups. */
  dress?: (home: TempHome) => Promise<void>;
  plan: (host: Host, facts: ProfileFacts) => Promise<Plan | Refusal>;
}

const KEY = { '.claude/settings.json': '{\n  "env": {\n    "ANTHROPIC_API_KEY": "sk-ant-fake"\n  }\n}\n' };

const OWN_LINE = { '.claude/settings.json': '{\n  "statusLine": { "type": "command", "command": "cat" }\n}\n' };

/** Somebody else's hook, which has to come through. */
const OTHERS_HOOK = {
  '.claude/settings.json':
    '{\n  "hooks": {\n    "StopFailure": [{ "matcher": "rate_limit", "hooks": [{ "type": "command", "command": "true" }] }]\n  }\n}\n',
};
/** As long as real ones. */
const LONG_KEY = `sk-ant-api03-CANARY7F3A${'-Ab3_dE5'.repeat(10)}`;

const LONG_TOKEN = `sk-ant-oat01-CANARY7F3A${'-Ab3_dE5'.repeat(10)}`;

const VAULT_KEY = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';

export const SCENES = {
  reset: { files: SIGNED_IN, plan: (host, facts) => planReset(host, facts, NO_MACHINE) },
  repair: {
    files: () => ({
      ...SIGNED_IN(),
      '.claude/settings.json': '{ "model": "opus", }',
      '.claude.json': GLOBAL_CONFIG.slice(0, 30),
      '.claude/backups/.claude.json.backup.1795100000000': GLOBAL_CONFIG,
    }),
    plan: (host, facts) => planRepair(host, facts, NO_MACHINE),
  },
  'fix-mode': {
    files: SIGNED_IN,
    dress: ({ path }) => chmod(join(path, '.claude/.credentials.json'), 0o644),
    plan: (host, facts) => planFixMode(host, facts, NO_MACHINE),
  },
  'clear-lock': {
    files: SIGNED_IN,
    dress: async ({ path }) => {
      await mkdir(join(path, '.claude/.storage-write.lock'));
      await utimes(join(path, '.claude/.storage-write.lock'), 1, 1);
    },
    plan: (host, facts) => planClearLock(host, facts, NO_MACHINE),
  },
  'statusline-on': {
    files: () => ({ ...SIGNED_IN(), ...OWN_LINE }),
    plan: planStatuslineOn,
  },
  'statusline-off': {
    files: () => ({ ...SIGNED_IN(), ...OWN_LINE }),
    dress: async (home) => applyOnce(home, await planStatuslineOn(home.host, await home.profile())),
    plan: planStatuslineOff,
  },
  'failure-hook-on': {
    files: () => ({ ...SIGNED_IN(), ...OTHERS_HOOK }),
    plan: planFailureHookOn,
  },
  'failure-hook-off': {
    files: () => ({ ...SIGNED_IN(), ...OTHERS_HOOK }),
    dress: async (home) => applyOnce(home, await planFailureHookOn(home.host, await home.profile())),
    plan: planFailureHookOff,
  },
  'move-aside': {
    files: () => ({ '.claude.json': GLOBAL_CONFIG }),
    dress: async ({ path }) => {
      await mkdir(join(path, '.claude/.credentials.json'), { recursive: true });
    },
    plan: (host, facts) => planMoveAside(host, facts, NO_MACHINE),
  },
  'skip-first-start': {
    files: () => ({ ...SIGNED_IN(), '.claude.json': '{\n  "numStartups": 1\n}\n' }),
    plan: (host, facts) => planSkipFirstStart(host, facts, machineWith('2.1.250')),
  },
  // A login under another name, and a file where a lock should be.
  'rename-login': {
    files: MISNAMED,
    dress: ({ put }) => put('.claude/.storage-write.lock', 'not a folder'),
    plan: (host, facts) => planMoveAside(host, facts, NO_MACHINE),
  },
  'move-token': {
    files: () => ({ ...SIGNED_IN(), '.claude/settings.json': `{ "env": { "ANTHROPIC_API_KEY": "${LONG_TOKEN}" } }` }),
    plan: (host, facts) => planSetRight(host, facts, NO_MACHINE, 'ANTHROPIC_API_KEY'),
  },
  'new-profile': {
    files: () => ({ ...SIGNED_IN(), '.bashrc': '# mine\nexport A=1' }),
    plan: (host) =>
      planNewProfile({ ...host, user: { ...host.user, shell: '/bin/bash' } }, { name: 'Work', alias: true }),
  },
  'install-command': { files: SIGNED_IN, plan: (host) => planInstallCommand(host, ['/opt/node', '/opt/pilotlight']) },
  'remove-command': {
    files: SIGNED_IN,
    dress: async (home) => applyOnce(home, await planInstallCommand(home.host, ['/opt/node', '/opt/pilotlight'])),
    plan: planRemoveCommand,
  },
  'set-right': {
    files: () => ({
      ...SIGNED_IN(),
      '.claude/settings.json': `{\n  "env": { "ANTHROPIC_API_KEY": "'${LONG_KEY}'" }\n}\n`,
    }),
    plan: (host, facts) => planSetRight(host, facts, NO_MACHINE, 'ANTHROPIC_API_KEY'),
  },
  'unset-variable': {
    files: () => ({ ...SIGNED_IN(), ...KEY }),
    plan: (host, facts) => planUnsetVariable(host, facts, NO_MACHINE, 'ANTHROPIC_API_KEY'),
  },
  restore: {
    files: SIGNED_IN,
    dress: async (home) => {
      await home.put('.claude/CLAUDE.md', 'before\n');
      await backUp(home.host, await home.profile(), { why: 'asked' });
      await home.put('.claude/CLAUDE.md', 'after\n');
      await home.put('.claude/settings.json', '{}');
    },
    plan: async (host, facts) => {
      const [backup] = await listBackups(host, 'default');
      if (!backup) throw new Error('no backup');
      return planRestore(host, facts, storedBackup(host, facts, backup), []);
    },
  },
  'fallback-on': { files: SIGNED_IN, plan: (host, facts) => planOn(host, facts, 'key') },
  'fallback-off': {
    files: SIGNED_IN,
    dress: async (home) => {
      await keepKey(home.host, fullVault(home.host), VAULT_KEY);
      await switchOn(home, 'key');
    },
    plan: (host, facts) => planFallbackOff(host, { facts, machine: NO_MACHINE }),
  },
  // The settings file is made for it, so it goes with it.
  'gateway-on': { files: NO_SETTINGS, plan: (host, facts) => planOn(host, facts, 'local'), dress: addGateway },
  'gateway-off': {
    files: NO_SETTINGS,
    dress: async (home) => {
      await addGateway(home);
      await switchOn(home, 'local');
    },
    plan: (host, facts) => planFallbackOff(host, { facts, machine: NO_MACHINE }),
  },
  'cloud-on': { files: WITH_AWS, plan: (host, facts) => planOn(host, facts, 'bedrock') },
  'cloud-off': {
    files: WITH_AWS,
    dress: (home) => switchOn(home, 'bedrock'),
    plan: (host, facts) => planFallbackOff(host, { facts, machine: NO_MACHINE }),
  },
} as const satisfies Record<string, Scene>;

function NO_SETTINGS(): Record<string, string> {
  const { '.claude/settings.json': _settings, ...others } = SIGNED_IN();
  return others;
}

function MISNAMED(): Record<string, string> {
  const { '.claude/.credentials.json': login = '', ...others } = SIGNED_IN();
  return { ...others, '.claude/credentials.json': login };
}

function WITH_AWS(): Record<string, string> {
  return { ...SIGNED_IN(), '.aws/credentials': '[default]\n' };
}

async function addGateway({ host }: TempHome): Promise<void> {
  const local = { baseUrl: 'http://127.0.0.1:11434', model: 'their-model', smallModel: null, token: false };
  await noteGateway(host, 'local', local);
}

/** It is only asked whether there is a key; what is written there has a test of its own. */
function fullVault(host: Host): Vault {
  return createVault({ ...host, platform: 'linux' }, async () => ({
    ok: true,
    answer: JSON.stringify({ ok: true, secret: VAULT_KEY }),
  }));
}

async function planOn(host: Host, facts: ProfileFacts, name: string): Promise<Plan | Refusal> {
  const choice = await chooseFallback(host, name, ['/opt/pilotlight'], { region: 'eu-central-1' });
  return 'refused' in choice ? choice : planFallbackOn(host, { facts, machine: NO_MACHINE }, choice, fullVault(host));
}

async function switchOn(home: TempHome, name: string): Promise<void> {
  await applyOnce(home, await planOn(home.host, await home.profile(), name));
}

/** Done by a remedy of which the journal knows nothing any more. */
async function applyOnce(home: TempHome, plan: Plan | Refusal): Promise<void> {
  if (isRefusal(plan)) throw new Error(plan.refused);
  const outcome = await createRemedies(home.host).apply(plan);
  if (!outcome.ok) throw new Error(outcome.message);
  await rm(join(home.host.dataDir, 'recovery'), { recursive: true });
}

export type SceneName = keyof typeof SCENES;

/** @param prepare  gets the folder before anything is in it */
export async function setScene(name: SceneName, prepare?: (home: string) => void): Promise<TempHome> {
  const scene: Scene = SCENES[name];
  const home = await tempHome(scene.files(), {}, prepare);
  await scene.dress?.(home);
  return home;
}

export async function planScene(name: SceneName, host: Host): Promise<Plan> {
  const place = placeAt(host, join(host.home, '.claude'));
  const facts = await readProfile(host, place, { keychainAgreed: true, projectDir: null });
  const plan = await SCENES[name].plan(host, facts);
  if (isRefusal(plan)) throw new Error(plan.refused);
  return plan;
}
