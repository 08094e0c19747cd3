/** German for ../messages/usage.ts. */
import type { UsageGap, UsageReading, WindowId } from '../usage.ts';

export const WINDOW_NAMES = {
  fiveHour: '5 Stunden',
  sevenDay: '7 Tage',
  spendLimit: 'Ausgabengrenze',
} as const satisfies Record<WindowId, string>;

export const USAGE_FROM = {
  'status-line': 'aus der Statuszeile von Claude Code',
  'claude-json': 'aus „/usage“ in Claude Code',
} as const satisfies Record<UsageReading['from'], string>;

export const USAGE_GAPS = {
  'api-key': 'Mit einem API-Schlüssel meldet Claude Code keinen Verbrauch: Abgerechnet wird pro Token.',
  gateway: 'Mit dem Token eines Gateways meldet Claude Code keinen Verbrauch.',
  cloud: 'Mit einem Cloud-Anbieter meldet Claude Code keinen Verbrauch.',
  'signed-out': 'Claude Code meldet keinen Verbrauch, solange es nichts zum Anmelden hat.',
  'not-fed': 'Noch meldet niemand den Verbrauch. Lass Claude Code ihn melden: pilotlight statusline on',
  waiting:
    'Claude Code hat noch nichts gemeldet: Das tut es nach einer Antwort in einer interaktiven Sitzung, nicht in claude -p.',
  'went-away':
    'Claude Code hat zuletzt keinen Verbrauch gemeldet, wie nach einer Antwort ohne ihn (einem 429) oder in einer Sitzung mit API-Schlüssel.',
  'begun-anew':
    'Seit der letzten Meldung von Claude Code haben die Zeitfenster neu begonnen; Neueres ist nicht bekannt.',
} as const satisfies Record<UsageGap, string>;

export const USAGE = {
  title: 'Verbrauch',
  window: ({ name, percent }: { name: string; percent: number }) => `${name} zu ${percent} % verbraucht`,
  resets: ({ time }: { time: string }) => `neu ab ${time}`,
  full: ({ name }: { name: string }) => `${name}: Grenze erreicht`,
  forecast: ({ name, time }: { name: string; time: string }) =>
    `Bei diesem Tempo ist die Grenze erreicht (${name}): ${time}.`,
  age: ({ from, when }: { from: string; when: string }) => `${from}, ${when}`,
  short: ({ name, percent }: { name: string; percent: number }) => `${name}: ${percent} %`,
} as const;
