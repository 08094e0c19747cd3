/** German for ../messages/start-places.ts. */
import type { MisplacedSetting } from '../facts.ts';

interface Start {
  name: string;
  names: string;
  runsClaude: boolean;
}

const stand = (names: string): string => (names.includes(',') ? 'stehen' : 'steht');

const MISPLACED = {
  'top-level': {
    title: 'Variablen in deinen Einstellungen zählen nicht',
    detail: (names) =>
      `${names} ${stand(names)} neben dem env-Block. Claude Code liest Variablen nur innerhalb von "env": { … }; verschiebe sie dorthin.`,
  },
  environment: {
    title: 'Variablen in deinen Einstellungen zählen nicht',
    detail: (names) =>
      `${names} ${stand(names)} unter "environment". Claude Code nennt diesen Block "env"; benenne ihn um.`,
  },
  'repeated-env': {
    title: 'Deine Einstellungen haben zwei env-Blöcke, und nur der letzte zählt',
    detail: () => 'Was der erste env-Block setzt, geht verloren. Schreibe alle Variablen in einen Block.',
  },
  nearly: {
    title: 'Claude Code kennt einen Namen in deinem env-Block nicht',
    detail: (names) =>
      `${names} ist fast der Name einer Variablen, die Claude Code liest, und bewirkt nichts. Nimm ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_BASE_URL oder CLAUDE_CODE_OAUTH_TOKEN, je nachdem, was gemeint ist.`,
  },
  'misnamed-file': {
    title: 'Claude Code liest diese Einstellungsdatei nicht: Ihr Name stimmt nicht ganz',
    detail: (names) =>
      `${names} ${stand(names)} darin. In diesem Ordner liest Claude Code settings.json; verschiebe den Eintrag dorthin.`,
  },
  'unread-file': {
    title: 'Claude Code liest diese Einstellungsdatei nicht',
    detail: (names) =>
      `${names} ${stand(names)} in einer Datei, die nur so aussieht, als gehöre sie zu Claude Code. Verschiebe den Eintrag nach settings.json in ~/.claude.`,
  },
  'only-at-home': {
    title: 'Diese lokalen Einstellungen zählen nur in deinem Home-Ordner',
    detail: (names) =>
      `${names} ${stand(names)} in settings.local.json neben deinen Benutzereinstellungen. Claude Code liest diese Datei nur, wenn es in dem Ordner darüber gestartet wird; verschiebe den Eintrag nach settings.json.`,
  },
  'settings-key': {
    title: 'Eine Einstellung steht in der falschen Datei',
    detail: (names) =>
      `${names} ${stand(names)} in .claude.json, wo Claude Code nicht danach sucht. Verschiebe den Eintrag nach settings.json.`,
  },
} as const satisfies Record<MisplacedSetting['why'], { title: string; detail: (names: string) => string }>;

const OWN_VARIABLES = (what: string) => ({
  title: ({ name, runsClaude }: Start) =>
    runsClaude
      ? `${name} ist ${what} und gibt Claude Code eigene Variablen mit`
      : `Der Aufruf von ${name} ändert, wie Claude Code sich anmeldet`,
  detail: ({ name, names, runsClaude }: Start) =>
    runsClaude
      ? `Im Terminal ist ${name} ${what} und setzt ${names}. Skripte, die claude selbst starten, bekommen davon nichts.`
      : `Wurde ${name} einmal aufgerufen, bekommt claude im selben Terminal ${names} mit.`,
});

const TOOL = {
  detail: ({ name, names }: Start) =>
    `${name} setzt ${names}. Was dort gestartet wird, nutzt diese Werte, egal, was in deinem Terminal gilt.`,
};

export const START_PLACE_FINDINGS = {
  'setting-misplaced': {
    title: ({ why }: { why: MisplacedSetting['why'] }) => MISPLACED[why].title,
    detail: ({ why, names }: { why: MisplacedSetting['why']; names: string }) => MISPLACED[why].detail(names),
  },
  'alias-sets-variables': OWN_VARIABLES('ein Alias'),
  'function-sets-variables': OWN_VARIABLES('eine Funktion'),
  'editor-sets-variables': { ...TOOL, title: 'Dein Editor gibt Claude Code eigene Variablen mit' },
  'wrapper-sets-variables': OWN_VARIABLES('ein Skript'),
  'service-sets-variables': { ...TOOL, title: 'Ein Dienst startet Claude Code mit eigenen Variablen' },
  'terminal-sets-variables': {
    title: ({ name }: Start) => `${name} gibt seinen Terminals eigene Variablen mit`,
    detail: ({ name, names }: Start) =>
      `Was innerhalb von ${name} gestartet wird, bekommt ${names} mit, egal, was in deinen Startdateien steht.`,
  },
  'folder-holds-login': {
    title: 'Ein Ordner enthält eine Anmeldung, die nicht überwacht wird',
    detail: ({ folder }: { folder: string }) =>
      `${folder} sieht aus wie ein Profil von Claude Code. Um es zu nutzen, setze CLAUDE_CONFIG_DIR auf diesen Ordner und starte Claude Code; um es zu überwachen, füge den Ordner in den Einstellungen unter „Profile“ hinzu.`,
  },
  'variable-nearly-right': {
    title: ({ name }: { name: string }) => `Claude Code kennt ${name} nicht`,
    detail: ({ name }: { name: string }) =>
      `${name} ist fast der Name einer Variablen, die Claude Code liest, und bewirkt nichts. Nimm ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN, ANTHROPIC_BASE_URL oder CLAUDE_CODE_OAUTH_TOKEN, je nachdem, was gemeint ist.`,
  },
  'variable-not-exported': {
    title: ({ name }: { name: string }) => `${name} ist gesetzt, aber nicht exportiert`,
    detail:
      'Eine Startdatei deiner Shell setzt sie nur für die Shell, deshalb sieht Claude Code sie nie. Schreibe export davor (set -gx in fish, setenv in tcsh), oder entferne die Zeile.',
  },
} as const;
