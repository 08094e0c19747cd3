/** German for ../messages/sign-in-reasons.ts. */
import type { UnreadableReason } from '../facts.ts';

export const UNREADABLE_BECAUSE = {
  denied: 'Der Zugriff auf die Anmeldedaten ist verweigert, deshalb ist unbekannt, ob du angemeldet bist.',
  locked:
    'Der Schlüsselbund von macOS ist hier gesperrt, wie immer über SSH, deshalb lässt sich die Anmeldung nicht lesen.',
  'not-agreed':
    'Im Schlüsselbund von macOS liegt eine Anmeldung. Ob sie noch gilt, ist unbekannt, bis du zustimmst, dass sie gelesen wird.',
  timeout: 'Der Schlüsselbund von macOS hat nicht innerhalb von fünf Sekunden geantwortet.',
  torn: 'Die Anmeldedatei wurde eben erst geändert und ist nicht vollständig.',
  broken: 'Die Anmeldedatei ist beschädigt, deshalb findet Claude Code keine Anmeldung darin.',
  'bare-token':
    'Wo die Anmeldedatei sein sollte, steht ein bloßes Token, deshalb findet Claude Code keine Anmeldung darin.',
  encoding: 'Die Anmeldedatei ist in einer Kodierung gespeichert, die Claude Code nicht lesen kann.',
  'too-big': 'Die Anmeldedaten sind viel größer als alle echten, deshalb wird ihnen nicht vertraut.',
  'not-a-file': 'Wo die Anmeldedatei sein sollte, liegt etwas anderes als eine Datei.',
  'credential-manager': 'Die Anmeldung liegt in der Windows-Anmeldeinformationsverwaltung, die Pilotlight nicht liest.',
  'no-tool': 'Das Programm, das den Schlüsselbund von macOS liest (/usr/bin/security), fehlt.',
  failed: 'Das System konnte die Anmeldedaten nicht lesen.',
} as const satisfies Record<UnreadableReason, string>;

export const SIGN_IN_REASONS = {
  'other-source': 'Claude Code nutzt andere Anmeldedaten als die Anmeldung.',
  absent: 'Nichts ist gespeichert: Hier hat sich niemand angemeldet, oder jemand hat sich abgemeldet.',
  'no-login': 'Die Ablage der Anmeldedaten enthält keine Anmeldung mit einem Abo.',
  'time-limit': 'Die Anmeldung hat ihre Höchstdauer erreicht, und Claude Code hat sie gelöscht. Melde dich erneut an.',
  'token-lost':
    'Die gespeicherte Anmeldung hat ihr Zugriffstoken verloren; so erneuert Claude Code sie nicht. Melde dich erneut an.',
  refused:
    'Der Server hat es abgelehnt, diese Anmeldung zu erneuern, und Claude Code hat sie gelöscht. Melde dich erneut an.',
  'scopes-crash':
    'Die Scopes der gespeicherten Anmeldung sind keine Liste, und daran scheitert jeder Befehl von Claude Code.',
  'lacks-scope':
    'Die gespeicherte Anmeldung darf nicht für Claude Code genutzt werden (ihren Scopes fehlt user:inference), deshalb zählt sie nicht.',
  ended: 'Die Frist der Anmeldung ist vorbei. Melde dich erneut an.',
  'ended-token-left':
    'Die Frist der Anmeldung ist vorbei, und sie wird nicht erneuert; was vom Zugriffstoken übrig ist, funktioniert vielleicht noch.',
  'no-renewal':
    'Das Zugriffstoken ist abgelaufen, und es gibt kein Refresh-Token, um es zu erneuern. Melde dich erneut an.',
  ending: 'Die Anmeldung selbst läuft innerhalb von drei Tagen ab. Melde dich vorher erneut an.',
  stale: 'Das Zugriffstoken ist abgelaufen. Claude Code erneuert es bei der nächsten Nutzung von selbst.',
  'ends-with-token':
    'Angemeldet, bis das Zugriffstoken endet; ohne Refresh-Token lässt sich diese Anmeldung nicht erneuern.',
  'ends-unknown': 'Angemeldet, aber diese Anmeldung lässt sich nicht erneuern und sagt nicht, wann sie endet.',
  'unknown-end':
    'Angemeldet. Die Ablage sagt nicht, wann das Zugriffstoken endet, deshalb erneuert Claude Code es erst, wenn es abgelehnt wird.',
  ok: 'Angemeldet; Claude Code erneuert das Zugriffstoken von selbst.',
} as const;
