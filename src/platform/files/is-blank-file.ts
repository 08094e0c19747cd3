import type { FileStat, Host } from '../host.ts';

/** What is larger holds more than white space, unless somebody means it to. */
const MAX_BYTES = 4096;

/** Nothing, or white space alone. What else is in it is forgotten here. */
export async function isBlankFile({ files }: Pick<Host, 'files'>, path: string, { size }: FileStat): Promise<boolean> {
  if (size === 0) return true;
  if (size > MAX_BYTES) return false;
  const read = await files.read(path, MAX_BYTES);
  return read.ok && new TextDecoder().decode(read.bytes).trim() === '';
}
