/** German for ../messages/steps.ts. */
import type { FindingStepId, StepId } from '../ids.ts';
import type { StepText } from '../messages/steps.ts';
import { REMEDY_STEPS } from './remedies.ts';

export { stepScript } from '../messages/steps.ts';

const TABLE_STEPS = {
  none: { script: 'nothing to do', text: 'nichts zu tun' },
  'check-again': { script: 're-check when the grace ends', text: 'einen Moment warten' },
  'sign-in': { script: 'run /login', text: 'anmelden' },
  'sign-in-after-incident': {
    script: 'the incident is over; sign in again',
    text: 'erneut anmelden, denn die Störung ist vorbei',
  },
  'try-sign-in': { script: 'try /login', text: 'versuchen, sich anzumelden' },
  'try-sign-in-twice': {
    script: 'try /login; if it fails, retry in 10 min',
    text: 'versuchen, sich anzumelden; wenn es scheitert, in 10 Minuten erneut',
  },
  'sign-in-when-recovered': { script: 'run /login when it recovers', text: 'anmelden, sobald Claude wieder läuft' },
  wait: { script: 'wait; do not sign out', text: 'warten und nicht abmelden' },
  'wait-to-sign-in': { script: 'wait; sign in when it is over', text: 'warten und anmelden, wenn es vorbei ist' },
  'wait-then-run-once': {
    script: 'wait 10 min, then run claude once; /login only if the page stays clear for 30 min',
    text: '10 Minuten warten, dann einmal claude starten; erst dann erneut anmelden, wenn die Statusseite 30 Minuten lang nichts meldet',
  },
  'keep-sessions': {
    script: 'keep sessions open; do not sign out',
    text: 'deine Sitzungen offen lassen und nicht abmelden',
  },
  'fix-access': {
    script: 'fix access to the credential store',
    text: 'den Zugriff auf die gespeicherte Anmeldung in Ordnung bringen',
  },
  'check-network': {
    script: 'check network',
    text: 'das Netz dieses Computers prüfen: Kabel oder WLAN, VPN und Proxy',
  },
  'open-portal': {
    script: 'open the network sign-in page',
    text: 'irgendeine Webseite öffnen und dort bei diesem Netz anmelden',
  },
  'check-proxy': { script: 'check proxy, VPN or DNS', text: 'Proxy, VPN und DNS dieses Computers prüfen' },
  'open-status-page': {
    script: 'open status page',
    text: 'auf der Statusseite von Anthropic nachsehen, wie es vorangeht',
  },
  'install-claude': { script: 'install Claude Code', text: 'Claude Code installieren, dann anmelden' },
  'check-key': {
    script: 'check the key in the console',
    text: 'in der Claude Console prüfen, ob der Schlüssel noch existiert und Guthaben hat',
  },
} as const satisfies Record<Exclude<StepId, FindingStepId>, StepText>;

const FINDING_STEPS = {
  ...REMEDY_STEPS,
  'complete-provider': 'setzen, was fehlt, oder den Anbieter ausschalten',
  'remove-one': 'eins von beiden entfernen',
  'make-writable': 'den Ordner so einhängen, dass in ihn geschrieben werden kann',
  'make-room': 'auf diesem Datenträger Platz schaffen',
  'give-identity': 'dem Profil sein Identitätstoken geben oder das Profil entfernen',
  'set-in-one-line': 'erneut setzen, in einer Zeile',
  'correct-gateway-address': 'die Adresse in ANTHROPIC_BASE_URL berichtigen oder das Gateway ausschalten',
  'correct-address': 'die Adresse berichtigen oder entfernen',
  'remove-address': 'ANTHROPIC_BASE_URL entfernen, wenn du dieser Adresse nicht vertraust',
  'check-folder-name': 'den Namen des Ordners prüfen',
  'sign-in-as-member': 'erneut anmelden, mit einer Organisation, der du angehörst',
  'try-without-vpn': 'ohne VPN oder Proxy versuchen; wenn das nicht hilft, an den Support von Anthropic wenden',
  'check-subscription': 'claude.ai/settings/billing prüfen oder deinen Administrator fragen',
  'settle-billing': 'die Abrechnung klären oder andere Anmeldedaten nutzen',
  'choose-model': 'ein anderes Modell wählen: /model in Claude Code',
  'check-filter': 'Proxy, VPN oder Firewall prüfen',
  'set-clock': 'in den Systemeinstellungen die automatische Uhrzeit einschalten',
  'unlock-keychain': 'in dieser Sitzung „security unlock-keychain“ ausführen',
  'run-line': 'die Zeile ausführen, die dabei steht',
  'take-ownership': 'die Datei wieder deinem Konto übergeben',
} as const satisfies Record<FindingStepId, string>;

export const STEPS = { ofTable: TABLE_STEPS, ofFindings: FINDING_STEPS } as const;

export function stepText(id: StepId): string {
  return isFindingStep(id) ? STEPS.ofFindings[id] : STEPS.ofTable[id].text;
}

function isFindingStep(id: StepId): id is FindingStepId {
  return Object.hasOwn(STEPS.ofFindings, id);
}
