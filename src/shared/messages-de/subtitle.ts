/** German for ../messages/subtitle.ts. */
import type { Refused, Spoken, Subtitle } from '../messages/subtitle.ts';
import type { ServiceState, SignInState } from '../vocabulary.ts';
import { capitalize, sayPlan } from './phrasing.ts';

export function subtitleFor({ dimmed, fallback, refused, report }: Spoken): Subtitle {
  const { cause, profiles, service } = report;
  const { plan = null, state = 'NONE' } = profiles[0]?.signIn ?? {};
  const signIn = SIGN_IN[state];
  const says = SERVICE[service.state];
  if (dimmed) return subtitle(null, 'Verbindung wird hergestellt … zuletzt bekannter Stand.');
  const isOwnTrouble = cause === 'account' || cause === 'machine' || service.state === 'REJECTING';
  if (refused && isOwnTrouble) return sayRefusedSince(refused);
  switch (cause) {
    case 'network':
      return subtitle('known', `Zuletzt bekannt: ${SIGN_IN_SHORT[state]}, ${says}`);
    case 'service': {
      const fine = state === 'OK' || state === 'STALE' || state === 'OTHER';
      return fine ? subtitle(null, signIn, 'hier ist nichts zu reparieren') : subtitle(null, signIn);
    }
    case 'account':
      return subtitle('checked', says);
    case 'machine':
      return subtitle(null, SIGN_IN_SHORT[state], says);
    case null: {
      const isKey = (fallback.name ?? 'key') === 'key';
      if (fallback.state === 'on') return subtitle(null, isKey ? 'Abrechnung pro Token' : SIGN_IN.OTHER, says);
      return subtitle('checked', state !== 'OTHER' && plan !== null ? `Abo: ${sayPlan(plan)}` : signIn);
    }
  }
}

function sayRefusedSince({ since, times }: Refused): Subtitle {
  const text = times === 1 ? 'Claude Code wurde einmal abgelehnt:' : `Claude Code wurde abgelehnt: ${times}-mal seit`;
  return { text, time: 'clock', at: since };
}

function subtitle(time: Subtitle['time'], ...facts: readonly string[]): Subtitle {
  return { text: capitalize(facts.join(' · ')), time };
}

const SIGN_IN = {
  OK: 'deine Anmeldung ist in Ordnung',
  STALE: 'deine Anmeldung ist in Ordnung',
  ENDING: 'deine Anmeldung endet bald',
  DEAD: 'deine Anmeldung ist abgelaufen',
  NONE: 'keine Anmeldung gespeichert',
  UNREADABLE: 'deine Anmeldung ist nicht lesbar',
  OTHER: 'nicht über dein Abo',
} as const satisfies Record<SignInState, string>;

const SIGN_IN_SHORT = {
  OK: 'angemeldet',
  STALE: 'angemeldet',
  ENDING: 'Anmeldung endet bald',
  DEAD: 'abgemeldet',
  NONE: 'nicht angemeldet',
  UNREADABLE: 'Anmeldung nicht lesbar',
  OTHER: 'nicht über dein Abo',
} as const satisfies Record<SignInState, string>;

const SERVICE = {
  UP: 'Dienst in Ordnung',
  DEGRADED: 'Dienst langsam',
  PARTIAL: 'Teilausfall',
  RECOVERING: 'Dienst erholt sich',
  MAINT: 'geplante Wartung',
  REJECTING: 'Dienst lehnt Anmeldungen ab',
  'LOGIN_DOWN?': 'Anmeldung antwortet nicht',
  LOGIN_DOWN: 'Anmeldung ausgefallen',
  'DOWN?': 'Dienst antwortet nicht',
  DOWN: 'Dienst ausgefallen',
  UNKNOWN: 'Stand des Dienstes unbekannt',
} as const satisfies Record<ServiceState, string>;
