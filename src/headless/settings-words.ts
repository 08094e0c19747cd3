/** Settings as a person reads and types them. Pure. */
import { parseJson } from '../shared/json.ts';
import { SETTING_GROUPS, SETTING_TEXTS, type SettingText } from '../shared/messages/settings.ts';
import type { NoticeKind, ServicePart } from '../shared/notice.ts';
import { DEFAULT_SETTINGS, type Settings } from '../shared/settings.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../shared/spans.ts';

/** Typed, like `on` and `off`: the same in every language. */
const NONE = 'none';
const UNITS = { h: HOUR_MS, min: MINUTE_MS, s: SECOND_MS } as const;
const SWITCHES: Readonly<Record<string, boolean>> = { on: true, yes: true, off: false, no: false };

/** Every setting by the name that `set` takes; `notices.service` is one inside another. */
export function settingKeys(): string[] {
  return Object.entries(DEFAULT_SETTINGS).flatMap(([key, value]) => {
    if (key === 'version') return [];
    return Object.hasOwn(SETTING_GROUPS, key) ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key];
  });
}

/** null: there is no such setting. */
export function settingText(key: string): SettingText | null {
  const [head = '', inner] = key.split('.');
  if (Object.hasOwn(SETTING_TEXTS, key)) return SETTING_TEXTS[key as keyof typeof SETTING_TEXTS];
  if (!settingKeys().includes(key)) return null;
  return head === 'notices'
    ? SETTING_GROUPS.notices(inner as NoticeKind)
    : SETTING_GROUPS.serviceNotices(inner as ServicePart);
}

/** The value of a setting, or of a group of them. */
export function readSetting(settings: Settings, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (inner, part) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
          ? (inner as Record<string, unknown>)[part]
          : undefined,
      settings,
    );
}

/** As `set` takes it: `on`, `5min`, `22:00-07:00`, `none`. */
export function sayValue(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (value === null) return NONE;
  if (typeof value === 'number' && key.endsWith('Ms')) return saySpan(value);
  if (Array.isArray(value)) return value.length === 0 ? NONE : JSON.stringify(value);
  if (typeof value === 'object' && 'from' in value && 'to' in value) return `${value.from}-${value.to}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function saySpan(ms: number): string {
  const [unit, unitMs] = Object.entries(UNITS).find(([, each]) => ms >= each && ms % each === 0) ?? ['s', SECOND_MS];
  return `${ms / unitMs}${unit}`;
}

/** A span, a switch, a span of the day, nothing; JSON where it is JSON; else the text as it stands. */
export function readValue(key: string, text: string): unknown {
  const day = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text);
  if (day) return { from: day[1], to: day[2] };
  const span = key.endsWith('Ms') ? /^(\d{1,6}) ?(h|min|s)$/.exec(text) : null;
  if (span) return Number(span[1]) * UNITS[span[2] as keyof typeof UNITS];
  if (Object.hasOwn(SWITCHES, text)) return SWITCHES[text];
  if (text === NONE) return Array.isArray(readSetting(DEFAULT_SETTINGS, key)) ? [] : null;
  const json = parseJson(text);
  return json === undefined ? text : json;
}
