/**
 * Draws every icon file from its master: the lights from src/shared/lights.ts, which the window draws from as well, and
 * the app's own icon from build/icons/app.svg. The results are checked in; run this after changing a master:
 * `node scripts/render-icons.mjs`. Needs Chromium.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { transformWithOxc } from 'vite';
import { encodeIcns, encodeIco, encodePng } from './picture-files.mjs';
import { findProgram, ROOT, tell } from './project.mjs';

const TRAY = join(ROOT, 'src/main/icons');
const BUILD = join(ROOT, 'build');
const LINUX_SIZES = [16, 22, 24, 32, 48];
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64];
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/** Lighter on a dark panel, darker on a light one; the window's own colours. */
const COLOURS = /** @type {const} */ ({
  light: { green: '#2e9e5b', yellow: '#b97a00', orange: '#c8560a', red: '#c22e20', blue: '#2f6fde', grey: '#55524d' },
  dark: { green: '#4cc27c', yellow: '#f0b93f', orange: '#ff9a4d', red: '#ff6b5e', blue: '#6f9fff', grey: '#b5b2ab' },
});

/** @typedef {typeof import('../src/shared/lights.ts')} Lights */

/** @returns {Promise<Lights['LIGHTS']>} */
async function loadLights() {
  const path = join(ROOT, 'src/shared/lights.ts');
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  const { LIGHTS } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return LIGHTS;
}

/**
 * One light on nothing. What is cut out is a hole, so that the panel shows through.
 * @param {readonly import('../src/shared/lights.ts').LightMark[]} marks
 * @param {string} colour
 * @param {string | null} ring  colour of a thin line around it, for bars of any colour
 */
function lightSvg(marks, colour, ring) {
  const area = marks.filter(({ paint }) => paint === 'fill').map(({ d }) => `<path d="${d}"/>`);
  const line = marks.filter(({ paint }) => paint === 'line').map((mark) => stroke(mark));
  const cut = marks.filter(({ paint }) => paint === 'cut').map((mark) => stroke(mark));
  const shape = `<g fill="currentColor" mask="url(#cut)">${area.join('')}</g><g stroke="currentColor" fill="none">${line.join('')}</g>`;
  const edge = ring
    ? `<g fill="none" stroke="${ring}" stroke-width="2.5" stroke-linejoin="round">${area.join('')}</g>`
    : '';
  const mask = `<mask id="cut"><rect width="44" height="44" fill="#fff"/><g stroke="#000" fill="none">${cut.join('')}</g></mask>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="7 7 30 30" color="${colour}"><defs>${mask}</defs>${edge}${shape}</svg>`;
}

/** @param {import('../src/shared/lights.ts').LightMark} mark */
function stroke({ d, width = 1, dash }) {
  return `<path d="${d}" stroke-width="${width}" stroke-linecap="${dash ? 'butt' : 'round'}"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} svg
 * @param {number} size
 * @returns {Promise<import('./picture-files.mjs').Picture>}
 */
async function draw(page, svg, size) {
  const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
  const rgba = await page.evaluate(
    async ([source, side]) => {
      const image = new Image();
      image.src = `data:image/svg+xml,${encodeURIComponent(String(source))}`;
      await image.decode();
      const canvas = new OffscreenCanvas(Number(side), Number(side));
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.drawImage(image, 0, 0, Number(side), Number(side));
      const { data } = context.getImageData(0, 0, Number(side), Number(side));
      let text = '';
      for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
      return btoa(text);
    },
    [sized, size],
  );
  return { size, rgba: Buffer.from(rgba, 'base64') };
}

/**
 * @param {string} path
 * @param {Buffer} bytes
 */
function save(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

const lights = await loadLights();
const executablePath = findProgram('chromium') ?? findProgram('google-chrome');
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), chromiumSandbox: false });
const page = await browser.newPage();
rmSync(TRAY, { recursive: true, force: true });
for (const [light, { marks }] of Object.entries(lights)) {
  const name = /** @type {keyof Lights['LIGHTS']} */ (light);
  for (const [suffix, scale] of /** @type {const} */ ([
    ['', 1],
    ['@2x', 2],
  ])) {
    const template = await draw(page, lightSvg(marks, '#000', null), 16 * scale);
    save(join(TRAY, 'darwin', `${light}Template${suffix}.png`), encodePng(template));
    const coloured = await draw(page, lightSvg(marks, COLOURS.light[name], '#ffffffb0'), 16 * scale);
    save(join(TRAY, 'darwin', `${light}${suffix}.png`), encodePng(coloured));
  }
  for (const panel of /** @type {const} */ (['light', 'dark'])) {
    const svg = lightSvg(marks, COLOURS[panel][name], null);
    const pictures = [];
    for (const size of ICO_SIZES) pictures.push(await draw(page, svg, size));
    save(join(TRAY, 'win32', `${light}-${panel}.ico`), encodeIco(pictures));
    for (const size of LINUX_SIZES) {
      save(join(TRAY, 'linux', `${light}-${panel}-${size}.png`), encodePng(await draw(page, svg, size)));
    }
  }
}
const app = readFileSync(join(BUILD, 'icons/app.svg'), 'utf8');
/** @type {Map<number, import('./picture-files.mjs').Picture>} */
const sizes = new Map();
for (const size of APP_SIZES) sizes.set(size, await draw(page, app, size));
for (const [size, picture] of sizes)
  if (size <= 512) save(join(BUILD, 'icons', `${size}x${size}.png`), encodePng(picture));
const chosen = (/** @type {readonly number[]} */ wanted) => wanted.flatMap((size) => sizes.get(size) ?? []);
save(join(BUILD, 'icon.png'), encodePng(chosen([1024])[0] ?? { size: 0, rgba: new Uint8Array() }));
save(join(BUILD, 'icon.ico'), encodeIco(chosen([16, 24, 32, 48, 64, 256])));
save(join(BUILD, 'icon.icns'), encodeIcns(sizes));
save(join(TRAY, 'app.png'), encodePng(chosen([256])[0] ?? { size: 0, rgba: new Uint8Array() }));
await browser.close();
tell('icons drawn');
