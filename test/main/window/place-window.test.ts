import { describe, expect, it } from 'vitest';
import { placePopover, windowKind } from '../../../src/main/window/place-window.ts';
import fc from '../../seeded.ts';

const SIZE = { width: 384, height: 640 };
const screen = (workArea: { x: number; y: number; width: number; height: number }) => ({
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea,
});
const BOTTOM = screen({ x: 0, y: 0, width: 1920, height: 1040 });
const TOP = screen({ x: 0, y: 25, width: 1920, height: 1055 });

describe('where the popover opens', () => {
  it.each([
    ['under a menu bar', { x: 1000, y: 0, width: 22, height: 22 }, TOP, { x: 819, y: 33 }],
    ['above a task bar', { x: 1700, y: 1045, width: 24, height: 24 }, BOTTOM, { x: 1520, y: 392 }],
    ['inside the screen at its right edge', { x: 1900, y: 0, width: 20, height: 22 }, TOP, { x: 1528, y: 33 }],
    ['inside the screen at its left edge', { x: 0, y: 1050, width: 20, height: 20 }, BOTTOM, { x: 8, y: 392 }],
    ['in the corner of the task bar when nothing is known', null, BOTTOM, { x: 1528, y: 392 }],
    ['in the corner of the top bar when nothing is known', null, TOP, { x: 1528, y: 33 }],
  ] as const)('%s', (_, anchor, display, place) => expect(placePopover(SIZE, anchor, display)).toEqual(place));

  it('is in whole pixels, and on the screen wherever the screen is big enough', () => {
    const box = fc.record({ x: fc.integer({ min: -4000, max: 4000 }), y: fc.integer({ min: -4000, max: 4000 }) });
    const size = fc.record({ width: fc.integer({ min: 400, max: 8000 }), height: fc.integer({ min: 656, max: 8000 }) });
    fc.assert(
      fc.property(box, size, fc.double({ min: -9999, max: 9999, noNaN: true }), (corner, area, at) => {
        const workArea = { ...corner, ...area };
        const { x, y } = placePopover(SIZE, { x: at, y: -at, width: 22, height: 22 }, { bounds: workArea, workArea });
        expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
        expect(x >= workArea.x && x + SIZE.width <= workArea.x + workArea.width).toBe(true);
        expect(y >= workArea.y && y + SIZE.height <= workArea.y + workArea.height).toBe(true);
      }),
    );
  });
});

it.each([
  ['darwin', false, true, 'popover'],
  ['win32', false, true, 'popover'],
  ['linux', false, true, 'popover'],
  ['linux', true, true, 'window'],
  ['linux', false, false, 'window'],
] as const)('%s, Wayland %s, tray %s: a %s', (platform, wayland, tray, kind) => {
  expect(windowKind(platform, wayland, tray)).toBe(kind);
});
