/** German for ../messages/findings.ts. */
import type { IdentityFile, UnreadableReason } from '../facts.ts';
import type { FindingId } from '../finding-ids.ts';
import type { FindingText, SignOutBugId } from '../messages/findings.ts';
import { FILE_FINDINGS } from './findings/files.ts';
import { LOGIN_FINDINGS } from './findings/login.ts';
import { SESSION_SOURCE_FINDINGS } from './findings/session-sources.ts';
import { STORE_FINDINGS } from './findings/store.ts';
import { FITNESS_FINDINGS } from './fitness.ts';
import { counted } from './phrasing.ts';
import { REFUSAL_FINDINGS } from './refusals.ts';
import { START_PLACE_FINDINGS } from './start-places.ts';

interface Said {
  title: string;
  detail: string;
}

interface Named {
  name: string;
}

const IDENTITY_FILE = {
  absent: 'Dort gibt es nichts',
  'not-a-file': 'Dort liegt etwas anderes als eine Datei',
  empty: 'Die Datei ist leer oder enthält nur Leerraum',
} as const satisfies Record<Exclude<IdentityFile, 'there'>, string>;

export const FINDINGS = {
  ...STORE_FINDINGS,
  ...LOGIN_FINDINGS,
  ...FILE_FINDINGS,
  ...FITNESS_FINDINGS,
  ...REFUSAL_FINDINGS,
  ...START_PLACE_FINDINGS,
  ...SESSION_SOURCE_FINDINGS,
  'usage-limit-reached': {
    title: ({ window }: { window: string }) => `Die Verbrauchsgrenze ist erreicht (${window})`,
    detail:
      'Mit deiner Anmeldung ist alles in Ordnung, und erneut anmelden ändert nichts. Claude Code antwortet wieder, wenn das Zeitfenster neu beginnt, oder mit zusätzlichem Verbrauch, wenn du ihn hast.',
  },
  'address-is-none': {
    title: ({ name }: { name: string }) => `Claude Code kann nichts senden: ${name} ist keine Adresse`,
    detail:
      'Eine Adresse beginnt mit https:// oder http:// und steht nicht in Anführungszeichen. So, wie der Wert ist, endet jede Anfrage mit einem Fehler. Berichtige die Adresse, oder entferne sie.',
  },
  'api-key-beats-plan': {
    title: ({ plan, scriptsOnly }: { plan: string | null; scriptsOnly: boolean }) =>
      `Ein API-Schlüssel hat${scriptsOnly ? ' in claude -p' : ''} Vorrang vor ${plan ? `deinem Abo (${plan})` : 'deiner Claude-Anmeldung'}`,
    detail: ({ credential, place, scriptsOnly }: { credential: string; place: string; scriptsOnly: boolean }) =>
      `${scriptsOnly ? 'claude -p' : 'Claude Code'} sendet statt deiner Anmeldung: ${credential}. Du zahlst pro Token. Entferne das aus ${place}, um wieder dein Abo zu nutzen.`,
  },
  'api-key-not-approved': {
    title: 'Nur claude -p verwendet den API-Schlüssel',
    detail:
      'Im Terminal fragt Claude Code, bevor es den Schlüssel in ANTHROPIC_API_KEY verwendet; claude -p sendet ihn, ohne zu fragen. Beides kann verschieden abgerechnet werden.',
  },
  'api-key-rejected': {
    title: 'Du hast diesen API-Schlüssel abgewiesen, aber claude -p sendet ihn weiterhin',
    detail:
      'Im Terminal übergeht Claude Code den Schlüssel in ANTHROPIC_API_KEY, wie du es gewählt hast. Skripte, die claude -p ausführen, senden ihn weiterhin und zahlen pro Token.',
  },
  'blank-key-breaks': {
    title: 'Ein API-Schlüssel aus Leerraum hält Claude Code auf',
    detail:
      'ANTHROPIC_API_KEY enthält nur Leerraum. Diese Version von Claude Code hält das für einen Schlüssel und antwortet „Invalid API key“. Entferne die Variable, oder aktualisiere Claude Code.',
  },
  'claude-not-found': {
    title: 'Claude Code wurde auf diesem Computer nicht gefunden',
    detail:
      'Weder im Suchpfad noch dort, wo die Installationsprogramme es ablegen, gibt es ein Programm claude. Installiere zuerst Claude Code, starte dann claude und melde dich an. Läuft es anderswo (in einem Container, in WSL, bei einem anderen Benutzer), prüfe dort.',
  },
  'cli-sign-out-bugs': {
    title: ({ version }: { version: string }) => `Claude Code ${version} hat bekannte Fehler, die dich abmelden`,
    detail: ({ bugs, fixedIn }: { bugs: readonly SignOutBugId[]; fixedIn: string }) =>
      `In dieser Version gilt: ${bugs.map((bug) => SIGN_OUT_BUGS[bug]).join('; ')}. Ab Version ${fixedIn} ist ${bugs.length === 1 ? 'das' : 'all das'} behoben.`,
  },
  'cli-unmeasured': {
    title: ({ version }: { version: string }) => `Claude Code ${version} ist neuer als dieses Pilotlight`,
    detail: ({ newest }: { newest: string }) =>
      `Pilotlight wurde mit Claude Code bis ${newest} getestet und beurteilt diese Version nach denselben Regeln. Wählt sie ihre Anmeldung anders, kann falsch sein, was Pilotlight hier sagt.`,
  },
  'clock-off': {
    title: ({ off, fast }: { off: string; fast: boolean }) =>
      `Die Uhr dieses Computers geht ${off} ${fast ? 'vor' : 'nach'}`,
    detail:
      'Nach dieser Uhr entscheidet Claude Code, ob seine Anmeldung abgelaufen ist; eine falsche Uhr kann eine Anmeldung beenden oder verderben. Schalte in den Systemeinstellungen die automatische Uhrzeit ein.',
  },
  'custom-address-receives-login': {
    title: ({ host }: { host: string }) => `Deine Anmeldung wird an ${host} gesendet`,
    detail: ({ host }: { host: string }) =>
      `ANTHROPIC_BASE_URL verweist Claude Code auf ${host}, und jede Anfrage trägt deine Claude-Anmeldung dorthin. Entferne die Variable, wenn du dieser Adresse nicht vertraust.`,
  },
  'custom-header-overrides-login': {
    title: 'Ein eigener Header hat Vorrang vor deiner Anmeldung',
    detail:
      'ANTHROPIC_CUSTOM_HEADERS setzt einen Header mit Anmeldedaten. Er wird statt deiner Anmeldung oder mit ihr zusammen gesendet, und Claude Code zeigt ihn in seinem eigenen Status nicht an.',
  },
  'gateway-address-refused': {
    title: 'Claude Code startet nicht: Es lehnt die Adresse des Gateways ab',
    detail:
      'CLAUDE_CODE_USE_GATEWAY ist eingeschaltet, und ANTHROPIC_BASE_URL ist keine Adresse oder beginnt mit http://. Ein Gateway muss über https:// erreicht werden, außer es läuft auf diesem Computer. Berichtige die Adresse, oder schalte das Gateway aus.',
  },
  'new-terminal-differs': {
    title: 'Ein neues Terminal würde andere Anmeldedaten verwenden',
    detail: ({ here, there }: { here: string; there: string }) =>
      `Hier verwendet Claude Code: ${here}. In einem jetzt geöffneten Terminal wäre es: ${there}.`,
  },
  'nothing-is-sent': { title: ({ title }: Said) => title, detail: ({ detail }: Said) => detail },
  'policy-stops-requests': {
    title: 'Die Einstellungen deiner Organisation halten Claude Code auf',
    detail:
      'Verwaltete Einstellungen verlangen eine Anmeldung deiner Organisation. Ein hier gesetzter Schlüssel, ein Token oder die Anmeldung einer anderen Organisation lässt claude -p mit einem Fehler enden, auch wenn sein Status sagt, du seist angemeldet.',
  },
  'profile-lacks-identity': {
    title: 'Claude Code kann sich mit seiner Workload-Identität nicht anmelden',
    detail: ({ file }: { file: IdentityFile | null }) =>
      file !== null && file !== 'there'
        ? `ANTHROPIC_IDENTITY_TOKEN_FILE soll die Datei mit dem Identitäts-Token nennen. ${IDENTITY_FILE[file]}. Solange dort kein Identitäts-Token steht, endet jede Anfrage mit einem Fehler.`
        : 'Ein Profil oder eine Föderationsregel aus den Entwicklerwerkzeugen von Anthropic ist ausgewählt, aber es fehlt die Identität, um ein Token zu bekommen. Setze ANTHROPIC_IDENTITY_TOKEN_FILE oder ANTHROPIC_IDENTITY_TOKEN, oder sorge dafür, dass nur du die Datei mit den Anmeldedaten des Profils lesen kannst. Bis dahin endet jede Anfrage mit einem Fehler.',
  },
  'provider-lacks': {
    title: ({ provider }: { provider: string }) =>
      `${provider.charAt(0).toUpperCase()}${provider.slice(1)} ist eingeschaltet, aber nicht eingerichtet`,
    detail: ({ provider, missing, isCloud }: { provider: string; missing: readonly string[]; isCloud: boolean }) =>
      `Claude Code sendet seine Anfragen an ${provider}; deine Claude-Anmeldung wird nicht verwendet. Hier war nichts zu finden für: ${missing.join(', ')}.${isCloud ? ' Auch die Dateien der Cloud in deinem Home-Ordner wurden angesehen.' : ''}`,
  },
  'running-session-differs': {
    title: 'Eine laufende Sitzung verwendet andere Anmeldedaten',
    detail: ({ pid, here, there }: { pid: number; here: string; there: string }) =>
      `Die Sitzung mit der Prozess-ID ${pid} verwendet bis zu ihrem Neustart: ${there}. Eine neue Sitzung würde verwenden: ${here}.`,
  },
  'saved-key-takes-over': {
    title: 'Claude Code rechnet jetzt über einen API-Schlüssel ab',
    detail:
      'Deine Anmeldung gilt nicht mehr, und Claude Code verwendet stillschweigend den API-Schlüssel, den eine frühere Console-Anmeldung gespeichert hat: Du zahlst pro Token. Melde dich erneut an, um dein Abo zu nutzen.',
  },
  'sign-in-server-unknown': {
    title: 'Claude Code kann nichts senden: CLAUDE_CODE_CUSTOM_OAUTH_URL nennt einen Server, den es nicht zulässt',
    detail: ({ byHelper }: { byHelper: boolean }) =>
      byHelper
        ? 'Die verwalteten Einstellungen deiner Organisation haben einen Schlüssel-Helfer. Daneben sendet Claude Code eine Anmeldung oder ein Token nur, wenn es den dort genannten Server zulässt; so, wie der Wert ist, endet jede Anfrage mit „Your organization’s settings need an update“. Entferne die Variable.'
        : 'Claude Code lässt dort nur wenige Server von Anthropic zu. So, wie der Wert ist, endet jede Anfrage vor dem Senden mit einem Fehler. Entferne die Variable.',
  },
  'several-installs': {
    title: 'Mehrere Versionen von Claude Code sind installiert',
    detail: ({ onPath }: { onPath: boolean }) =>
      `${onPath ? 'Ein Terminal startet die erste davon' : 'Keine davon liegt im Suchpfad'}. Ein Editor oder ein Skript startet vielleicht eine andere, und sie wählen die Anmeldedaten nicht ganz nach denselben Regeln. Behalte eine.`,
  },
  'token-shadows-login': {
    title: ({ name }: Named) => `${name} hat Vorrang vor deiner Anmeldung`,
    detail: ({ credential, place }: { credential: string; place: string }) =>
      `Claude Code sendet: ${credential}, gesetzt in ${place}. Solange das dort steht, ändert erneut anmelden nichts.`,
  },
  'value-cannot-be-sent': {
    title: ({ name }: Named) => `${name} kann nicht gesendet werden`,
    detail: ({ name }: Named) =>
      `${name} enthält einen Zeilenumbruch, ein typografisches Anführungszeichen oder ein anderes Zeichen, das keine Anfrage übertragen kann; wahrscheinlich wurde es mit eingefügt. Claude Code bricht mit einem Fehler ab. Setze den Wert neu, für sich allein und in einer Zeile.`,
  },
  'version-refused': {
    title: ({ version }: { version: string }) => `Deine Organisation erlaubt Claude Code ${version} nicht`,
    detail: ({ limit, tooOld }: { limit: string; tooOld: boolean }) =>
      tooOld
        ? `Die verwalteten Einstellungen dieses Computers verlangen ${limit} oder neuer; diese Version beendet sich deshalb beim Start. Aktualisiere Claude Code.`
        : `Die verwalteten Einstellungen dieses Computers erlauben höchstens ${limit}; diese Version beendet sich deshalb beim Start. Installiere jene Version, oder wende dich an die Administration dieses Computers.`,
  },
} as const satisfies Record<FindingId, FindingText>;

