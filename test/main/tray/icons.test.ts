import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTrayImages, LINUX_SIZES, trayImagePath } from '../../../src/main/tray/tray-images.ts';
import type { Platform, TrayIcon } from '../../../src/main/tray/tray-view.ts';
import { LIGHTS_WORST_FIRST, type Light } from '../../../src/shared/vocabulary.ts';
import { makeImage } from '../../fakes/electron.ts';
import { type Pixels, readPng } from './png.ts';

const ICONS = join(import.meta.dirname, '../../../src/main/icons');
const BUILD = join(import.meta.dirname, '../../../build');

/** What a person sees of a colour; the matrices work on linear light (Viénot, Brettel and Mollon, 1999, and Machado, 2009). */
const EYES = {
  greyscale: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;
type Eye = keyof typeof EYES;

const PANELS = { dark: [0x20, 0x20, 0x24], light: [0xf3, 0xf3, 0xf3] } as const;

const linear = (value: number) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const encoded = (share: number) => {
  const bounded = Math.min(1, Math.max(0, share));
  return bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055;
};

/** The icon on its panel as this eye sees it: three channels from 0 to 1 per pixel. */
function seen({ rgba }: Pixels, panel: readonly number[], eye: Eye): number[] {
  const values: number[] = [];
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = (rgba[at + 3] ?? 0) / 255;
    const mixed = [0, 1, 2].map((c) => linear((rgba[at + c] ?? 0) * alpha + (panel[c] ?? 0) * (1 - alpha)));
    for (const row of EYES[eye])
      values.push(encoded(row.reduce((sum, weight, c) => sum + weight * (mixed[c] ?? 0), 0)));
  }
  return values;
}

/** Mean difference of all pixels and channels, 0 to 1. */
function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

/** Share of pixels that are covered in the one shape and bare in the other. */
function shapeDifference(a: Pixels, b: Pixels): number {
  let differing = 0;
  for (let at = 3; at < a.rgba.length; at += 4) {
    if ((a.rgba[at] ?? 0) > 127 !== (b.rgba[at] ?? 0) > 127) differing += 1;
  }
  return differing / (a.width * a.height);
}

const PAIRS = LIGHTS_WORST_FIRST.flatMap((a, index) =>
  LIGHTS_WORST_FIRST.slice(index + 1).map((b): [Light, Light] => [a, b]),
);
const linux16 = (light: Light, panel: 'dark' | 'light') => readPng(join(ICONS, `linux/${light}-${panel}-16.png`));

/** Two pictures this far apart differ in a good part of their pixels; the same shape in two reds would come to a tenth of it. */
const TELLS_APART = 0.05;
const SHAPE_TELLS_APART = 0.1;

describe.each(['dark', 'light'] as const)('at 16 px on a %s panel', (panel) => {
  describe.each(Object.keys(EYES) as Eye[])('%s', (eye) => {
    it.each(PAIRS)('%s is not %s', (a, b) => {
      const [first, second] = [a, b].map((light) => seen(linux16(light, panel), PANELS[panel], eye)) as [
        number[],
        number[],
      ];
      expect(distance(first, second)).toBeGreaterThan(TELLS_APART);
    });
  });

  it.each(LIGHTS_WORST_FIRST.map((light): [Light] => [light]))(
    '%s stands out from the panel, also in greyscale',
    (light) => {
      const picture = linux16(light, panel);
      const bare = { ...picture, rgba: new Uint8Array(picture.rgba.length) };
      expect(
        distance(seen(picture, PANELS[panel], 'greyscale'), seen(bare, PANELS[panel], 'greyscale')),
      ).toBeGreaterThan(0.06);
    },
  );
});

it.each(PAIRS)('without any colour, as a macOS template, %s has another shape than %s', (a, b) => {
  const shapes = [a, b].map((light) => readPng(join(ICONS, `darwin/${light}Template.png`))) as [Pixels, Pixels];
  expect(shapeDifference(...shapes)).toBeGreaterThan(SHAPE_TELLS_APART);
});

