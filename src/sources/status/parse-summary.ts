/** Reads `summary.json` (and one incident's own file) with an open mind: unknown values are `unknown`, never a throw. */
import * as v from 'valibot';
import type {
  ComponentStatus,
  IncidentStatus,
  IncidentUpdate,
  PageComponent,
  PageContent,
  PageIncident,
  PageMaintenance,
} from '../../diagnosis/service/page-content.ts';
import { PAGE_ID, SIGN_IN_IDS } from '../../diagnosis/service/page-content.ts';
import { parseJson } from '../../shared/json.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** More than any recording holds; keeps a hostile answer from costing memory. */
const MOST = { components: 100, incidents: 60, updates: 100, moves: 100, text: 10_000, name: 300 };

const text = v.fallback(v.string(), '');
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const list = v.fallback(v.array(v.unknown()), []);

const ComponentShape = v.object({ id, name: text, status: text, group: v.fallback(v.boolean(), false) });
const MoveShape = v.object({ code: id, new_status: text });
const UpdateShape = v.object({
  status: text,
  body: text,
  created_at: text,
  display_at: text,
  affected_components: list,
});
const IncidentShape = v.object({
  id: v.fallback(v.string(), ''),
  name: text,
  status: text,
  created_at: text,
  updated_at: text,
  started_at: text,
  resolved_at: text,
  shortlink: text,
  incident_updates: list,
  components: list,
});
const SummaryShape = v.object({
  page: v.fallback(v.object({ id: v.fallback(v.nullable(v.string()), null) }), { id: null }),
  components: v.array(v.unknown()),
  incidents: list,
  scheduled_maintenances: list,
  status: v.fallback(v.object({ indicator: text }), { indicator: '' }),
});

const COMPONENT_STATUSES: readonly string[] = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
] satisfies ComponentStatus[];
const INCIDENT_STATUSES: readonly string[] = [
  'investigating',
  'identified',
  'monitoring',
  'resolved',
  'postmortem',
] satisfies IncidentStatus[];
const INDICATORS: readonly string[] = ['none', 'minor', 'major', 'critical', 'maintenance'];

const componentStatus = (value: string) => (COMPONENT_STATUSES.includes(value) ? value : 'unknown') as ComponentStatus;
const incidentStatus = (value: string) => (INCIDENT_STATUSES.includes(value) ? value : 'unknown') as IncidentStatus;

/** The items of `values` that have the shape; the others are dropped. */
function keep<S extends v.GenericSchema>(shape: S, values: readonly unknown[], most: number): v.InferOutput<S>[] {
  return values.slice(0, most).flatMap((value) => {
    const parsed = v.safeParse(shape, fillMissing(value));
    return parsed.success ? [parsed.output] : [];
  });
}

/** valibot's fallback does not cover a key that is not there at all. */
function fillMissing(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...NOTHING, ...value } : value;
}

const NOTHING = Object.fromEntries(
  [ComponentShape, MoveShape, UpdateShape, IncidentShape, SummaryShape]
    .flatMap((shape) => Object.keys(shape.entries))
    .map((key) => [key, null]),
);

function readTime(value: string): EpochMs | null {
  const time = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isFinite(time) ? time : null;
}

/** Only links a browser may be sent to: https, on the page's own hosts. */
export function readLink(value: string): string | null {
  const allowed =
    /^https:\/\/(?:stspg\.io|status\.claude\.com|status\.anthropic\.com|anthropic\.statuspage\.io)\/[\w/-]{1,80}$/;
  return allowed.test(value) ? value : null;
}

function readComponents(values: readonly unknown[]): PageComponent[] {
  return keep(ComponentShape, values, MOST.components)
    .filter((component) => !component.group)
    .map(({ id, name, status }) => ({ id, name: name.slice(0, MOST.name), status: componentStatus(status) }));
}

function readUpdate(update: v.InferOutput<typeof UpdateShape>): IncidentUpdate {
  return {
    status: incidentStatus(update.status),
    body: update.body.slice(0, MOST.text),
    at: readTime(update.display_at) ?? readTime(update.created_at),
    moves: keep(MoveShape, update.affected_components, MOST.moves).map((move) => ({
      id: move.code,
      to: componentStatus(move.new_status),
    })),
  };
}

