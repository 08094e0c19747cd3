/** Where the running desktop app can be found by the terminal program: `desktop.json` in the data folder. */
import * as v from 'valibot';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { readJson } from '../../platform/read-json.ts';

/** What starts the desktop app once more; the second one only tells the first to show its window. */
export interface DesktopInstance {
  pid: number;
  file: string;
  args: readonly string[];
}

export type OpenOutcome = { ok: true } | { ok: false; why: 'not-running' | 'failed' };

const Instance = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  file: v.string(),
  args: v.array(v.string()),
});

const TIMEOUT_MS = 15_000;

const pathOf = (host: Host): string => pathsOf(host.platform).join(host.dataDir, 'desktop.json');

/** @returns the way to take it away again */
export async function registerDesktopInstance(host: Host, instance: DesktopInstance): Promise<() => Promise<void>> {
  await host.files.write(pathOf(host), JSON.stringify(instance), 0o600);
  return async () => void (await host.files.remove(pathOf(host)));
}

/** Asks the desktop app that runs to show its window. */
export async function showRunningApp(host: Host): Promise<OpenOutcome> {
  const instance = await readJson(host, pathOf(host), Instance, 64 * 1024);
  if (!instance || !host.processes.alive(instance.pid)) return { ok: false, why: 'not-running' };
  const { file, args } = instance;
  const run = await host.processes.run({ file, args, limitMs: TIMEOUT_MS });
  return run.ok && run.code === 0 ? { ok: true } : { ok: false, why: 'failed' };
}
