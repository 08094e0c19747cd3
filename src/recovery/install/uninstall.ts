/** Takes Pilotlight off a machine: every entry of its own in other places first, its own folder last. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import { UNINSTALL } from '../../shared/messages/recovery/install.ts';
import type { Engine } from '../engine/engine.ts';
import { isRefusal, type Plan, type Refusal } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import { planFailureHookOff } from '../failure-hook/plan-hook.ts';
import { planFallbackOff } from '../fallback/fallback.ts';
import type { Seen } from '../fallback/fallback-choice.ts';
import { readFallbackState } from '../fallback/fallback-state.ts';
import { forgetSecret } from '../fallback/secret-store.ts';
import { planStatuslineOff } from '../statusline/plan-statusline.ts';
import type { Vault } from '../vault/vault.ts';
import { planRemoveCommand } from './own-command.ts';
import { listOwnData, removeOwnData } from './own-data.ts';
import type { ServiceAutostart } from './service-autostart.ts';

export interface UninstallStep {
  /** What goes, in one line. */
  line: string;
  /** @returns null when it is gone, else a sentence why not */
  run(): Promise<string | null>;
}

export interface UninstallPlan {
  steps: readonly UninstallStep[];
  /** Sentences about what stays, and why. */
  stays: readonly string[];
}

export interface UninstallMeans {
  engine: Engine;
  vault: Vault;
  autostart: ServiceAutostart | null;
  profiles: readonly Seen[];
  keepBackups: boolean;
}

/** Looks for everything of ours. Changes nothing. */
export async function planUninstall(host: Host, means: UninstallMeans): Promise<UninstallPlan> {
  const data = await listOwnData(host, means.keepBackups);
  const settings = await settingsSteps(host, means);
  const command = await planRemoveCommand(host);
  return {
    steps: [
      ...settings.steps,
      ...(await secretSteps(host, means.vault)),
      ...(await startSteps(host, means.autostart)),
      ...planSteps(command, means.engine),
      ...dataSteps(host, data.remove),
    ],
    stays: [...new Set([...settings.stays, ...whyStays(command)]), ...describeStays(host, data)],
  };
}

/** Where nothing of ours can be there, nothing stays. */
function whyStays(plan: Plan | Refusal): string[] {
  return isRefusal(plan) && plan.absent !== true ? [plan.refused] : [];
}

/** One after the other: both may change the same file, so each is planned when the one before is done. */
async function settingsSteps(host: Host, { engine, profiles }: UninstallMeans): Promise<UninstallPlan> {
  const planners = profiles.flatMap((seen) => [
    () => planFallbackOff(host, seen),
    () => planStatuslineOff(host, seen.facts),
    () => planFailureHookOff(host, seen.facts),
  ]);
  const parts = planners.map(async (plan): Promise<UninstallPlan> => {
    const first = await plan();
    const run = async (): Promise<string | null> => {
      const anew = await plan();
      const [step] = planSteps(anew, engine);
      return step ? step.run() : (whyStays(anew)[0] ?? null);
    };
    return { steps: planSteps(first, engine).map(({ line }) => ({ line, run })), stays: whyStays(first) };
  });
  const all = await Promise.all(parts);
  return { steps: all.flatMap(({ steps }) => steps), stays: all.flatMap(({ stays }) => stays) };
}

function planSteps(plan: Plan | Refusal, engine: Engine): UninstallStep[] {
  if (isRefusal(plan)) return [];
  const run = async (): Promise<string | null> => {
    const outcome = await engine.apply(plan);
    return outcome.ok ? null : outcome.message;
  };
  const [first = plan.title] = plan.steps.map(({ line }) => line);
  return [{ line: first, run }];
}

async function secretSteps(host: Host, vault: Vault): Promise<UninstallStep[]> {
  const { kept, unsure } = await readFallbackState(host);
  const accounts = [...new Set([...Object.keys(kept), ...Object.keys(unsure)])];
  return accounts.map((account) => ({
    line: UNINSTALL.vaultEntry({ account }),
    run: async () => {
      const outcome = await forgetSecret(host, vault, account);
      return outcome.ok ? null : outcome.message;
    },
  }));
}

async function startSteps(host: Host, service: ServiceAutostart | null): Promise<UninstallStep[]> {
  const { join } = pathsOf(host.platform);
  const entry = join(configHome(host), 'autostart', 'pilotlight.desktop');
  const steps: UninstallStep[] = [];
  if (service && (await service.owner()) === 'ours') {
    steps.push({
      line: UNINSTALL.autostart({ path: shownPath(host.home, service.place) }),
      run: async () => ((await service.write(false)) ? null : UNINSTALL.notRemoved({ path: service.place })),
    });
  }
  if (host.platform === 'linux' && (await host.files.lstat(entry)) !== null) {
    steps.push({
      line: UNINSTALL.desktopAutostart({ path: shownPath(host.home, entry) }),
      run: async () => ((await host.files.remove(entry)) ? null : UNINSTALL.notRemoved({ path: entry })),
    });
  }
  return steps;
}

const NOTES = 'fallback.json';

function dataSteps(host: Host, names: readonly string[]): UninstallStep[] {
  if (names.length === 0) return [];
  const shown = shownPath(host.home, host.dataDir);
  return [
    {
      line: UNINSTALL.data({ folder: shown }),
      run: async () => {
        // A key that is still in the vault must not be forgotten.
        const { kept, unsure } = await readFallbackState(host);
        const isOpen = Object.keys(kept).length + Object.keys(unsure).length > 0;
        const failed = await removeOwnData(host, isOpen ? names.filter((name) => name !== NOTES) : names);
        return failed.length === 0 ? null : UNINSTALL.notRemovedIn({ folder: shown, names: failed.join(', ') });
      },
    },
  ];
}

const DESKTOP_START = {
  linux: null,
  darwin: UNINSTALL.macAutostart,
  win32: UNINSTALL.windowsAutostart,
} as const satisfies Record<Host['platform'], string | null>;

function describeStays(host: Host, { foreign, keep }: Awaited<ReturnType<typeof listOwnData>>): string[] {
  const shown = shownPath(host.home, host.dataDir);
  return [
    ...(keep.length > 0 ? [UNINSTALL.backupsStay({ folder: shown })] : []),
    ...(foreign.length > 0 ? [UNINSTALL.otherFiles({ folder: shown, names: foreign.join(', ') })] : []),
    UNINSTALL.repairsStay,
    ...[DESKTOP_START[host.platform]].filter((line) => line !== null),
    UNINSTALL.programStays,
  ];
}
