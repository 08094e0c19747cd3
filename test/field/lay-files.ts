/** Puts the files of a situation into a home folder. */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Laid } from './field-case.ts';

/** @param files  by path below `home`, for which `@HOME@` stands in texts */
export async function layFiles(home: string, files: Readonly<Record<string, Laid>>): Promise<void> {
  for (const [name, laid] of Object.entries(files)) await layFile(home, join(home, name), laid);
}

async function layFile(home: string, path: string, laid: Laid): Promise<void> {
  const here = (text: string): string => text.replaceAll('@HOME@', home);
  await mkdir(dirname(path), { recursive: true });
  if (typeof laid === 'string') await writeFile(path, here(laid));
  else if ('folder' in laid) await mkdir(path, { recursive: true });
  else if ('link' in laid) await symlink(laid.link, path);
  else {
    await writeFile(path, here(laid.text));
    await chmod(path, laid.mode);
  }
}
