/** German for ../messages/recovery/sign-in.ts. */

import { CLAUDE_NOT_STARTED } from '../common.ts';

export const NOT_INSTALLED = 'Claude Code ist hier nicht installiert oder nicht dort, wo Pilotlight sucht.';

export const SIGN_IN_REFUSALS = {
  nothingPasted: 'Es wurde nichts eingefügt. Kopiere den Code, den der Browser zeigt.',
  addressPasted: 'Das ist eine Adresse. Kopiere stattdessen den Code, den die Seite zeigt.',
  keyPasted: 'Das ist ein Schlüssel oder Token, nicht der Code, den der Browser zeigt.',
  notWhole:
    'Das sieht nicht nach dem ganzen Code aus: Er hat in der Mitte ein # und keine Leerzeichen. Kopiere ihn ganz.',
  codeRefused:
    'Anthropic hat den Code nicht angenommen. Er gilt einmal, einige Minuten lang und nur für das Fenster, zu dem er gehört. Beginne von vorn.',
  gatewayOrganization:
    'Deine Organisation meldet sich über ein eigenes Gateway an. Starte Claude Code in einem Terminal und verwende dort /login.',
  otherAccountsOnly:
    'Deine Organisation erlaubt auf diesem Computer nur bestimmte Konten. Melde dich mit einem davon an oder frage nach, wer den Computer verwaltet.',
  notSaved:
    'Die Anmeldung hat geklappt, ließ sich aber nicht speichern. Prüfe, ob der Datenträger nicht voll, der Ordner beschreibbar und der Schlüsselbund entsperrt ist; melde dich dann erneut an.',
  forbidden:
    'Anthropic hat die Anfrage abgelehnt (403). Vielleicht ist das Netz, ein VPN oder das Land nicht zugelassen; versuche es aus einem anderen Netz.',
  tooMany:
    'Anthropic bittet zu warten: zu viele Versuche. Das liegt bei Anthropic; versuche es in einigen Minuten erneut.',
  serviceTrouble: 'Die Anmeldung bei Anthropic ist gerade gestört. Es liegt nicht an dir; versuche es später erneut.',
  unreachable:
    'Anthropic ist von hier aus nicht erreichbar. Prüfe das Netz, den Proxy und das VPN und versuche es dann erneut.',
  noReason:
    'Claude Code hat sich ohne Anmeldung beendet und keinen Grund genannt. Versuche „claude auth login“ in einem Terminal.',
  codeNotWhole: 'Das war nicht der ganze Code. Kopiere ihn ganz, mit dem # in der Mitte, und füge ihn erneut ein.',
  down: 'Die Anmeldung ist bei Anthropic ausgefallen. Dich erneut anzumelden würde nicht helfen, und bei dir ist alles in Ordnung. Pilotlight kann dir Bescheid geben, sobald sie wieder geht.',
  perhapsDown:
    'Die Anmeldung bei Anthropic antwortet anscheinend gerade nicht. Es ist besser zu warten; Pilotlight kann dir Bescheid geben, sobald sie wieder geht.',
} as const;

export const SIGN_IN_TERMINAL = {
  noScreen: ({ command }: { command: string }) => `Hier gibt es keinen Bildschirm. Gib ein: ${command}`,
  noTerminal: ({ command }: { command: string }) =>
    `Es wurde kein Terminalprogramm gefunden. Öffne selbst eines und gib ein: ${command}`,
  cannotWrite: ({ path }: { path: string }) => `${path} kann nicht geschrieben werden.`,
  cannotHandOver: ({ command }: { command: string }) =>
    `Der Pfad von Claude Code lässt sich nicht an ein Fenster übergeben. Öffne ein Terminal und gib ein: ${command}`,
  title: 'Claude Code',
  notOpened: 'Das Terminal ließ sich nicht öffnen.',
} as const;

export const OPEN_CLAUDE = {
  inWsl: 'Dieses Profil liegt in WSL. Starte claude in einem Terminal jener Distribution.',
  opened: 'Claude Code öffnet sich in einem Terminalfenster.',
} as const;

export const SIGN_IN_STAGES = {
  notStarted: CLAUDE_NOT_STARTED,
  inWsl: 'Dieses Profil liegt in WSL. Melde dich dort an: „claude auth login“ in einem Terminal jener Distribution.',
  emptyConfigDir:
    'CLAUDE_CONFIG_DIR ist gesetzt, aber leer. Claude Code würde eine Anmeldung melden, aber keine speichern. Hebe die Variable auf oder nenne darin einen Ordner und melde dich dann an.',
  damaged: ({ path }: { path: string }) =>
    `${path} ist beschädigt oder lässt sich nicht lesen. Repariere die Datei zuerst, sonst könnte Claude Code verlieren, was darin steht.`,
  starting: 'Claude Code beginnt die Anmeldung.',
  cancelled: 'Abgebrochen. Deine Anmeldung ist so, wie sie vorher war.',
  checkingSaved: 'Prüft, ob die Anmeldung gespeichert wurde.',
  timedOut: 'Die Anmeldung wurde nicht innerhalb von 10 Minuten beendet und daher abgebrochen. Beginne von vorn.',
  checkingCode: 'Claude Code prüft den Code.',
  inBrowser:
    'Melde dich im Browser an. Zeigt er am Ende einen Code, füge ihn hier ein; hat sich kein Browser geöffnet, öffne den Link selbst.',
  saved: 'Angemeldet: Die neue Anmeldung ist gespeichert.',
  savedConsole: 'Mit der Claude Console angemeldet: Anfragen werden über das API-Konto abgerechnet, pro Token.',
  noNewLogin:
    'Claude Code meldet eine Anmeldung, aber in der Ablage der Anmeldedaten liegt keine neue. Melde dich erneut an; hilft das nicht, setze zuerst die Anmeldedaten zurück.',
  noScope:
    'Du wolltest dein Abo verwenden, aber die Anmeldung kam ohne das Recht dazu zurück; deshalb verwendet Claude Code jetzt stillschweigend ein API-Konto. Melde dich erneut an, mit dem Konto, zu dem das Abo gehört.',
  title: 'Anmelden',
} as const;
