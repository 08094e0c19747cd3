/** What is known of Anthropic's service and of the network to it. */
import type { EpochMs, Light, NetworkState, PageState, ProbeState, ServiceState } from './vocabulary.ts';

export interface ComponentReport {
  id: string;
  name: string;
  /** As the page says it; `unknown` for a value we do not know. */
  status: 'operational' | 'degraded_performance' | 'partial_outage' | 'major_outage' | 'under_maintenance' | 'unknown';
  /** Worst light seen per day, oldest first, at most 30; null: not watched that day. */
  days: readonly (Light | null)[];
}

export interface IncidentReport {
  id: string;
  title: string;
  status: string;
  /** True when title or any update speaks of sign-in. */
  signIn: boolean;
  startedAt: EpochMs;
  update: { at: EpochMs; text: string } | null;
  link: string | null;
}

export interface ServiceReport {
  /** Of the profile shown first. */
  state: ServiceState;
  page: PageState;
  probe: ProbeState;
  /** Which source answered: `status.claude.com`, `anthropic.statuspage.io`, `history.atom`, or null. */
  source: string | null;
  /** When the page's data was true, by its own Date and Age; null: never read. */
  asOf: EpochMs | null;
  /** One plain sentence when the page could not be read. */
  trouble: string | null;
  components: readonly ComponentReport[];
  incidents: readonly IncidentReport[];
}

export interface NetworkReport {
  state: NetworkState;
  /** One plain sentence. */
  detail: string;
  /** Own clock minus the server's; null: not measured. */
  clockOffsetMs: number | null;
  checkedAt: EpochMs | null;
}
