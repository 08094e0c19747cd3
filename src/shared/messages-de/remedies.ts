/** German for ../messages/remedies.ts. */
import type { PlannableRemedy, RemedyStepId, TrayRemedy } from '../remedies.ts';

export const REMEDY_STEPS = {
  'sign-in-again': 'erneut anmelden',
  'fix-permissions': 'die Datei nur für dich lesbar machen: chmod 600',
  'clear-lock': 'die verwaiste Sperre entfernen',
  'move-away': 'es beiseitelegen, dann erneut anmelden',
  'skip-first-start': 'den ersten Start überspringen, damit Claude Code deine Anmeldung nimmt',
  'set-right': 'es dort berichtigen, wo es steht',
  'unset-variable': 'sie dort entfernen, wo sie gesetzt wird',
  'repair-file': 'die Datei reparieren',
  'reset-credentials': 'die Anmeldedaten zurücksetzen, dann anmelden',
  'restore-file': 'die Datei aus ihrer Sicherung wiederherstellen',
  'use-fallback': 'vorerst deinen API-Schlüssel nutzen',
  'end-fallback': 'den Ersatzzugang ausschalten',
  'update-claude': 'Claude Code aktualisieren: claude update',
  'have-usage-told': 'Claude Code seinen Verbrauch melden lassen',
  'end-usage-told': 'die Statuszeile nicht mehr mitlesen',
  'make-profile': 'ein Profil anlegen',
  'edit-file': 'die Datei öffnen und berichtigen',
  'see-status-page': 'die Statusseite von Anthropic ansehen',
  'just-wait': 'warten',
} as const satisfies Record<RemedyStepId, string>;

export const REMEDY_BUTTONS = {
  'sign-in': 'Anmelden …',
  reset: 'Anmeldedaten zurücksetzen …',
  repair: 'Reparieren …',
  restore: 'Aus Sicherung wiederherstellen …',
  'fix-mode': 'Zugriffsrechte berichtigen …',
  'clear-lock': 'Sperre entfernen …',
  'move-aside': 'Beiseitelegen …',
  'skip-first-start': 'Ersten Start überspringen …',
  'set-right': 'Berichtigen …',
  'unset-variable': 'Abschalten …',
  'fallback-on': 'Vorerst API-Schlüssel nutzen …',
  'fallback-off': 'Zurück zu meinem Abo …',
  'statusline-on': 'Von Claude Code melden lassen …',
  'statusline-off': 'Nicht mehr mitlesen …',
  'new-profile': 'Neues Profil …',
  'update-claude': 'Claude Code aktualisieren …',
  'install-claude': 'Installieren …',
} as const satisfies Record<PlannableRemedy | 'sign-in' | 'install-claude' | 'update-claude', string>;

export const REMEDY_LINES = {
  'fix-mode': 'Zugriffsrechte berichtigen …',
  'clear-lock': 'Verwaiste Sperre entfernen …',
  'move-aside': 'Der Anmeldung den Weg frei machen …',
  'skip-first-start': 'Ersten Start von Claude Code überspringen …',
  'set-right': 'Variable berichtigen …',
  'unset-variable': 'Variable abschalten …',
  repair: 'Reparieren …',
  reset: 'Anmeldedaten zurücksetzen …',
  restore: 'Aus Sicherung wiederherstellen …',
} as const satisfies Record<TrayRemedy, string>;

export const SKIP_FIRST_START = {
  title: 'Ersten Start von Claude Code überspringen',
  notAsked: 'Claude Code fragt hier nicht; es gibt nichts zu überspringen.',
  step: ({ path }: { path: string }) => `In ${path} hasCompletedOnboarding auf true setzen`,
  theme: 'Beim ersten Start wählt man auch die Farben und liest von Risiken. Die Farben stellst du mit /theme ein.',
} as const;
