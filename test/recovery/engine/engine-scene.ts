/** What tests of the engine begin with: a folder, and plans that change files in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createEngine, type Engine, newPlanId } from '../../../src/recovery/engine/engine.ts';
import type { Plan } from '../../../src/recovery/engine/plan.ts';
import type { StepHandler } from '../../../src/recovery/engine/step-handler.ts';
import type { FileChange } from '../../../src/recovery/steps/file-change.ts';
import { FILE_STEPS, fileStep } from '../../../src/recovery/steps/file-step.ts';
import { seeFile } from '../../../src/recovery/steps/saved-file.ts';

/** One step for each change, made for the files as they are now. */
export async function planOf(
  host: Host,
  folder: string,
  changes: readonly (readonly [name: string, change: FileChange])[],
): Promise<Plan> {
  const steps = [];
  for (const [name, change] of changes) {
    const path = join(folder, name);
    const seen = await seeFile(host, path);
    if (!seen) throw new Error(`${name} cannot be read`);
    steps.push(fileStep(`change ${name}`, path, seen, change));
  }
  return {
    id: newPlanId(host),
    remedy: 'repair',
    profile: null,
    title: 'Test',
    warnings: [],
    steps,
    lockDirs: [],
    createdAt: host.clock.now(),
  };
}

export const CHANGE: FileChange = { edit: 'content', bytes: Buffer.from('{"new":1}') };

export interface TwoFiles {
  folder: string;
  host: Host;
  /** Changes both. */
  plan(): Promise<Plan>;
  /** With some answers of a step, or of the disk, replaced. */
  engineWith(more?: Partial<StepHandler>, on?: Partial<Host['files']>): Engine;
  remove(): Promise<void>;
}

/** a.json and b.json, and an engine that changes them. */
export async function layTwoFiles(texts: Readonly<Record<'a.json' | 'b.json', string>>): Promise<TwoFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'pilotlight-two-files-'));
  const host = createNodeHost({ dataDir: join(folder, 'data'), env: { ...process.env, HOME: folder } });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return {
    folder,
    host,
    plan: () =>
      planOf(host, folder, [
        ['a.json', CHANGE],
        ['b.json', CHANGE],
      ]),
    engineWith: (more = {}, on = {}) =>
      createEngine({ ...host, files: { ...host.files, ...on } }, { file: { ...FILE_STEPS.file, ...more } }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
