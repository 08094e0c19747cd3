/** `pilotlight uninstall`: takes everything of Pilotlight's off this machine, and says what it could not. */
import { takeInstance } from '../../monitor/data-folder/single-instance.ts';
import { planUninstall, type UninstallPlan } from '../../recovery/install/uninstall.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { UNINSTALL_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import { readMachine } from '../../sources/machine.ts';
import { addedFolders } from '../../sources/profiles/chosen-profiles.ts';
import { findProfiles } from '../../sources/profiles/profiles.ts';
import { readProfile } from '../../sources/profiles/read-profile.ts';
import { openAutostart } from '../autostart.ts';
import { profileQuery } from '../profile-query.ts';
import type { RunContext } from '../run.ts';
import { createSettingsStore } from '../settings-store.ts';
import { wrap } from '../terminal.ts';
import { NOT_DONE, recoverFirst, say } from './carry-out.ts';
import { confirm } from './confirm.ts';
import { openVault } from './open-vault.ts';

export async function runUninstall(context: RunContext): Promise<number> {
  const { host } = context;
  const hasData = (await host.files.lstat(host.dataDir)) !== null;
  const instance = hasData ? await takeInstance(host) : null;
  if (instance && !instance.ok && instance.why === 'taken') {
    const message = UNINSTALL_COMMAND.running({
      process: instance.pid === null ? '' : UNINSTALL_COMMAND.process({ pid: instance.pid }),
    });
    return say(context, { done: false, message }, [message], NOT_DONE);
  }
  const release = async (): Promise<void> => {
    if (instance?.ok) await instance.release();
  };
  const asked = await planAndAsk(context).finally(release);
  // Its lock lies in the folder that goes, so it is given back before.
  return typeof asked === 'number' ? asked : carryOut(context, asked);
}

/** @returns what to carry out, or the code to end with */
async function planAndAsk(context: RunContext): Promise<UninstallPlan | number> {
  const plan = await makePlan(context);
  return (await showAndAsk(context, plan)) ?? plan;
}

async function makePlan(context: RunContext): Promise<UninstallPlan> {
  const { host, options } = context;
  const engine = createRemedies(host);
  await recoverFirst(context, engine);
  const { settings } = await createSettingsStore(host).load();
  const machine = await readMachine(host, { deep: false });
  const places = await findProfiles(host, { ...machine, added: await addedFolders(host, settings) });
  const profiles = await Promise.all(
    places.map((place) => readProfile(host, place, profileQuery(host, machine, null))),
  );
  return planUninstall(host, {
    engine,
    vault: openVault(host),
    autostart: await openAutostart(host),
    profiles: profiles.map((facts) => ({ facts, machine })),
    keepBackups: options['with-backups'] !== true,
  });
}

/** null: the person said yes. */
async function showAndAsk(context: RunContext, { steps, stays }: UninstallPlan): Promise<number | null> {
  const { options, stdout } = context;
  const lines = steps.map(({ line }) => line);
  const json = { done: false, lines, stays };
  if (options.json !== true) stdout.write(draw(lines, stays, stdout.columns));
  if (options['dry-run'] === true) return say(context, json, [PROMPTS.dryRun], 0);
  if (options.yes === true) return null;
  const yes = options.json === true ? null : await confirm(context, UNINSTALL_COMMAND.sure);
  if (yes === true) return null;
  const message = yes === null ? PROMPTS.sayYes : PROMPTS.unchanged;
  return say(context, { ...json, message }, [message], NOT_DONE);
}

function draw(lines: readonly string[], stays: readonly string[], columns = 100): string {
  const width = Math.min(Math.max(columns, 60), 110);
  const item = (mark: string) => (text: string) => {
    const [first = '', ...rest] = wrap(text, '    ', width);
    return [`  ${mark} ${first.trimStart()}`, ...rest];
  };
  const what = lines.length > 0 ? lines.flatMap(item('-')) : [UNINSTALL_COMMAND.nothingFound];
  return `${[UNINSTALL_COMMAND.title, ...what, ...stays.flatMap(item('='))].join('\n')}\n`;
}

async function carryOut(context: RunContext, { stays, steps }: UninstallPlan): Promise<number> {
  const failed: string[] = [];
  for (const step of steps) {
    const why = await step.run();
    if (why !== null) failed.push(why);
  }
  const lines =
    failed.length === 0 ? [UNINSTALL_COMMAND.done] : [UNINSTALL_COMMAND.notDone, ...failed.map((why) => `  ${why}`)];
  return say(context, { done: failed.length === 0, failed, stays }, lines, failed.length === 0 ? 0 : NOT_DONE);
}
