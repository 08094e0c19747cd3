/** How text looks on a terminal: colours only where they are wanted, shapes always. */

import { formatSpan } from '../shared/messages/span.ts';
import { TIME } from '../shared/messages/units.ts';
import type { Light } from '../shared/vocabulary.ts';
import { escapeUnseen } from './printable.ts';

export interface Ink {
  light(light: Light, text: string): string;
  strong(text: string): string;
  dim(text: string): string;
}

const CODES = { green: 32, yellow: 33, orange: '38;5;208', red: 31, blue: 34, grey: 90 } as const satisfies Record<
  Light,
  number | string
>;

/** The same shapes as the tray and the window, for those who see no colour. */
export const SHAPES = {
  green: '●',
  yellow: '▲',
  orange: '◆',
  red: '✖',
  blue: '○',
  grey: '◌',
} as const satisfies Record<Light, string>;

/** Colours on a terminal only; NO_COLOR (any value) switches them off, FORCE_COLOR on. */
export function chooseInk(stream: { isTTY?: boolean }, env: Readonly<Record<string, string | undefined>>): Ink {
  const coloured = env.NO_COLOR ? false : env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : stream.isTTY === true;
  const paint = (code: number | string, text: string) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    light: (light, text) => paint(CODES[light], text),
    strong: (text) => paint(1, text),
    dim: (text) => paint(2, text),
  };
}

/**
 * The same facts with nothing in them that a terminal would obey: a folder or a variable may be named with escape codes
 * or direction marks. `home` is written `~`.
 */
export function makeShowable<T>(facts: T, home = ''): T {
  if (typeof facts === 'string') return showText(facts, home) as T;
  if (Array.isArray(facts)) return facts.map((inner) => makeShowable(inner, home)) as T;
  if (typeof facts !== 'object' || facts === null) return facts;
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, makeShowable(value, home)])) as T;
}

function showText(text: string, home: string): string {
  const short = home.length > 1 ? text.replaceAll(`${home}/`, '~/') : text;
  return escapeUnseen(short);
}

/** Breaks a sentence into lines of at most `width` characters, each behind `indent`. */
export function wrap(text: string, indent: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line) lines.push(indent + line);
  return lines;
}

/** "in 5 h 12 min" or "38 min ago". */
export function describeMoment(at: number, now: number): string {
  return at >= now ? TIME.in(formatSpan(at - now)) : TIME.ago(formatSpan(now - at));
}
