/** Pictures of the real desktop, to be looked at: test-artifacts/desktop. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/project.mjs';
import type { DesktopSession } from './session.ts';

const FOLDER = join(ROOT, 'test-artifacts/desktop');

/** Keeps the whole screen as it is now. */
export async function keepPicture({ folder, screen }: DesktopSession, name: string): Promise<void> {
  // The program that takes it runs as the user, who may not write here.
  const path = join(folder, `${name}.png`);
  await screen.picture(path);
  mkdirSync(FOLDER, { recursive: true });
  copyFileSync(path, join(FOLDER, `${name}.png`));
}
