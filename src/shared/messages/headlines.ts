/**
 * The headline. `script` is what programs read (`doctor --json`, logs) and stays as it is; `sentence` is what people read, in
 * tray, window, notification, history and terminal alike.
 */
import type { HeadlineId } from '../ids.ts';

export interface HeadlineText {
  script: string;
  sentence: string;
}

export const HEADLINES = {
  'signed-in': { script: 'Signed in', sentence: 'Signed in. Claude Code is ready.' },
  'signed-in-renews': { script: 'Signed in; renews on next use', sentence: 'Signed in. Claude Code is ready.' },
  ending: { script: 'Sign-in ends soon', sentence: 'Your login ends soon.' },
  expired: { script: 'Sign-in expired', sentence: 'Signed out: your login expired.' },
  'not-signed-in': { script: 'Not signed in', sentence: 'You are not signed in.' },
  'not-installed': { script: 'Claude Code is not installed', sentence: 'Claude Code is not here yet.' },
  unreadable: { script: 'Cannot read sign-in data', sentence: 'Your login cannot be read.' },
  'plan-token': { script: 'Uses a token of a plan', sentence: 'Ready, on a plan by its token.' },
  'other-source': { script: 'Uses an API key or a cloud provider', sentence: 'Ready, but not on your plan.' },
  degraded: { script: 'Claude is degraded', sentence: 'Claude is slow or unreliable.' },
  'degraded-ending': {
    script: 'Sign-in ends soon; Claude is degraded',
    sentence: 'Your login ends soon, and Claude is unreliable.',
  },
  partial: { script: 'Partial outage of Claude Code or the API', sentence: 'Anthropic has a partial outage.' },
  'partial-renews': { script: 'Partial outage; renewal may fail once', sentence: 'Anthropic has a partial outage.' },
  'partial-ending': {
    script: 'Partial outage; sign-in ends soon',
    sentence: 'Partial outage, and your login ends soon.',
  },
  'partial-expired': {
    script: 'Sign-in expired; partial outage running',
    sentence: 'Your login expired during an outage.',
  },
  'partial-not-signed-in': {
    script: 'Not signed in; partial outage running',
    sentence: 'Not signed in, and Anthropic has a partial outage.',
  },
  recovering: { script: 'Recovering from an incident', sentence: 'Anthropic is recovering.' },
  'recovering-renews': { script: 'Recovering; renewal may fail once', sentence: 'Anthropic is recovering.' },
  'recovering-ending': {
    script: 'Recovering; sign-in ends soon',
    sentence: 'Anthropic is recovering, and your login ends soon.',
  },
  'recovering-expired': {
    script: 'Sign-in expired; service is recovering',
    sentence: 'Your login expired, and Anthropic is recovering.',
  },
  'recovering-not-signed-in': {
    script: 'Not signed in; service is recovering',
    sentence: 'Not signed in, and Anthropic is recovering.',
  },
  maintenance: { script: 'Planned maintenance', sentence: 'Anthropic is doing maintenance.' },
  'maintenance-renews': {
    script: 'Planned maintenance; renewal may wait',
    sentence: 'Anthropic is doing maintenance.',
  },
  'maintenance-ending': {
    script: 'Planned maintenance; sign-in ends soon',
    sentence: 'Maintenance, and your login ends soon.',
  },
  'maintenance-expired': {
    script: 'Sign-in expired during maintenance',
    sentence: 'Your login expired during maintenance.',
  },
  'maintenance-not-signed-in': {
    script: 'Not signed in; maintenance running',
    sentence: 'Not signed in, and Anthropic is doing maintenance.',
  },
  'login-refused': {
    script: 'Server refuses a sign-in that has not expired',
    sentence: 'Anthropic refuses a login that is still good.',
  },
  'key-refused': { script: 'API key refused', sentence: 'Your API key was refused.' },
  'login-silent': {
    script: 'Sign-in service does not answer (not confirmed)',
    sentence: 'Anthropic’s sign-in does not answer.',
  },
  'login-silent-renews': {
    script: 'Renewal may fail: sign-in service does not answer',
    sentence: 'Anthropic’s sign-in does not answer.',
  },
  'login-silent-ending': {
    script: 'Sign-in ends soon and the sign-in service does not answer',
    sentence: 'Your login ends soon, and sign-in does not answer.',
  },
  'login-silent-expired': {
    script: 'Sign-in expired and the sign-in service does not answer',
    sentence: 'Your login expired, and sign-in does not answer.',
  },
  'login-silent-unreadable': {
    script: 'Cannot read sign-in data; sign-in service does not answer',
    sentence: 'Your login cannot be read.',
  },
  'login-silent-other': {
    script: 'API key in use; sign-in service does not answer',
    sentence: 'Ready, but not on your plan.',
  },
  'login-down': { script: 'Official incident: sign-in is failing', sentence: 'Sign-in is failing at Anthropic.' },
  'login-down-renews': { script: 'Official incident: renewal may fail', sentence: 'Sign-in is failing at Anthropic.' },
  'login-down-ending': {
    script: 'Official incident; sign-in ends soon',
    sentence: 'Sign-in is failing, and your login ends soon.',
  },
  'login-down-expired': {
    script: 'Cannot sign in: official incident',
    sentence: 'You cannot sign in: Anthropic has an incident.',
  },
  'login-down-other': {
    script: 'Official sign-in incident; API keys not named',
    sentence: 'Sign-in is failing at Anthropic, but not for you.',
  },
  silent: { script: 'Claude does not answer (not confirmed)', sentence: 'Claude does not answer.' },
  'silent-ending': {
    script: 'Claude does not answer; sign-in ends soon',
    sentence: 'Claude does not answer, and your login ends soon.',
  },
  'silent-expired': {
    script: 'Sign-in expired and Claude does not answer',
    sentence: 'Your login expired, and Claude does not answer.',
  },
  'silent-unreadable': {
    script: 'Cannot read sign-in data; Claude does not answer',
    sentence: 'Claude does not answer.',
  },
  down: { script: 'Official outage', sentence: 'Anthropic is having an outage.' },
  'down-ending': { script: 'Official outage; sign-in ends soon', sentence: 'An outage, and your login ends soon.' },
  'down-expired': {
    script: 'Cannot sign in: official outage',
    sentence: 'You cannot sign in: Anthropic has an outage.',
  },
  'signed-in-service-unknown': {
    script: 'Signed in; service state unknown',
    sentence: 'Signed in. Service status unknown.',
  },
  'service-unknown': { script: 'Service state unknown', sentence: 'Service status unknown.' },
  offline: { script: 'Offline', sentence: 'No network. Waiting.' },
  'offline-ending': { script: 'Offline; sign-in ends soon', sentence: 'No network. Your login ends soon.' },
  'offline-expired': { script: 'Offline; sign-in expired', sentence: 'No network, and your login expired.' },
  'offline-not-signed-in': { script: 'Offline; not signed in', sentence: 'No network, and not signed in.' },
  captive: { script: 'This network wants a sign-in page', sentence: 'This network wants you to sign in to it.' },
  restricted: {
    script: 'This network blocks Claude (proxy, VPN, firewall, DNS)',
    sentence: 'Something in your network blocks Claude.',
  },
  settling: { script: '(keep last; dim)', sentence: 'Reconnecting…' },
  'fallback-key': { script: 'Working on your API key', sentence: 'Working on your API key.' },
  'fallback-other': { script: 'Working without your plan', sentence: 'Working without your plan.' },
  starting: { script: 'Looking at the network', sentence: 'Checking the network…' },
} as const satisfies Record<Exclude<HeadlineId, 'finding'>, HeadlineText>;
