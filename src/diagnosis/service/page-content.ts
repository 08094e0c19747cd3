/** What the status page says, as plain data, whichever source it came from. */
import type { ComponentReport } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** Statuspage's own id of Anthropic's page; a different one means that somebody else answered. */
export const PAGE_ID = 'tymt9n04zgry';

/**
 * The components that matter for Claude Code. Names change, ids do not; `names` of the core ones are prefixes, used only
 * when an id has been missing three times.
 */
export const COMPONENTS = {
  code: { id: 'yyzkbfz2thpt', names: ['claude code'] },
  api: { id: 'k8w3r06qmzrp', names: ['claude api', 'api.anthropic.com'] },
  claudeAi: { id: 'rwppv331jlwc' },
  console: { id: '0qbwn08sd68x' },
} as const;

/** Always of interest. */
export const CORE_IDS: readonly string[] = [COMPONENTS.code.id, COMPONENTS.api.id];
/** Of interest when an incident speaks of sign-in. */
export const SIGN_IN_IDS: readonly string[] = [...CORE_IDS, COMPONENTS.claudeAi.id, COMPONENTS.console.id];

export type ComponentStatus = ComponentReport['status'];

export interface PageComponent {
  id: string;
  name: string;
  status: ComponentStatus;
}

export type IncidentStatus = 'investigating' | 'identified' | 'monitoring' | 'resolved' | 'postmortem' | 'unknown';

export interface IncidentUpdate {
  status: IncidentStatus;
  /** As written, at most 10 000 characters; make it plain before showing it. */
  body: string;
  at: EpochMs | null;
  /** Statuses the update gave to components, by component id. */
  moves: readonly { id: string; to: ComponentStatus }[];
}

export interface PageIncident {
  id: string;
  title: string;
  status: IncidentStatus;
  startedAt: EpochMs | null;
  updatedAt: EpochMs | null;
  resolvedAt: EpochMs | null;
  link: string | null;
  /** Newest first. */
  updates: readonly IncidentUpdate[];
  /** Ids linked to the incident now or in any update; empty: none named. */
  componentIds: readonly string[];
}

export interface PageMaintenance {
  id: string;
  title: string;
  /** True for `in_progress` and `verifying`. */
  running: boolean;
  componentIds: readonly string[];
}

/** One good reading of the page. */
export interface PageContent {
  /** `feed`: from history.atom, which knows no components and no severity. */
  kind: 'summary' | 'feed';
  components: readonly PageComponent[];
  /** Open ones only. */
  incidents: readonly PageIncident[];
  maintenances: readonly PageMaintenance[];
  /** The page's own roll-up: only the last resort when components are missing. */
  indicator: 'none' | 'minor' | 'major' | 'critical' | 'maintenance' | 'unknown';
}

/** How an incident ended, read once after it vanished. */
export interface IncidentEnding {
  id: string;
  title: string;
  /** `gone`: deleted without a word; `unknown`: could not be read. */
  how: 'resolved' | 'gone' | 'unknown';
  at: EpochMs | null;
  /** The closing sentence, made plain. */
  text: string | null;
  signIn: boolean;
}

/** What kind of answer a request for the page brought. */
export type PageAnswer =
  | 'fresh'
  | 'unchanged'
  | 'wrong'
  | 'moved'
  | 'blocked'
  | 'gone'
  | 'proxy'
  | 'slow-down'
  | 'page-error'
  | 'transport';

/** One attempt to read the page, over all its sources. */
export interface PageReading {
  /** Own clock when the answer arrived. */
  at: EpochMs;
  answer: PageAnswer;
  /** The source that answered: `status.claude.com`, `anthropic.statuspage.io`, `history.atom`; null: none did. */
  source: string | null;
  /** Set for `fresh`, and for `unchanged` (what it confirms). */
  content: PageContent | null;
  /** The server's Date header, and its Age in ms; null: not given. */
  serverDate: EpochMs | null;
  ageMs: number | null;
  /** What the server asks us to wait; null: nothing. */
  retryAfterMs: number | null;
  /** For `transport`: what failed, as a word. */
  failure: string | null;
  /** Incidents that ended since the last reading, each told once. */
  endings: readonly IncidentEnding[];
}