function readIncident(value: unknown): PageIncident | null {
  const [raw] = keep(IncidentShape, [value], 1);
  if (raw === undefined || (raw.id === '' && raw.name === '')) return null;
  const updates = keep(UpdateShape, raw.incident_updates, MOST.updates)
    .map(readUpdate)
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  const linked = keep(v.object({ id }), raw.components, MOST.components).map((component) => component.id);
  const moved = updates.flatMap((update) => update.moves.map((move) => move.id));
  return {
    // A shortened copy may lack the id; its link or title tells it apart just as well.
    id: /^[\w-]{1,64}$/.test(raw.id) ? raw.id : `${raw.shortlink || raw.name}`.slice(0, 64),
    title: raw.name.slice(0, MOST.name),
    status: incidentStatus(raw.status),
    startedAt: readTime(raw.started_at) ?? readTime(raw.created_at),
    updatedAt: updates[0]?.at ?? readTime(raw.updated_at) ?? readTime(raw.created_at),
    resolvedAt: readTime(raw.resolved_at),
    link: readLink(raw.shortlink),
    updates,
    componentIds: [...new Set([...linked, ...moved])],
  };
}

function readMaintenance(value: unknown): PageMaintenance | null {
  const incident = readIncident(value);
  const [raw] = keep(IncidentShape, [value], 1);
  if (incident === null || raw === undefined) return null;
  return {
    id: incident.id,
    title: incident.title,
    running: raw.status === 'in_progress' || raw.status === 'verifying',
    componentIds: incident.componentIds,
  };
}

/** Without a page id (a shortened copy) at least one of the components must be ours. */
function isOurs(pageId: string | null, components: readonly PageComponent[]): boolean {
  return pageId === null ? components.some((one) => SIGN_IN_IDS.includes(one.id)) : pageId === PAGE_ID;
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value): value is T => value !== null);
}

const isOpen = (incident: PageIncident) => incident.status !== 'resolved' && incident.status !== 'postmortem';

/**
 * Reads the text of `summary.json`.
 * @returns  `not-json` for anything that is no JSON object, `wrong` for JSON of somebody else
 */
export function parseSummary(
  body: string,
): { kind: 'content'; content: PageContent } | { kind: 'not-json' } | { kind: 'wrong' } {
  const json = parseJson(body);
  if (json === undefined) return { kind: 'not-json' };
  const parsed = v.safeParse(SummaryShape, fillMissing(json));
  if (!parsed.success) return { kind: 'wrong' };
  const { page, components: rows, incidents, scheduled_maintenances: maintenances, status } = parsed.output;
  const components = readComponents(rows);
  if (!isOurs(page.id, components)) return { kind: 'wrong' };
  return {
    kind: 'content',
    content: {
      kind: 'summary',
      components,
      incidents: present(incidents.slice(0, MOST.incidents).map(readIncident)).filter(isOpen),
      maintenances: present(maintenances.slice(0, MOST.incidents).map(readMaintenance)),
      indicator: (INDICATORS.includes(status.indicator) ? status.indicator : 'unknown') as PageContent['indicator'],
    },
  };
}

/** Reads the text of `incidents/<id>.json`; null: not an incident of this page. */
export function parseIncident(body: string): PageIncident | null {
  const json = parseJson(body);
  const parsed = v.safeParse(v.object({ incident: v.record(v.string(), v.unknown()) }), json);
  return parsed.success ? readIncident(parsed.output.incident) : null;
}

/** Reads the text of `incidents.json`, open ones and past ones; null: not of this page. */
export function parseIncidents(body: string): readonly PageIncident[] | null {
  const json = parseJson(body);
  const parsed = v.safeParse(
    v.object({ page: v.object({ id: v.literal(PAGE_ID) }), incidents: v.array(v.unknown()) }),
    json,
  );
  return parsed.success ? present(parsed.output.incidents.slice(0, MOST.incidents).map(readIncident)) : null;
}
