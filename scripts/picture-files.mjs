/** Writes pixels as PNG, ICO and ICNS files. Pixels are RGBA, row by row, not premultiplied. */
import { crc32, deflateSync } from 'node:zlib';

/**
 * @typedef {object} Picture
 * @property {number} size   width and height
 * @property {Uint8Array} rgba
 */

/**
 * @param {Picture} picture
 * @returns {Buffer}
 */
export function encodePng({ size, rgba }) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) writeRow(rows, rgba, size, y);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Filter 2 of PNG: what differs from the row above, which is little in flat shapes and soft gradients.
 * @param {Buffer} rows
 * @param {Uint8Array} rgba
 * @param {number} size
 * @param {number} y
 */
function writeRow(rows, rgba, size, y) {
  const width = size * 4;
  const at = y * (width + 1);
  rows[at] = 2;
  for (let x = 0; x < width; x++)
    rows[at + 1 + x] = (rgba[y * width + x] ?? 0) - (y === 0 ? 0 : (rgba[(y - 1) * width + x] ?? 0));
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function pngChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/**
 * A picture of flat areas and small text, opaque, with the colours that cover most of it: a third of the size.
 * @param {{ width: number, height: number, rgba: Uint8Array }} picture
 * @param {number} most  colours, 256 at most
 * @returns {Buffer}
 */
export function encodeFewColours({ width, height, rgba }, most) {
  const colours = Array.from({ length: width * height }, (_, at) => colourAt(rgba, at * 4));
  const palette = choosePalette(colours, most);
  const nearest = new Map();
  const rows = Buffer.alloc(height * (width + 1));
  for (const [at, colour] of colours.entries()) {
    if (!nearest.has(colour)) nearest.set(colour, nearestTo(palette, colour));
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = nearest.get(colour);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('PLTE', Buffer.from(palette.flatMap(partsOf))),
    pngChunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * @param {Uint8Array} rgba
 * @param {number} at
 */
function colourAt(rgba, at) {
  return ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
}

/** @param {number} colour */
function partsOf(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/**
 * @param {readonly number[]} colours
 * @param {number} most
 */
function choosePalette(colours, most) {
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([colour]) => colour);
}

/**
 * @param {readonly number[]} palette
 * @param {number} colour
 */
function nearestTo(palette, colour) {
  const wanted = partsOf(colour);
  const distances = palette.map((one) =>
    partsOf(one).reduce((sum, part, index) => sum + (part - (wanted[index] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/**
 * A Windows icon: small sizes as bitmaps, which every part of Windows reads, 256 as PNG.
 * @param {readonly Picture[]} pictures
 */
export function encodeIco(pictures) {
  const images = pictures.map((picture) => (picture.size < 256 ? encodeBitmap(picture) : encodePng(picture)));
  const directory = Buffer.alloc(6 + 16 * images.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.length;
  images.forEach((image, index) => {
    const at = 6 + 16 * index;
    const { size = 0 } = pictures[index] ?? {};
    directory.set([size % 256, size % 256, 0, 0], at);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(image.length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([directory, ...images]);
}

/**
 * A bitmap as icons hold it: no file header, twice the height for a mask that 32-bit pixels do not need, bottom row first.
 * @param {Picture} picture
 */
function encodeBitmap({ size, rgba }) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = ((size - 1 - y) * size + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(from, from + 4);
      pixels.set([blue, green, red, alpha], (y * size + x) * 4);
    }
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([header, pixels, mask]);
}

/** Sizes of a macOS icon by the name of their part; `@2x` parts hold the next size under another name. */
const ICNS_PARTS = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]);

/** @param {ReadonlyMap<number, Picture>} pictures  by size: 16, 32, 64, 128, 256, 512, 1024 */
export function encodeIcns(pictures) {
  const parts = ICNS_PARTS.map(([name, size]) => {
    const picture = pictures.get(size);
    if (!picture) throw new Error(`an icns file needs a picture of ${size} px`);
    return icnsPart(name, encodePng(picture));
  });
  const body = Buffer.concat(parts);
  return icnsPart('icns', body);
}

/**
 * @param {string} name
 * @param {Buffer} data
 */
function icnsPart(name, data) {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([head, data]);
}
