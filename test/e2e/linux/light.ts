/** Finds the light on the screen and says which of the six it is, by its pixels alone. */
import { join } from 'node:path';
import { ROOT } from '../../../scripts/project.mjs';
import { LIGHTS_WORST_FIRST, type Light } from '../../../src/shared/vocabulary.ts';
import { type Pixels, readPng } from '../../main/tray/png.ts';
import { PANEL_COLOURS, PANEL_HEIGHT } from './panels.ts';
import { SCREEN_SIZE, type Screen } from './screen.ts';

export interface SeenLight {
  light: Light;
  /** Made for a panel of this tone. */
  tone: 'dark' | 'light';
  /** Middle of the light on the screen. */
  at: { x: number; y: number };
  /** Mean difference of a channel from the picture that it should be, 0 to 255. */
  off: number;
}

const SIZE = 24;

/** A panel may draw the same picture with another rounding, and no more. */
const MAX_OFF = 4;

/** @throws when the panel shows none of the lights */
export async function readLight(screen: Screen, panel: 'dark' | 'light'): Promise<SeenLight> {
  const strip = await screen.read({ x: 0, y: 0, width: SCREEN_SIZE.width, height: PANEL_HEIGHT });
  const seen = KNOWN.map((light) => ({ ...light, ...findIn(strip, light.pixels, PANEL_COLOURS[panel]) }));
  const best = seen.reduce((a, b) => (b.off < a.off ? b : a));
  if (best.off > MAX_OFF) throw new Error(`no light on the panel; nearest is ${best.light}, off by ${best.off}`);
  const { at, light, off, tone } = best;
  return { light, tone, off, at: { x: at.x + SIZE / 2, y: at.y + SIZE / 2 } };
}

const KNOWN = LIGHTS_WORST_FIRST.flatMap((light) =>
  (['dark', 'light'] as const).map((tone) => ({
    light,
    tone,
    pixels: readPng(join(ROOT, `src/main/icons/linux/${light}-${tone}-${SIZE}.png`)),
  })),
);

/** Where the picture fits best on a panel of one grey. */
function findIn(strip: Pixels, picture: Pixels, shade: number): { at: { x: number; y: number }; off: number } {
  const wanted = compose(picture, shade);
  const [from, to] = inked(strip, shade);
  let best = { at: { x: 0, y: 0 }, off: Number.POSITIVE_INFINITY };
  for (let y = 0; y <= strip.height - SIZE; y++) {
    for (let x = Math.max(0, from - SIZE); x <= Math.min(strip.width - SIZE, to); x++) {
      const off = difference(strip, wanted, x, y, best.off);
      if (off < best.off) best = { at: { x, y }, off };
    }
  }
  return best;
}

/** Columns between which the strip is not bare. */
function inked({ height, rgba, width }: Pixels, shade: number): [number, number] {
  let [from, to] = [width, 0];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (Math.abs((rgba[(y * width + x) * 4] ?? 0) - shade) < 12) continue;
      from = Math.min(from, x);
      to = x;
    }
  }
  return [from, to];
}

function compose({ rgba }: Pixels, shade: number): Float64Array {
  const out = new Float64Array(SIZE * SIZE * 3);
  for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
    const alpha = (rgba[pixel * 4 + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel++) {
      out[pixel * 3 + channel] = (rgba[pixel * 4 + channel] ?? 0) * alpha + shade * (1 - alpha);
    }
  }
  return out;
}

/** Stops early once it cannot be the best. */
function difference(strip: Pixels, wanted: Float64Array, left: number, top: number, limit: number): number {
  const most = limit * wanted.length;
  let sum = 0;
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const from = ((top + y) * strip.width + left + x) * 4;
      const to = (y * SIZE + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        sum += Math.abs((strip.rgba[from + channel] ?? 0) - (wanted[to + channel] ?? 0));
      }
    }
    if (sum > most) return Number.POSITIVE_INFINITY;
  }
  return sum / wanted.length;
}