export const UNREADABLE_EVIDENCE = {
  denied: 'der Zugriff wurde verweigert',
  locked: 'der Schlüsselbund lässt sich ohne dich nicht entsperren (Exit-Code 36)',
  'not-agreed': 'der Eintrag ist da',
  timeout: 'keine Antwort innerhalb von fünf Sekunden',
  torn: 'die Datei ist unvollständig',
  broken: 'die Datei ist kein gültiges JSON',
  encoding: 'die Datei ist kein einfaches UTF-8',
  'too-big': 'mehr als 8 MiB',
  'bare-token': 'hier steht allein ein Token',
  'not-a-file': 'das ist keine Datei',
  'credential-manager': 'nur Claude Code liest die Anmeldung dort',
  'no-tool': '/usr/bin/security lässt sich nicht ausführen',
  failed: 'das System hat einen Fehler gemeldet',
} as const satisfies Record<UnreadableReason, string>;

/** Main clauses, to stand behind a colon: „In dieser Version gilt: …“. */
export const SIGN_OUT_BUGS = {
  'renewal-signs-out': 'eine Sitzung, die die Anmeldung erneuert, lässt die anderen nach einer neuen fragen',
  'writes-erase': 'zwei Sitzungen, die im selben Augenblick schreiben, können eine gültige Anmeldung löschen',
  'wake-signs-out': 'wacht der Computer auf, können alle laufenden Sitzungen abgemeldet werden',
  'sessions-wipe': 'parallele Sitzungen können die gemeinsame Anmeldung löschen und enden dann alle mit dem Fehler 401',
  'sleep-signs-out': 'viele parallele Sitzungen können nach dem Ruhezustand alle abgemeldet werden',
  'renewal-asks':
    'eine Sitzung kann nur deshalb um erneute Anmeldung bitten, weil gerade eine andere die Anmeldung erneuert',
  'status-renews':
    '„claude auth status“ kann die Anmeldung erneuern und die Antwort verlieren; in Skripten und Statuszeilen hat es deshalb nichts zu suchen',
} as const;

/** „6 Minuten“: how far a clock is off; in the accusative, behind „geht“. */
export function sayOffset(ms: number): string {
  const units = [
    [86_400_000, 'Tag', 'Tage'],
    [3_600_000, 'Stunde', 'Stunden'],
    [60_000, 'Minute', 'Minuten'],
  ] as const;
  const [size, one, others] = units.find(([unit]) => ms >= unit * 2) ?? [60_000, 'Minute', 'Minuten'];
  return counted(Math.round(ms / size), one, others);
}
