/**
 * Reads `history.atom`, the source of last resort: titles and texts, no components and no severity. Its entries are
 * flat and their content is escaped HTML, so a few patterns do; nothing of it is ever drawn as markup.
 */

import type {
  IncidentStatus,
  IncidentUpdate,
  PageContent,
  PageIncident,
} from '../../diagnosis/service/page-content.ts';
import { decodeEntities, plainText } from '../../shared/plain-text.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { readLink } from './parse-summary.ts';

const MAX_ENTRIES = 60;
const MAX_UPDATES = 100;

/** The label in front of an update. `Update` says nothing about the status: the next older label does. */
const LABELS: Readonly<Record<string, IncidentStatus>> = {
  investigating: 'investigating',
  identified: 'identified',
  monitoring: 'monitoring',
  resolved: 'resolved',
  completed: 'resolved',
  postmortem: 'postmortem',
};

/** The inside of the first element of that name, entities resolved once; null: not there. */
function inside(xml: string, name: string): string | null {
  const start = xml.search(new RegExp(`<${name}[\\s>]`));
  if (start < 0) return null;
  const from = xml.indexOf('>', start) + 1;
  const to = xml.indexOf(`</${name}>`, from);
  return from > 0 && to > from ? decodeEntities(xml.slice(from, to)) : null;
}

function readTime(value: string | null): EpochMs | null {
  const time = value === null ? Number.NaN : Date.parse(value.trim());
  return Number.isFinite(time) ? time : null;
}

function readUpdates(html: string, newest: EpochMs | null): IncidentUpdate[] {
  const parts = html.split(/<strong>/i).slice(1, MAX_UPDATES + 1);
  return parts.map((part, index) => {
    const end = part.indexOf('</strong>');
    const label = part.slice(0, Math.max(0, end)).trim().toLowerCase();
    const body = part.slice(end + '</strong>'.length).replace(/<small>[\s\S]{0,500}?<\/small>/gi, '');
    return {
      status: LABELS[label] ?? 'unknown',
      body: plainText(body, 2_000).replace(/^[-–—]\s*/, ''),
      // The feed writes the other times without a year.
      at: index === 0 ? newest : null,
      moves: [],
    };
  });
}

function readEntry(xml: string): PageIncident | null {
  const title = plainText(inside(xml, 'title') ?? '', 300);
  const address = /<link[^>]{0,200}href="([^"]{1,200})"/.exec(xml)?.[1] ?? '';
  const id = /\/incidents\/(\w{1,64})$/.exec(address)?.[1];
  if (title === '' || id === undefined) return null;
  const updatedAt = readTime(inside(xml, 'updated'));
  const updates = readUpdates(inside(xml, 'content') ?? '', updatedAt);
  return {
    id,
    title,
    status: updates.find((update) => update.status !== 'unknown')?.status ?? 'unknown',
    startedAt: readTime(inside(xml, 'published')),
    updatedAt,
    resolvedAt: null,
    link: readLink(address),
    updates,
    componentIds: [],
  };
}

/** Reads the text of `history.atom`; null: not our feed. */
export function parseFeed(body: string): PageContent | null {
  if (!/<feed[\s>]/.test(body.slice(0, 2_000)) || !/<title>[^<]{0,40}Claude/i.test(body.slice(0, 4_000))) return null;
  const entries = body
    .split(/<entry>|<entry\s[^>]{0,200}>/)
    .slice(1, MAX_ENTRIES + 1)
    .map(readEntry);
  const incidents = entries.filter(
    (entry): entry is PageIncident => entry !== null && !['resolved', 'postmortem'].includes(entry.status),
  );
  return { kind: 'feed', components: [], incidents, maintenances: [], indicator: 'unknown' };
}
