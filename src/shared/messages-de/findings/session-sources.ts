/** German for ../messages/findings/session-sources.ts. */
import { counted, listed } from '../phrasing.ts';

interface Change {
  projects: readonly string[];
  from: string;
  to: string;
}

const NAMED = 3;

/** Dative: behind „in“. */
function sayProjects(projects: readonly string[]): string {
  const more = projects.length - NAMED;
  return listed([
    ...projects.slice(0, NAMED),
    ...(more > 0 ? [counted(more, 'weiteren Ordner', 'weiteren Ordnern')] : []),
  ]);
}

export const SESSION_SOURCE_FINDINGS = {
  'session-source-changed': {
    title: ({ nowPaid }: { nowPaid: boolean }) =>
      nowPaid
        ? 'Die Abrechnung hat sich geändert, während Claude Code lief: jetzt nach Token-Verbrauch'
        : 'Die Anmeldung hat sich geändert, während Claude Code lief',
    // What is used stands behind a colon, so that its case does not matter.
    detail: ({ projects, from, to, since, nowPaid }: Change & { since: string; nowPaid: boolean }) =>
      `In ${sayProjects(projects)} verwendet Claude Code etwas anderes als zu Beginn der Sitzung. Seit ${since}: ${to}; davor: ${from}. ${nowPaid ? 'Das wird nach Token-Verbrauch abgerechnet, nicht über dein Abo. ' : ''}Eine Sitzung bleibt womöglich beim Alten, bis sie neu gestartet wird.`,
  },
} as const;

export const SESSION_SOURCES = {
  plan: 'dein Abo',
  key: 'ein API-Schlüssel',
  anotherLogin: 'andere Claude-Anmeldung',
  isBilled: ({ projects, from, to }: Change) =>
    `Sitzungen in ${sayProjects(projects)} werden ab jetzt anders abgerechnet. Jetzt: ${to}; bisher: ${from}.`,
  uses: ({ projects, from, to }: Change) =>
    `Sitzungen in ${sayProjects(projects)} verwenden ab jetzt etwas anderes. Jetzt: ${to}; bisher: ${from}.`,
} as const;
