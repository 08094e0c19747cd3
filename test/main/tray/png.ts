/** Reads the PNG files that scripts/picture-files.mjs writes: 8-bit RGBA, not interlaced, filters 0 and 2. */
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export interface Pixels {
  width: number;
  height: number;
  /** RGBA, row by row. */
  rgba: Uint8Array;
}

export function readPng(path: string): Pixels {
  const file = readFileSync(path);
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  if (file[24] !== 8 || file[25] !== 6 || file[28] !== 0) throw new Error(`${path} is not a plain RGBA picture`);
  const rows = inflateSync(Buffer.concat(chunks(file, 'IDAT')));
  const rgba = new Uint8Array(width * height * 4);
  const line = width * 4;
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (line + 1)];
    if (filter !== 0 && filter !== 2) throw new Error(`${path} uses filter ${filter}`);
    for (let x = 0; x < line; x++) {
      const above = filter === 2 && y > 0 ? (rgba[(y - 1) * line + x] ?? 0) : 0;
      rgba[y * line + x] = (rows[y * (line + 1) + 1 + x] ?? 0) + above;
    }
  }
  return { width, height, rgba };
}

function chunks(file: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === wanted) found.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}
