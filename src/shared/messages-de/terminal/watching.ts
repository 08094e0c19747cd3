/** German for ../messages/terminal/watching.ts. */

import { NO_FILE_TO_OPEN } from '../common.ts';

export const AUTOSTART_COMMAND = {
  noManager: 'Dieses System hat nichts, was Pilotlight starten könnte: systemd wurde nicht gefunden.',
  unknownStart:
    'Pilotlight kann nicht erkennen, wie es hier gestartet wurde; deshalb kann auch nichts es wieder starten.',
  unknownWord: ({ word }: { word: string }) => `„autostart“ nimmt on, off oder status, nicht „${word}“.`,
  notOurs: ({ place }: { place: string }) =>
    `${place} gibt es schon, und nicht von Pilotlight; es bleibt, wie es ist. Gib ihm zuerst einen anderen Namen.`,
  refused: ({ place }: { place: string }) => `Das System hat es nicht angenommen (${place}).`,
  on: ({ place }: { place: string }) => `Pilotlight startet, wenn du dich am Computer anmeldest (${place}).`,
  off: 'Pilotlight startet nicht von selbst.',
  linger: ({ user }: { user: string }) =>
    `Auf einem Server, an dem sich niemand anmeldet, startet es mit dem Computer nach: loginctl enable-linger ${user}`,
} as const;

export const METRICS_HELP = {
  info: 'Immer 1; nennt die Version.',
  changed: 'Wann sich hier zuletzt etwas geändert hat.',
  light: '1 für das Licht, das gezeigt wird.',
  network: '1, wo die Server von Anthropic von hier aus erreichbar sind.',
  service: '1 für den Zustand von Anthropics Dienst, von hier aus gesehen.',
  page: 'Statusseite: 0 in Betrieb, 1 gestört, 2 teilweiser Ausfall, 3 großer Ausfall, 4 Wartung, -1 unbekannt.',
  findings: 'Wie viele Befunde dieser Art es gibt; Ablehnungen des Servers beginnen mit refused-.',
  signIn: '1 für den Zustand der Anmeldung.',
  loginEnds: 'Wann die Anmeldung selbst abläuft.',
  tokenRenews: 'Wann das Zugriffstoken zu erneuern ist.',
  usage: 'Wie voll ein Verbrauchsfenster ist, 0 bis 1.',
  usageResets: 'Wann ein Verbrauchsfenster neu beginnt.',
  usageTold: 'Wann Claude Code den Verbrauch mitgeteilt hat.',
} as const;

export const METRICS = {
  badAddress: '--metrics nimmt einen Port oder eine Adresse mit Port wie 0.0.0.0:9469.',
  badToken: ({ length }: { length: number }) =>
    `Die Datei von --metrics-token muss ein Wort mit mindestens ${length} Zeichen enthalten.`,
  badCollector:
    '--otlp nimmt die https-Adresse eines OpenTelemetry-Collectors ohne Name und Passwort (http nur auf diesem Computer).',
  notPushed: ({ host }: { host: string }) =>
    `${host} nimmt die Metriken nicht an; sie werden jede Minute erneut gesendet. Diese Meldung kommt erst wieder, wenn sie zwischendurch angenommen wurden.`,
  needsToken:
    'Über diesen Computer hinaus brauchen Metriken ein Token: Schreibe eines in eine Datei, und nenne sie mit --metrics-token.',
  notServed: ({ host, port }: { host: string; port: number }) =>
    `Metriken lassen sich unter ${host}:${port} nicht bereitstellen; vielleicht belegt ein anderes Programm den Port.`,
} as const;

export const OPEN_COMMAND = {
  notRunning:
    'Die Desktop-App von Pilotlight läuft nicht mit diesem Datenordner. Starte sie wie jede andere App oder mit „npm start“; „pilotlight serve“ zeigt dasselbe Fenster in einem Browser.',
  notAsked:
    'Die Desktop-App läuft, ließ sich aber nicht auffordern, ihr Fenster zu zeigen; vielleicht hat dieses Terminal keine Anzeige.',
} as const;

export const SERVE_COMMAND = {
  once: 'Der Link gilt einmal, innerhalb einer Minute.',
  isAt: 'Pilotlight ist erreichbar unter',
  overSsh: 'Du bist über SSH hier. Führe auf deinem eigenen Computer aus:',
  openThere: 'und öffne dort',
  notBuilt: 'Das Fenster wurde nicht gebaut. Führe aus: npm run build',
  keys: 'Eingabetaste für einen neuen Link, Strg+C zum Beenden.',
  badPort: 'Ein Port ist eine Zahl von 1 bis 65535.',
} as const;

export const WATCH_COMMAND = {
  next: ({ step }: { step: string }) => `  nächster Schritt: ${step}`,
  lookingAgain: '(wird erneut geprüft)',
  offerCommand: '„pilotlight“ zum Befehl in jedem Terminal machen: pilotlight install-command',
  metricsAt: ({ address }: { address: string }) => `Metriken: ${address}`,
  ended: 'Pilotlight ist beendet; es wird nichts mehr überwacht.',
} as const;

export const ON_CHANGE = {
  notTaken: ({ id, name }: { id: string; name: string }) => `Die Änderung ${id} wurde nicht angenommen von ${name}.`,
  badTarget:
    '--on-change nimmt eine https-Adresse ohne Name und Passwort (http nur auf diesem Computer) oder den absoluten Pfad eines Programms.',
  needsSecret: ({ length }: { length: number }) =>
    `Zu einer Adresse gehört --on-change-secret: eine Datei mit einem Wort von mindestens ${length} Zeichen, mit dem Anfragen signiert werden.`,
  secretNotKept: ({ file }: { file: string }) =>
    `Das Wort, mit dem Anfragen signiert werden, lässt sich nicht in ${file} aufbewahren; deshalb wird keine Änderung gemeldet.`,
  secretUnfit: ({ file, length }: { file: string; length: number }) =>
    `${file} muss ein Wort mit mindestens ${length} Zeichen enthalten; so wird keine Änderung gemeldet. Entferne die Datei, dann legt Pilotlight eine neue an.`,
  namedByOthers: ({ file, program }: { file: string; program: string }) =>
    `Andere Konten dürfen ${file} ändern; deshalb wird das dort genannte ${program} nicht gestartet.`,
  signedWith: ({ file }: { file: string }) =>
    `Anfragen werden mit dem Wort in ${file} signiert; Pilotlight legt die Datei an, sobald es sie zum ersten Mal braucht.`,
} as const;

export const OPEN_FILE = {
  findingGone: 'Diesen Befund gibt es nicht mehr.',
  noFile: NO_FILE_TO_OPEN,
  fileGone: 'Die Datei ist nicht mehr da oder nicht erreichbar.',
  cannotOpen: ({ path }: { path: string }) => `Von hier aus lässt sich nichts öffnen. Die Datei ist ${path}`,
  noAddress: 'Hinter diesem Link steht keine Adresse.',
  cannotBrowse: ({ url }: { url: string }) => `Von hier aus lässt sich kein Browser öffnen. Die Adresse ist ${url}`,
} as const;
