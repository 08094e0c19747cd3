/** Where paths lie to each other, whichever system they are from: no `node:path` here. */

/** True where `path` lies below `folder`; the folder itself does not. */
export function isInside(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
}
