/** Names of temporary files and folders: nobody can guess them, and whoever finds one can tell whether its writer still lives. */

import { lstatSync, promises, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../is-alive.ts';

const NAME = /^\.pilotlight-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{32}\.tmp$/;
/** A writer whose process cannot be looked up is done by then. */
const OLD_MS = 10 * 60_000;

/** Loaded when there is something to write: who only reads, as `doctor` does, would wait for it as long as for its reading. */
const crypto = () => process.getBuiltinModule('node:crypto');

let world: string | undefined;

/** Where a process id means something: this boot of this machine, this process namespace. */
function ownWorld(): string {
  world ??= crypto()
    .createHash('sha256')
    .update(
      [
        hostname(),
        read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
        read(() => readlinkSync('/proc/self/ns/pid')),
      ].join(),
    )
    .digest('hex')
    .slice(0, 8);
  return world;
}

function read(look: () => string): string {
  try {
    return look();
  } catch {
    return '';
  }
}

export function temporaryName(): string {
  return `.pilotlight-${ownWorld()}-${process.pid}-${crypto().randomBytes(16).toString('hex')}.tmp`;
}

/**
 * Removes temporary files in `folder` whose writers are gone.
 * @param alone  the caller knows that nobody writes there: all go
 */
export async function sweepTemporaryFiles(folder: string, alone = false): Promise<void> {
  const names = await promises.readdir(folder).catch(() => []);
  for (const name of names) {
    const [, where, pid] = NAME.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    if (alone || isLeftOver(path, where === ownWorld(), Number(pid)))
      await promises.rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isLeftOver(path: string, here: boolean, pid: number): boolean {
  if (here && pid !== process.pid && !isAlive(pid)) return true;
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > OLD_MS;
}
