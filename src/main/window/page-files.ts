/** The built page as a fixed table: no address is ever turned into a path. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** By address: `/`, `/assets/index-….js`. */
export type PageFiles = ReadonlyMap<string, { type: string; bytes: Buffer }>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @param folder  the renderer's build; it comes with the app, so that its absence is a bug */
export function loadPageFiles(folder: string): PageFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const table = new Map<string, { type: string; bytes: Buffer }>();
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (type) table.set(name === 'index.html' ? '/' : `/${name}`, { type, bytes: readFileSync(join(folder, name)) });
  }
  return table;
}
