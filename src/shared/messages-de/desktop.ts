/** German for ../messages/desktop.ts. */
import type { NoticeAction } from '../notice.ts';
import { MUTE_NOTIFICATIONS, NO_FILE_TO_OPEN, NOTIFY_WHEN_IT_WORKS, undoOf } from './common.ts';

export const MENU = {
  open: 'Pilotlight öffnen',
  check: 'Jetzt prüfen',
  putRight: 'Beheben',
  signIn: 'Erneut anmelden',
  signInFirst: 'Anmelden',
  signInWaits: 'Anmeldung bei Anthropic ausgefallen: bitte warten',
  fallback: 'Vorerst meinen API-Schlüssel nutzen …',
  fallbackSetUp: 'Ersatzzugang einrichten …',
  backUp: 'Jetzt sichern',
  undo: undoOf,
  tell: NOTIFY_WHEN_IT_WORKS,
  stepThenTell: (step: string) => `${step}; mitteilen, sobald es geht`,
  silence: MUTE_NOTIFICATIONS,
  silenceHour: 'Für eine Stunde',
  silenceDay: 'Für einen Tag',
  silenceForGood: 'Bis ich sie wieder einschalte',
  silenced: 'Mitteilungen sind stummgeschaltet',
  speak: 'Stummschaltung aufheben',
  settling: 'Verbindung wird hergestellt … zuletzt bekannter Stand.',
  settings: 'Einstellungen',
  copy: 'Diagnose kopieren',
  save: 'Diagnose speichern …',
  newer: (version: string) => `Version ${version} ist da: ansehen, was neu ist`,
  about: 'Über Pilotlight',
  quit: 'Beenden',
} as const;

export const BOX = {
  yes: 'Ausführen',
  no: 'Abbrechen',
  read: 'OK',
  notDone: 'Nicht ausgeführt',
  backedUp: 'Die Konfiguration ist gesichert',
  backupSays: 'Schlüssel, Tokens und die Anmeldung wurden ausgelassen.',
  noBackup: 'Seit der letzten Sicherung hat sich nichts geändert',
  undoNote: 'Alles wird wieder so, wie es vorher war.',
  gone: 'Das lässt sich nicht mehr rückgängig machen.',
} as const;

export const ABOUT = {
  title: 'Über Pilotlight',
  description: 'Zeigt in der Menüleiste oder im Infobereich, ob Claude Code dich hineinlässt.',
  sends:
    'Es fragt die Statusseite von Anthropic und zwei Adressen von Anthropic nach ihrem Zustand und einmal am Tag GitHub nach einer neueren Version. Weder Anmeldung noch Schlüssel oder Name gehen mit, und es gibt keine Telemetrie.',
  licence: 'MIT-Lizenz. Gebaut mit Electron, Chromium und Node; deren Lizenzen liegen bei.',
} as const;

export const NO_TRAY = {
  title: 'Dieser Desktop hat keinen Infobereich',
  body: 'Pilotlight öffnet sich stattdessen als Fenster. Unter GNOME fügt die Erweiterung AppIndicator einen Infobereich hinzu.',
} as const;

export const HIDDEN_ICON = {
  title: 'Das Symbol in der Menüleiste ist verborgen',
  body: 'macOS verbirgt das Symbol von Pilotlight. Erlaube es in den Systemeinstellungen unter „Menüleiste“, „In der Menüleiste erlauben“, oder schaffe Platz in der Leiste.',
} as const;

export const NOTICE_ACTION = {
  open: 'Öffnen',
  statusPage: 'Statusseite',
  snooze: 'Eine Stunde stummschalten',
} as const satisfies Readonly<Record<NoticeAction, string>>;

export const TROUBLE = {
  ownFault: 'Das ist misslungen, und der Fehler liegt bei Pilotlight selbst.',
  unknownLink: 'Dafür hat Pilotlight keine Adresse.',
  noBrowser: 'Der Browser ließ sich nicht öffnen.',
  goneFinding: 'Diesen Befund gibt es nicht mehr.',
  noFile: NO_FILE_TO_OPEN,
  cannotOpen: 'Die Datei ließ sich nicht öffnen.',
  notSaved: ({ path, reason }: { path: string; reason: string }) => `${path} kann nicht geschrieben werden: ${reason}.`,
  autostart: 'Das System hat die Änderung von „Mit dem Computer starten“ nicht angenommen.',
  noSandbox: 'Pilotlight wurde mit --no-sandbox gestartet: Sein Fenster läuft ohne Sandbox.',
  taken: (folder: string) =>
    `Ein anderes Pilotlight, vielleicht in einem Terminal, überwacht bereits mit ${folder}. Beende es zuerst, oder gib in PILOTLIGHT_HOME einen anderen Ordner an.`,
} as const;
