/** Incidents and readings of the status page, as its parser hands them on. */
import {
  COMPONENTS,
  type ComponentStatus,
  type PageContent,
  type PageIncident,
  type PageReading,
} from '../../../src/diagnosis/service/page-content.ts';

export const NOW = Date.parse('2026-11-28T12:00:00Z');
export const HOUR = 3_600_000;
export const [CODE, API, CLAUDE_AI] = [COMPONENTS.code.id, COMPONENTS.api.id, COMPONENTS.claudeAi.id];
export const COWORK = 'bpp5gb3hpjcl';

/** One about Claude Code, begun and last written about so many hours ago. */
export function incident(id: string, hoursAgo: number, change: Partial<PageIncident> = {}): PageIncident {
  const at = NOW - hoursAgo * HOUR;
  return {
    id,
    title: 'Elevated errors',
    status: 'identified',
    startedAt: at,
    updatedAt: at,
    resolvedAt: null,
    link: null,
    updates: [],
    componentIds: [CODE],
    ...change,
  };
}

export const page = (incidents: readonly PageIncident[], change: Partial<PageContent> = {}): PageContent => ({
  kind: 'summary',
  components: [],
  incidents,
  maintenances: [],
  indicator: 'minor',
  ...change,
});

export const rows = (statuses: Readonly<Record<string, ComponentStatus>>): PageContent['components'] =>
  Object.entries(statuses).map(([id, status]) => ({ id, name: id, status }));

export function reading(content: PageContent | null, at: number, more: Partial<PageReading> = {}): PageReading {
  return {
    at,
    answer: content === null ? 'transport' : 'fresh',
    source: content === null ? null : 'status.claude.com',
    content,
    serverDate: at,
    ageMs: 0,
    retryAfterMs: null,
    failure: null,
    endings: [],
    ...more,
  };
}
