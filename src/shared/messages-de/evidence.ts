/** German for ../messages/evidence.ts. */
import type { Place } from '../facts.ts';
import { PLACE_NAMES } from './credentials.ts';

export const EVIDENCE = {
  isSet: ({ name }: { name: string }) => `${name} ist gesetzt`,
  credentialSet: ({ name, tail, place }: { name: string; tail: string | null; place: Place | null }) =>
    `${name} ist${place ? ` in ${PLACE_NAMES[place]}` : ''} gesetzt${tail ? ` (endet auf ${tail})` : ''}`,
  setForTerminals: ({ name }: { name: string }) => `${name} wird hier für jedes neue Terminal gesetzt`,
  setByShell: ({ name, shell }: { name: string; shell: string }) =>
    `${name} wird von ${shell} gesetzt; wo, geht aus dem Text der Startdateien nicht hervor`,
  setByTool: ({ name, tool }: { name: string; tool: string }) => `${name} wird hier von ${tool} gesetzt`,
  setHere: ({ name, folder }: { name: string; folder: string | null }) =>
    `${name} wird hier${folder === null ? '' : ` auf ${folder}`} gesetzt`,
  setUnexported: ({ name }: { name: string }) => `${name} wird hier ohne export gesetzt`,
  holdsLogin: 'hier ist eine Anmeldung gespeichert',
  misnamedLogin: 'das enthält eine Anmeldung',
  onboardingNotSet: 'hasCompletedOnboarding ist hier nicht gesetzt',
  modelSet: 'model ist gesetzt',
  accountNamed: 'oauthAccount nennt das Konto',
  isSetIn: ({ name, place }: { name: string; place: string }) => `${name} ist in ${place} gesetzt`,
  noLoginToken: 'claudeAiOauth.accessToken ist kein Token einer Anmeldung',
  runs: ({ name, program }: { name: string; program: string }) => `${name} führt ${program} aus`,
  runsThis: ({ name }: { name: string }) => `${name} führt das hier aus`,
  awsProfile: ({ name }: { name: string }) => `AWS_PROFILE oder das Standardprofil: ${name}`,
  noEffect: ({ names }: { names: string }) => `hier ohne Wirkung: ${names}`,
  isOn: ({ name }: { name: string }) => `${name} ist eingeschaltet`,
  pointsTo: ({ name, host }: { name: string; host: string }) => `${name} zeigt auf ${host}`,
  loginForced: 'forceLoginMethod oder forceLoginOrgUUID ist gesetzt',
  version: ({ version }: { version: string | null }) => (version === null ? 'Version unbekannt' : `Version ${version}`),
  process: ({ pid, cwd }: { pid: number; cwd: string | null }) => `Prozess ${pid}${cwd ? ` in ${cwd}` : ''}`,
  clock: ({ off, fast }: { off: string; fast: boolean }) =>
    `geht ${off} ${fast ? 'vor' : 'nach'}, verglichen mit dem Server von Anthropic`,
  loginCleared: 'die Anmeldung ist da, aber ihre Token wurden geleert',
  loginExpired: 'die Anmeldung ist abgelaufen',
  loginEnding: 'die Anmeldung läuft innerhalb von drei Tagen ab',
  scopesNoList: 'claudeAiOauth.scopes ist keine Liste',
  scopeMissing: 'in claudeAiOauth.scopes fehlt user:inference',
  openToOthers: 'andere Benutzer können die Datei lesen oder ändern',
  foreignOwner: 'die Datei gehört einem anderen Benutzer',
  linkToNowhere: 'dieser Link führt ins Leere',
  symbolicLink: 'die Datei ist ein symbolischer Link',
  refused: ({ status, at, request }: { status: number | null; at: number; request: string | null }) =>
    `Claude Code hat am ${new Date(at).toISOString().slice(0, 16).replace('T', ' um ')} UTC den Status ${status ?? 'unbekannt'} vermerkt${request ? `, Anfrage ${request}` : ''}`,
  nobodyHolds: 'niemand hält diese Sperre',
  answeredSince: 'die Sitzungsaufzeichnungen zeigen eine Antwort aus der Zeit nach dem Ende dieser Anmeldung',
  versionLimit: ({ limit, tooOld }: { limit: string; tooOld: boolean }) =>
    `${tooOld ? 'requiredMinimumVersion' : 'requiredMaximumVersion'} ist ${limit}`,
  legacyConfig: 'diese Datei wird anstelle von .claude.json verwendet',
} as const;
