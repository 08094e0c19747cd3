import type { Host } from '../host.ts';

/** One that is shorter can be guessed by trying. */
export const SHORTEST_SECRET = 16;
const MAX_BYTES = 4096;

/** @returns the one word that the file holds; null: it cannot be read, or holds none that is long enough */
export async function readSecretWord({ files }: Pick<Host, 'files'>, path: string): Promise<string | null> {
  const read = await files.read(path, MAX_BYTES);
  const word = read.ok ? new TextDecoder().decode(read.bytes).trim() : '';
  return word.length >= SHORTEST_SECRET && !/\s/.test(word) ? word : null;
}
