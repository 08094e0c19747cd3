/** How this Pilotlight is started from anywhere: by the file that also sets a fresh clone up, where there is one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownProgram } from './open-vault.ts';

/** @returns program and arguments; null: it cannot be told */
export function ownStart(): readonly string[] | null {
  const own = ownProgram();
  if (!own) return null;
  const [node = '', script = ''] = own;
  const start = join(script, '../../../bin/pilotlight.cjs');
  return [node, existsSync(start) ? start : script];
}
