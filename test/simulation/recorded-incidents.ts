import recorded from '../fixtures/statuspage/incidents.json' with { type: 'json' };

const NAMES: Readonly<Record<string, string>> = {
  rwppv331jlwc: 'claude.ai',
  '0qbwn08sd68x': 'Claude Console (platform.claude.com)',
  k8w3r06qmzrp: 'Claude API (api.anthropic.com)',
  yyzkbfz2thpt: 'Claude Code',
  bpp5gb3hpjcl: 'Claude Cowork',
  '0scnb50nvy53': 'Claude for Government',
};

interface RecordedUpdate {
  id: string;
  status: string;
  body: string;
  created_at: string;
  display_at: string | null;
  affected_components: readonly { code: string; new_status: string }[] | null;
}

export interface RecordedIncident {
  id: string;
  name: string;
  shortlink: string;
  /** Newest first. */
  incident_updates: readonly RecordedUpdate[];
}

/** Every recorded incident that was seen from its first post to its end, oldest first. */
export function readRecordedIncidents(): RecordedIncident[] {
  const all: readonly RecordedIncident[] = recorded;
  return all.filter(({ incident_updates: updates }) => updates.length > 1 && updates[0]?.status === 'resolved');
}

/** One recorded incident played again: its first post comes at `at`. */
export interface Replay {
  incident: RecordedIncident;
  at: number;
}

/** Own id per replay, so that an incident may be played twice in a year. */
export function replayId({ incident, at }: Replay): string {
  return `${incident.id.slice(0, 4)}${at.toString(36)}`;
}

const postedAt = (update: RecordedUpdate) => Date.parse(update.created_at);

function shiftOf({ incident, at }: Replay): number {
  return at - Math.min(...incident.incident_updates.map(postedAt));
}

/** Every moment at which the page changes because of it. */
export function momentsOf(replay: Replay): number[] {
  const shift = shiftOf(replay);
  return replay.incident.incident_updates.map((update) => postedAt(update) + shift);
}

/** When its end is posted. */
export function endOf(replay: Replay): number {
  return Math.max(...momentsOf(replay));
}

/** `summary.json` at `now`, with what has been posted by then. */
export function summaryAt(replays: readonly Replay[], now: number): Record<string, unknown> {
  const open = replays.filter((replay) => replay.at <= now && now < endOf(replay));
  const statuses = new Map(Object.keys(NAMES).map((id) => [id, 'operational']));
  for (const replay of open) for (const [id, status] of statusesOf(replay, now)) statuses.set(id, status);
  return {
    page: { id: 'tymt9n04zgry', name: 'Claude', url: 'https://status.claude.com', time_zone: 'Etc/UTC' },
    components: [...statuses].map(([id, status], index) => ({
      id,
      name: NAMES[id],
      status,
      position: index + 1,
      group: false,
      page_id: 'tymt9n04zgry',
    })),
    incidents: open.map((replay) => incidentAt(replay, now)),
    scheduled_maintenances: [],
    status: { indicator: open.length > 0 ? 'minor' : 'none', description: '' },
  };
}

function visible(replay: Replay, now: number): readonly RecordedUpdate[] {
  const shift = shiftOf(replay);
  return replay.incident.incident_updates.filter((update) => postedAt(update) + shift <= now);
}

function statusesOf(replay: Replay, now: number): [string, string][] {
  const newest = visible(replay, now).find(({ affected_components: affected }) => affected?.length);
  return (newest?.affected_components ?? [])
    .filter(({ code }) => code in NAMES)
    .map(({ code, new_status: status }) => [code, status]);
}

function incidentAt(replay: Replay, now: number): Record<string, unknown> {
  const shift = shiftOf(replay);
  const moved = (time: string | null) => (time === null ? null : new Date(Date.parse(time) + shift).toISOString());
  const updates = visible(replay, now).map((update) => ({
    ...update,
    created_at: moved(update.created_at),
    updated_at: moved(update.created_at),
    display_at: moved(update.display_at),
  }));
  return {
    id: replayId(replay),
    name: replay.incident.name,
    status: updates[0]?.status ?? 'investigating',
    created_at: new Date(replay.at).toISOString(),
    started_at: new Date(replay.at).toISOString(),
    updated_at: updates[0]?.created_at,
    resolved_at: null,
    shortlink: replay.incident.shortlink,
    incident_updates: updates,
    components: [],
  };
}
