/** The page as built, read once into a fixed table: no request ever names a path on the disk. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PageFile {
  type: string;
  bytes: Buffer;
  gzipped: Buffer;
}

/** By address: `/`, `/assets/index-….js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads a built page.
 * @param folder  the renderer's output: `index.html` and `assets/`
 * @returns       null when the page has not been built
 */
export async function readPageFiles(folder: string): Promise<PageFiles | null> {
  try {
    const assets = await readdir(join(folder, 'assets'));
    const names = ['index.html', ...assets.map((name) => `assets/${name}`)].filter((name) => TYPES[extname(name)]);
    const files = await Promise.all(names.map(async (name) => [addressOf(name), await readOne(folder, name)] as const));
    return new Map(files);
  } catch {
    return null;
  }
}

function addressOf(name: string): string {
  return name === 'index.html' ? '/' : `/${name}`;
}

async function readOne(folder: string, name: string): Promise<PageFile> {
  const bytes = await readFile(join(folder, name));
  return { type: TYPES[extname(name)] ?? 'application/octet-stream', bytes, gzipped: gzipSync(bytes, { level: 9 }) };
}
