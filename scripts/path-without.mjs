/** A PATH on which some programs of the machine's own are not found, and every other one is. */
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A folder that holds one of them is left for one with links to all else that is in it.
 * @param {string} path
 * @param {readonly string[]} programs
 * @param {string} scratch  an empty folder, for those with links
 */
export function pathWithout(path, programs, scratch) {
  const folders = path.split(delimiter).map((folder, index) => {
    if (folder === '' || !programs.some((program) => existsSync(join(folder, program)))) return folder;
    const links = join(scratch, String(index));
    mkdirSync(links);
    for (const name of readdirSync(folder)) {
      if (!programs.includes(name)) symlinkSync(join(folder, name), join(links, name));
    }
    return links;
  });
  return folders.join(delimiter);
}
