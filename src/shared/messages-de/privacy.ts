/** German for ../messages/privacy.ts. */
import type { ReadId, Sent, SentId } from '../messages/privacy.ts';

export const SENDS = {
  page: {
    to: ['status.claude.com', 'anthropic.statuspage.io'],
    what: 'die öffentliche Übersicht des Status',
    when: 'alle 5 min, solange alles ruhig ist',
  },
  past: {
    to: ['status.claude.com', 'anthropic.statuspage.io'],
    what: 'die Liste vergangener Störungen auf der Statusseite, für die ersten dreißig Tage des Verlaufs',
    when: 'einmal',
  },
  hello: {
    to: ['api.anthropic.com', 'platform.claude.com'],
    what: 'die beiden Hello-Adressen, die auch Claude Code selbst fragt',
    when: 'alle 10 min, solange alles ruhig ist',
  },
  neutral: {
    to: ['api.github.com'],
    what: 'ob es antwortet, um „kein Netz“ von „nur Anthropic“ zu unterscheiden',
    when: 'nur solange beide Hello-Adressen schweigen',
  },
  others: {
    to: ['api.github.com'],
    what: 'eine Suche in der öffentlichen Fehlerliste von Claude Code nach Meldungen über Probleme mit der Anmeldung',
    when: 'wenn du fragst, und wenn Claude Code hier abgelehnt wird oder eine Anmeldung scheitert, während die Statusseite nichts meldet; höchstens alle 10 min; Einstellung othersCheck',
  },
  release: {
    to: ['api.github.com'],
    what: 'die neueste Version von Pilotlight',
    when: 'einmal am Tag, durch die Desktop-App, sofern sie weiß, woher sie kommt; Einstellung updateCheck',
  },
  update: {
    to: ['downloads.claude.ai'],
    what: 'die neueste Version von Claude Code; bei einer Installation mit npm wird stattdessen npm gefragt',
    when: 'wenn du nach einer neueren Version fragst',
  },
  installer: {
    to: ['claude.ai', 'downloads.claude.ai'],
    what: 'das Installationsprogramm von Claude Code, das selbst holt, was es braucht',
    when: 'wenn du Claude Code installieren lässt',
  },
  'key-test': {
    to: ['api.anthropic.com'],
    what: 'die Liste der Modelle, mit dem Schlüssel, den du angegeben hast, um ihn zu testen',
    when: 'wenn du den Schlüssel testest',
  },
  change: {
    to: ['die Adresse, die du genannt hast'],
    what: 'dass sich Licht, Schlagzeile oder Stand der Anmeldung geändert hat, und der Status, wie ihn „status --format json“ ausgibt, signiert',
    when: 'bei jeder Änderung, sobald onChange oder --on-change gesetzt ist',
  },
  collector: {
    to: ['den Collector, den du genannt hast'],
    what: 'die Zahlen von „--metrics“ und der Name dieses Computers',
    when: 'einmal pro Minute, mit --otlp',
  },
  ask: {
    to: ['api.anthropic.com', 'dein Gateway'],
    what: 'deine Frage, mit dem Schlüssel oder Token, den du angegeben hast',
    when: 'wenn du eine stellst',
  },
} as const satisfies Record<SentId, Sent>;

export const READS = {
  claude:
    'die Ordner von Claude Code: Einstellungen, gespeicherte Anmeldung, .claude.json, .mcp.json, Sperren, die neuesten Fehlerzeilen seiner Sitzungsprotokolle und seine verwalteten Einstellungen',
  keychain:
    'auf macOS den Schlüsselbund: ob der Eintrag da ist; seinen Inhalt, wenn du einen Befehl eingibst, der ihn braucht (doctor, check, repair …), bei watch, serve und der Desktop-App erst, nachdem du einmal zugestimmt hast',
  anthropic: 'Anthropics eigene Profile in ~/.config/anthropic',
  named:
    'wo eine Cloud eingeschaltet ist, deren Dateien (~/.aws, ~/.azure, die von gcloud) und den Hersteller dieses Computers; und Dateien, die in Variablen stehen: Zertifikate, und ob die Datei eines Tokens da ist',
  programs: 'die Orte, an denen Programme liegen: welches Claude Code installiert ist, und Skripte, die claude heißen',
  shell:
    'die Startdateien deiner Shell und was sie laden, /etc/environment, nach einer festen Liste von Variablen und nach Aliassen, die claude starten',
  project:
    'die Einstellungen deines Editors, .envrc und ob direnv es laden darf, die Dateien von mise und .git, vom aktuellen Ordner aufwärts',
  starts:
    'User-Units von systemd, Agents von launchd, die Tabellen von cron und die Einstellungen von tmux, screen, zellij, kitty, Ghostty und Alacritty, soweit sie eine dieser Variablen setzen',
  processes:
    'auf Linux und macOS die Umgebung deiner eigenen laufenden claude-Prozesse (auf macOS, wie ps sie zeigt) und die Einstellungen von Claude Code in den Ordnern, in denen sie laufen',
  own: 'den eigenen Ordner von Pilotlight, den einzigen, in den es von sich aus schreibt',
} as const satisfies Record<ReadId, string>;

export const PRIVACY_NOTE =
  'Ein Token oder Schlüssel wird in einer einzigen Funktion angesehen und dort vergessen. Mit keiner Frage geht etwas von dir mit, außer einem Schlüssel, den du dafür angegeben hast. Es gibt keine Telemetrie.';
