/** What `path-writer.mjs` does to a file, and how what it wrote is read back. For the tests and for `bench/latency.ts`. */
import { join } from 'node:path';
import type { Host } from '../../../src/platform/host.ts';

/** From the root of the project: a bench runs as one file built elsewhere. */
export const WRITER = join(process.cwd(), 'test', 'sources', 'watch', 'path-writer.mjs');

/** The ways in which a file can change. */
export const CHANGE_KINDS = [
  'temp-and-rename',
  'truncate-and-write',
  'truncate-pause-write',
  'delete-and-recreate',
  'link-swapped',
  'link-target-replaced',
  'folder-removed-and-made',
  'folder-renamed-and-new',
  'folder-missing-at-start',
] as const;

/** The file it changes, below its folder. */
export function changedFile(root: string): string {
  return join(root, 'dir', 'file.json');
}

/** Number and time of the last write; null: the file is gone, or not whole. */
export async function readChange(host: Host, path: string): Promise<{ n: number; at: number } | null> {
  const outcome = await host.files.read(path);
  const found = outcome.ok ? /"n":(\d+),"at":([\d.]+)/.exec(Buffer.from(outcome.bytes).toString('utf8')) : null;
  return found && { n: Number(found[1]), at: Number(found[2]) };
}
