/** German for ../messages/status-page.ts. */
import { counted } from './phrasing.ts';

export const PAGE_TROUBLES = {
  fresh: null,
  unchanged: null,
  wrong: 'Die Statusseite hat etwas gesendet, das nicht von ihr ist. Pilotlight verlässt sich nicht darauf.',
  moved:
    'Die Statusseite hat eine Webseite statt Daten gesendet; vielleicht ist sie umgezogen. Pilotlight verlässt sich nicht darauf.',
  blocked:
    'Die Statusseite antwortet diesem Computer nicht. Das ist kein Zeichen für einen Ausfall; Pilotlight fragt später wieder.',
  gone: 'Die Statusseite ist nicht mehr unter ihrer Adresse. Pilotlight fragt später wieder.',
  proxy: 'Ein Proxy in diesem Netz verlangt eine Anmeldung, bevor er die Statusseite durchlässt.',
  'slow-down': 'Die Statusseite bittet um weniger Anfragen. Pilotlight wartet so lange wie verlangt.',
  'page-error': 'Die Statusseite hat gerade selbst Probleme. Über Claude Code sagt das nichts.',
  transport: 'Die Statusseite war von hier aus nicht erreichbar.',
} as const satisfies Record<string, string | null>;

export const PAGE_AGE = (minutes: number): string =>
  `Die Daten der Statusseite sind ${counted(minutes, 'Minute', 'Minuten')} alt.`;
