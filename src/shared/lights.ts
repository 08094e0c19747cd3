/** What each light looks like, for the window and the tray alike: the shape carries the meaning, colour only helps. */
import { LIGHT_NAMES } from './messages/lights.ts';
import type { Light } from './vocabulary.ts';

export type LightShape = 'disc' | 'triangle' | 'diamond' | 'cross' | 'ring' | 'dashed-ring';

/** One stroke or area of a light, in a square of 44 by 44 units. */
export interface LightMark {
  /** SVG path data. */
  d: string;
  /** `fill`: area in the light's colour; `line`: its outline; `cut`: a line in the colour of what is behind the light. */
  paint: 'fill' | 'line' | 'cut';
  /** Width of a line, in units. */
  width?: number;
  /** Lengths of dash and gap, in units. */
  dash?: string;
}

export interface LightLook {
  shape: LightShape;
  /** One word for those who hear instead of see. */
  name: string;
  marks: readonly LightMark[];
}

const circle = (radius: number) =>
  `M${22 - radius} 22a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0Z`;

export const LIGHTS = {
  green: { shape: 'disc', name: LIGHT_NAMES.green, marks: [{ d: circle(11), paint: 'fill' }] },
  yellow: {
    shape: 'triangle',
    name: LIGHT_NAMES.yellow,
    marks: [{ d: 'M20.3 9.9a2 2 0 0 1 3.4 0l12 20.1a2 2 0 0 1-1.7 3H10a2 2 0 0 1-1.7-3Z', paint: 'fill' }],
  },
  orange: {
    shape: 'diamond',
    name: LIGHT_NAMES.orange,
    marks: [
      {
        d: 'M20.6 8.6a2 2 0 0 1 2.8 0l12 12a2 2 0 0 1 0 2.8l-12 12a2 2 0 0 1-2.8 0l-12-12a2 2 0 0 1 0-2.8Z',
        paint: 'fill',
      },
      { d: 'M22 15.5v7.5M22 28.2v.1', paint: 'cut', width: 3.2 },
    ],
  },
  red: {
    shape: 'cross',
    name: LIGHT_NAMES.red,
    marks: [
      { d: 'M15 11h14a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4h-14a4 4 0 0 1-4-4v-14a4 4 0 0 1 4-4Z', paint: 'fill' },
      { d: 'm17 17 10 10m0-10-10 10', paint: 'cut', width: 3.2 },
    ],
  },
  blue: { shape: 'ring', name: LIGHT_NAMES.blue, marks: [{ d: circle(9.5), paint: 'line', width: 5 }] },
  grey: {
    shape: 'dashed-ring',
    name: LIGHT_NAMES.grey,
    marks: [{ d: circle(10), paint: 'line', width: 3, dash: '5.24 5.24' }],
  },
} as const satisfies Record<Light, LightLook>;
