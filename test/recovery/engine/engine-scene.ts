/** What tests of the engine begin with: a folder, and plans that change files in it. */
import { join } from 'node:path';
import type { Host } from '../../../src/platform/host.ts';
import { newPlanId } from '../../../src/recovery/engine/engine.ts';
import type { Plan } from '../../../src/recovery/engine/plan.ts';
import type { FileChange } from '../../../src/recovery/steps/file-change.ts';
import { fileStep } from '../../../src/recovery/steps/file-step.ts';
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