it('would notice two lights that are alike', () => {
  const red = linux16('red', 'dark');
  const other = { ...red, rgba: red.rgba.map((value, index) => (index % 4 === 0 ? value - 40 : value)) };
  expect(distance(seen(red, PANELS.dark, 'protanopia'), seen(other, PANELS.dark, 'protanopia'))).toBeLessThan(
    TELLS_APART,
  );
});

it('macOS templates are black with a shape in their alpha, and have their double', () => {
  for (const light of LIGHTS_WORST_FIRST) {
    const { rgba, width } = readPng(join(ICONS, `darwin/${light}Template.png`));
    expect(width).toBe(16);
    expect(readPng(join(ICONS, `darwin/${light}Template@2x.png`)).width).toBe(32);
    for (let at = 0; at < rgba.length; at += 4) expect([rgba[at], rgba[at + 1], rgba[at + 2]]).toEqual([0, 0, 0]);
  }
});

/** Sizes in an .ico file. */
function icoSizes(path: string): number[] {
  const file = readFileSync(path);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => file[6 + 16 * index] || 256);
}

it('Windows icons hold every size of the task bar, each whole', () => {
  for (const light of LIGHTS_WORST_FIRST) {
    for (const panel of ['light', 'dark']) {
      const path = join(ICONS, `win32/${light}-${panel}.ico`);
      expect(icoSizes(path)).toEqual([16, 20, 24, 32, 40, 48, 64]);
      const file = readFileSync(path);
      const last = 6 + 16 * 6;
      expect(file.readUInt32LE(last + 8) + file.readUInt32LE(last + 12)).toBe(file.length);
    }
  }
});

it('every picture that can be asked for is there', () => {
  for (const light of LIGHTS_WORST_FIRST) {
    for (const style of ['template', 'coloured'] as const) {
      for (const panel of ['light', 'dark'] as const) {
        for (const platform of ['darwin', 'win32', 'linux'] as const) {
          for (const scale of [1, 1.25, 1.5, 2, 3]) {
            const path = trayImagePath({ light, style, panel }, platform, scale);
            expect(existsSync(join(ICONS, path)), path).toBe(true);
          }
        }
      }
    }
  }
});

it.each([
  [0.5, 16],
  [1, 24],
  [1.25, 32],
  [1.5, 48],
  [2, 48],
  [4, 48],
])('Linux at a scale of %d takes %d px', (scale, size) => {
  expect(LINUX_SIZES).toContain(size);
  expect(trayImagePath({ light: 'red', style: 'coloured', panel: 'dark' }, 'linux', scale)).toBe(
    `linux/red-dark-${size}.png`,
  );
});

describe('pictures for the tray', () => {
  const made = (platform: Platform, folder = ICONS) => {
    const asked: string[] = [];
    const image = makeImage();
    const create = {
      createFromPath: (path: string) => {
        asked.push(path);
        return image as never;
      },
      createEmpty: () => {
        asked.push('(empty)');
        return image as never;
      },
    };
    return { asked, image, images: createTrayImages(create, folder, platform) };
  };
  const icon: TrayIcon = { light: 'green', style: 'template', panel: 'dark' };

  it('are loaded once', () => {
    const { asked, images } = made('linux');
    images.find(icon, 1);
    images.find(icon, 1);
    expect(asked).toHaveLength(1);
  });

  it('are templates on macOS when they are meant to be', () => {
    const { image, images } = made('darwin');
    images.find(icon, 1);
    expect(image.setTemplateImage).toHaveBeenCalledExactlyOnceWith(true);
    images.find({ ...icon, light: 'red', style: 'coloured' }, 1);
    expect(image.setTemplateImage).toHaveBeenCalledOnce();
  });

  it('that are missing do not take the app down', () => {
    const { asked, images } = made('linux', '/nonexistent');
    images.find(icon, 1);
    expect(asked).toEqual(['(empty)']);
  });
});

it('the app has an icon of every size its installers ask for', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    expect(readPng(join(BUILD, `icons/${size}x${size}.png`)).width).toBe(size);
  }
  expect(readPng(join(BUILD, 'icon.png')).width).toBe(1024);
  expect(icoSizes(join(BUILD, 'icon.ico'))).toEqual([16, 24, 32, 48, 64, 256]);
  const icns = readFileSync(join(BUILD, 'icon.icns'));
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
});
