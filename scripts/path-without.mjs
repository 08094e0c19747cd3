/** A PATH on which a program of the machine's own is not found, and every other one is. */
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A folder that holds the program is left for one with links to all else that is in it.
 * @param {string} path
 * @param {string} program
 * @param {string} scratch  an empty folder, for those with links
 */
export function pathWithout(path, program, scratch) {
  const folders = path.split(delimiter).map((folder, index) => {
    if (folder === '' || !existsSync(join(folder, program))) return folder;
    const links = join(scratch, String(index));
    mkdirSync(links);
    for (const name of readdirSync(folder)) if (name !== program) symlinkSync(join(folder, name), join(links, name));
    return links;
  });
  return folders.join(delimiter);
}
