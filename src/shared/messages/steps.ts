/**
 * The next step, as it stands behind "Next:": small at its beginning, no full stop. `script` is what programs read and stays
 * as it is; `text` is what people read.
 */
import type { FindingStepId, StepId } from '../ids.ts';
import { REMEDY_STEPS } from './remedies.ts';

export interface StepText {
  script: string;
  text: string;
}

const TABLE_STEPS = {
  none: { script: 'nothing to do', text: 'nothing to do' },
  'check-again': { script: 're-check when the grace ends', text: 'wait a moment' },
  'sign-in': { script: 'run /login', text: 'sign in' },
  'sign-in-after-incident': {
    script: 'the incident is over; sign in again',
    text: 'the incident is over; sign in again',
  },
  'try-sign-in': { script: 'try /login', text: 'try to sign in' },
  'try-sign-in-twice': {
    script: 'try /login; if it fails, retry in 10 min',
    text: 'try to sign in; if it fails, try again in 10 minutes',
  },
  'sign-in-when-recovered': { script: 'run /login when it recovers', text: 'sign in once Claude has recovered' },
  wait: { script: 'wait; do not sign out', text: 'wait, and do not sign out' },
  'wait-to-sign-in': { script: 'wait; sign in when it is over', text: 'wait, and sign in when it is over' },
  'wait-then-run-once': {
    script: 'wait 10 min, then run claude once; /login only if the page stays clear for 30 min',
    text: 'wait 10 minutes, then run claude once; sign in again only if the status page stays clear for 30 minutes',
  },
  'keep-sessions': {
    script: 'keep sessions open; do not sign out',
    text: 'keep your sessions open, and do not sign out',
  },
  'fix-access': { script: 'fix access to the credential store', text: 'fix access to the stored login' },
  'check-network': { script: 'check network', text: 'check this computer’s network: cable or Wi-Fi, VPN and proxy' },
  'open-portal': {
    script: 'open the network sign-in page',
    text: 'open any web page and sign in to this network there',
  },
  'check-proxy': { script: 'check proxy, VPN or DNS', text: 'check this computer’s proxy, VPN and DNS' },
  'open-status-page': { script: 'open status page', text: 'see Anthropic’s status page for progress' },
  'install-claude': { script: 'install Claude Code', text: 'install Claude Code, then sign in' },
  'check-key': {
    script: 'check the key in the console',
    text: 'check in the Claude Console that the key still exists and has credit',
  },
} as const satisfies Record<Exclude<StepId, FindingStepId>, StepText>;

/** What a finding asks for; programs and people read the same. */
const FINDING_STEPS = {
  ...REMEDY_STEPS,
  'complete-provider': 'set what is missing, or turn the provider off',
  'remove-one': 'remove one of the two',
  'make-writable': 'mount the folder so that it can be written to',
  'make-room': 'make some room on that disk',
  'give-identity': 'give the profile its identity token, or remove it',
  'set-in-one-line': 'set it again, in one line',
  'correct-gateway-address': 'correct the address in ANTHROPIC_BASE_URL, or turn the gateway off',
  'correct-address': 'correct the address, or remove it',
  'remove-address': 'remove ANTHROPIC_BASE_URL unless you trust that address',
  'check-folder-name': 'check the name of the folder',
  'sign-in-as-member': 'sign in again with an organization you belong to',
  'try-without-vpn': 'try without VPN or proxy; if that does not help, contact Anthropic support',
  'check-subscription': 'check claude.ai/settings/billing, or ask your administrator',
  'settle-billing': 'settle the billing, or use another credential',
  'choose-model': 'choose another model: /model in Claude Code',
  'check-filter': 'check proxy, VPN or firewall',
  'set-clock': 'turn on automatic time in the system settings',
  'unlock-keychain': 'run “security unlock-keychain” in this session',
  'run-line': 'run the line shown with it',
  'take-ownership': 'give the file back to your account',
} as const satisfies Record<FindingStepId, string>;

/** Every step there is. */
export const STEPS = { ofTable: TABLE_STEPS, ofFindings: FINDING_STEPS } as const;

/** The step as people read it. */
export function stepText(id: StepId): string {
  return isFindingStep(id) ? STEPS.ofFindings[id] : STEPS.ofTable[id].text;
}

/** The step as programs read it. */
export function stepScript(id: StepId): string {
  return isFindingStep(id) ? STEPS.ofFindings[id] : STEPS.ofTable[id].script;
}

function isFindingStep(id: StepId): id is FindingStepId {
  return Object.hasOwn(STEPS.ofFindings, id);
}
