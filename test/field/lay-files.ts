/** Puts the files of a situation into a home folder. */
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Laid } from './field-case.ts';

/**
 * @param files  by path below `home`
 * @param here   fills in what stands for something of this place; default: `@HOME@`
 */
export async function layFiles(
  home: string,
  files: Readonly<Record<string, Laid>>,
  here = (text: string) => text.replaceAll('@HOME@', home),
): Promise<void> {
  for (const [name, laid] of Object.entries(files)) await layFile(join(home, name), laid, here);
}

async function layFile(path: string, laid: Laid, here: (text: string) => string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (typeof laid === 'string') await writeFile(path, here(laid));
  else if ('folder' in laid) await mkdir(path, { recursive: true });
  else if ('link' in laid) await symlink(laid.link, path);
  else {
    await writeFile(path, here(laid.text));
    await chmod(path, laid.mode);
  }
}
