/** One line for each program that shows one: what it takes for markup is escaped as it wants it. Pure. */
import { EXIT_CODE } from '../../diagnosis/report.ts';
import { STATUS_COMMAND } from '../../shared/messages/terminal/looking.ts';
import type { PublicStatus } from '../../shared/public-status.ts';
import type { WindowId } from '../../shared/usage.ts';
import type { EpochMs, Light } from '../../shared/vocabulary.ts';
import { escapeUnseen } from '../printable.ts';
import { describeMoment, SHAPES } from '../terminal.ts';
import { clockTime, describeUsage, notableUsage } from '../usage/text.ts';

type Format = (status: PublicStatus, now: EpochMs) => string;

const COLORS = {
  green: '#2e9d60',
  yellow: '#d9a514',
  orange: '#e07b1f',
  red: '#e5484d',
  blue: '#3b82f6',
  grey: '#8a8a8a',
} as const satisfies Record<Light, string>;

/** A bar is read at a glance: the shape, a few words where something is the matter, and a window that is nearly full. */
function short(status: PublicStatus): string {
  const calm = status.light === 'green';
  const usage = notableUsage(status.profiles[0]?.usage ?? undefined);
  return [calm ? null : status.headline, usage].filter((part) => part !== null).join(' · ');
}

function withShape(status: PublicStatus, text: string): string {
  return text === '' ? SHAPES[status.light] : `${SHAPES[status.light]} ${text}`;
}

function tooltip({ sentence, next, profiles }: PublicStatus, now: EpochMs): string {
  const usage = profiles[0]?.usage;
  return [sentence, next && STATUS_COMMAND.next({ step: next }), ...(usage ? describeUsage(usage, now) : [])]
    .filter(Boolean)
    .join('\n');
}

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const FORMATS = {
  plain: (status) => withShape(status, [status.sentence, notable(status)].filter(Boolean).join(' · ')),
  /** `#` begins tmux's own words, also doubled in what it expands once more. */
  tmux: (status) => `#[fg=${COLORS[status.light]}]${withShape(status, short(status).replaceAll('#', '##'))}#[default]`,
  waybar: (status, now) =>
    JSON.stringify({
      text: escapeMarkup(withShape(status, short(status))),
      alt: status.light,
      tooltip: escapeMarkup(tooltip(status, now)),
      class: status.light,
      ...percentage(status),
    }),
  /** A `%{` of ours only. */
  polybar: (status) => `%{F${COLORS[status.light]}}${withShape(status, short(status).replaceAll('%{', '% {'))}%{F-}`,
  i3status: (status) =>
    JSON.stringify({
      name: 'pilotlight',
      full_text: withShape(status, short(status)),
      short_text: SHAPES[status.light],
      color: COLORS[status.light],
      urgent: EXIT_CODE[status.light] === EXIT_CODE.red,
    }),
  starship: (status) => withShape(status, short(status)),
  json: (status) => JSON.stringify(status),
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

function notable(status: PublicStatus): string {
  return notableUsage(status.profiles[0]?.usage ?? undefined) ?? '';
}

function windowOf({ profiles }: PublicStatus, id: WindowId) {
  return profiles[0]?.usage?.windows.find((window) => window.id === id);
}

function percentage(status: PublicStatus): { percentage?: number } {
  const window = windowOf(status, 'fiveHour');
  return window ? { percentage: Math.min(100, Math.floor(window.percent)) } : {};
}

type Field = (status: PublicStatus, now: EpochMs) => string;
const percentOf =
  (id: WindowId): Field =>
  (status) =>
    String(Math.floor(windowOf(status, id)?.percent ?? Number.NaN)).replace('NaN', '');
const resetOf =
  (id: WindowId): Field =>
  (status, now) => {
    const at = windowOf(status, id)?.resetsAt ?? null;
    return at === null ? '' : clockTime(at, now);
  };

/** What may stand between brackets in a template. */
export const FIELDS = {
  shape: ({ light }) => SHAPES[light],
  light: ({ light }) => light,
  color: ({ light }) => COLORS[light],
  headline: ({ headline }) => headline,
  sentence: ({ sentence }) => sentence,
  next: ({ next }) => next ?? '',
  side: ({ side }) => side ?? '',
  profile: ({ profiles }) => profiles[0]?.name ?? '',
  plan: ({ profiles }) => profiles[0]?.plan ?? '',
  signIn: ({ profiles }) => profiles[0]?.signIn ?? '',
  loginEnds: ({ profiles }, now) => (profiles[0]?.loginEndsAt ? describeMoment(profiles[0].loginEndsAt, now) : ''),
  fiveHour: percentOf('fiveHour'),
  fiveHourReset: resetOf('fiveHour'),
  sevenDay: percentOf('sevenDay'),
  sevenDayReset: resetOf('sevenDay'),
  usage: (status) => notable(status),
} as const satisfies Record<string, Field>;

const IN_BRACKETS = /\{(\w+)\}/g;

/** Fields of a template that do not exist. */
export function unknownFields(template: string): string[] {
  return [...template.matchAll(IN_BRACKETS)].flatMap(([, name = '']) => (Object.hasOwn(FIELDS, name) ? [] : [name]));
}

export function isTemplate(format: string): boolean {
  return format.includes('{');
}

export function isFormat(format: string): format is FormatName {
  return Object.hasOwn(FORMATS, format);
}

/** @param format  a name, or a template with `{field}` in it */
export function formatStatus(format: string, status: PublicStatus, now: EpochMs): string {
  if (isFormat(format)) return format === 'json' ? FORMATS.json(status) : escapeUnseen(FORMATS[format](status, now));
  const filled = format.replace(IN_BRACKETS, (whole, name: string) =>
    Object.hasOwn(FIELDS, name) ? FIELDS[name as keyof typeof FIELDS](status, now) : whole,
  );
  return escapeUnseen(filled);
}
