/** German for ../messages/window/sign-in.ts. */
import type { SignInMethod } from '../../commands.ts';
import type { SignInReport } from '../../verdict.ts';

export const SIGN_IN = {
  title: 'Anmeldung',
  access: 'Zugriffstoken',
  login: 'Anmeldung',
  keychain: 'Schlüsselbund',
  credentialManager: 'Anmeldeinformationsverwaltung',
  renews: 'erneuert sich bei der nächsten Verwendung',
  renewsLate: 'Erneuerung fällig',
  lastRenewed: 'zuletzt erneuert',
  endedSince: 'seit',
  signInBefore: 'danach neu anmelden',
  signInNow: 'bald anmelden, solange es noch geht',
  signInAgain: 'erneut anmelden, um weiterzuarbeiten',
  hold: 'jetzt nicht abmelden',
  account: 'Konto',
  organization: 'Organisation',
  plan: 'Abo',
  kept: 'Liegt in',
  none: 'Es wurde noch kein Profil gefunden.',
  details: 'Konto, und wo die Anmeldung liegt',
  down: 'Anmeldung bei Anthropic ausgefallen',
} as const;

export const STORE = {
  file: '.credentials.json',
  keychain: SIGN_IN.keychain,
  'credential-manager': SIGN_IN.credentialManager,
} as const satisfies Record<SignInReport['store'], string>;

export const SIGN_IN_DIALOG = {
  title: 'Anmelden',
  as: (name: string) => `Anmelden als ${name}`,
  lines: [
    'Claude Code startet seine eigene Anmeldung und öffnet deren Seite in deinem Browser.',
    'Deine Einstellungen, dein Verlauf und deine Projekte bleiben, wie sie sind.',
  ],
  more: 'Andere Wege zur Anmeldung',
  email: 'E-Mail-Adresse',
  downLines: [
    'Eine Anmeldung würde jetzt fehlschlagen, und bei dir ist alles in Ordnung. Behalte, was du hast, bis das vorbei ist.',
  ],
  ways: { claudeai: 'Mit meinem Abo', console: 'Console, pro Token', sso: 'Single Sign-on' },
} as const satisfies Record<string, unknown> & { ways: Record<SignInMethod, string> };
