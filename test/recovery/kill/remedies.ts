/** Each remedy with the home it is for; used by the test and by the child that is killed. */
import { chmod, mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { backUp } from '../../../src/recovery/backup/back-up.ts';
import { listBackups } from '../../../src/recovery/backup/backup-store.ts';
import { planRestore, storedBackup } from '../../../src/recovery/backup/restore.ts';
import { isRefusal, type Plan, type Refusal } from '../../../src/recovery/plan.ts';
import { planClearLock, planFixMode, planRepair } from '../../../src/recovery/repair/plan-repair.ts';
import { planUnsetVariable } from '../../../src/recovery/repair/unset-variable.ts';
import { planReset } from '../../../src/recovery/reset.ts';
import type { ProfileFacts } from '../../../src/shared/facts.ts';
import type { Host } from '../../../src/sources/host/host.ts';
import { placeAt } from '../../../src/sources/profiles.ts';
import { readProfile } from '../../../src/sources/read-profile.ts';
import { GLOBAL_CONFIG, NO_MACHINE, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';

interface Scene {
  files: () => Record<string, string>;
  /** After the files: modes, locks, backups. */
  dress?: (home: TempHome) => Promise<void>;
  plan: (host: Host, facts: ProfileFacts) => Promise<Plan | Refusal>;
}

const KEY = { '.claude/settings.json': '{\n  "env": {\n    "ANTHROPIC_API_KEY": "sk-ant-fake"\n  }\n}\n' };

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
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;

export async function setScene(name: SceneName): Promise<TempHome> {
  const scene: Scene = SCENES[name];
  const home = await tempHome(scene.files());
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
