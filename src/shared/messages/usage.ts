/** How full the usage windows are, in words. */
import type { UsageGap, UsageReading, WindowId } from '../usage.ts';

export const WINDOW_NAMES = {
  fiveHour: '5 hours',
  sevenDay: '7 days',
  spendLimit: 'spend limit',
} as const satisfies Record<WindowId, string>;

export const USAGE_FROM = {
  'status-line': 'from Claude Code’s status line',
  'claude-json': 'from “/usage” in Claude Code',
} as const satisfies Record<UsageReading['from'], string>;

export const USAGE_GAPS = {
  'api-key': 'Claude Code tells no usage with an API key: it is billed per token.',
  gateway: 'Claude Code tells no usage with a gateway’s token.',
  cloud: 'Claude Code tells no usage with a cloud provider.',
  'signed-out': 'Claude Code tells no usage while it has nothing to sign in with.',
  'not-fed': 'Nothing tells the usage yet. Let Claude Code tell it: pilotlight statusline on',
  waiting: 'Claude Code has told nothing yet: it does so after an answer in an interactive session, not in claude -p.',
  'went-away':
    'Claude Code told no usage the last time, as after an answer without it (a 429) or in a session with an API key.',
  'begun-anew': 'The windows have begun anew since Claude Code last told; nothing newer is known.',
} as const satisfies Record<UsageGap, string>;

export const USAGE = {
  title: 'Usage',
  window: ({ name, percent }: { name: string; percent: number }) => `${name} ${percent} % used`,
  resets: ({ time }: { time: string }) => `resets ${time}`,
  full: ({ name }: { name: string }) => `${name}: limit reached`,
  forecast: ({ name, time }: { name: string; time: string }) => `At this pace the ${name} are full ${time}.`,
  age: ({ from, when }: { from: string; when: string }) => `${from}, ${when}`,
  short: ({ name, percent }: { name: string; percent: number }) => `${name} ${percent} %`,
} as const;
