/**
 * The verdict table speaks in telegrams, for logs and scripts; a person is spoken to in sentences. Used by window, tray
 * and notification alike, and the one place to translate them.
 */

const HEADLINES: Readonly<Record<string, string>> = {
  'Signed in': 'Signed in. Claude Code is ready.',
  'Signed in; renews on next use': 'Signed in. Claude Code is ready.',
  'Sign-in ends soon': 'Your login ends soon.',
  'Sign-in expired': 'Signed out: your login expired.',
  'Not signed in': 'You are not signed in.',
  'Cannot read sign-in data': 'Your sign-in cannot be read.',
  'Uses an API key or a cloud provider': 'Ready, without your plan.',
  'Claude is degraded': 'Claude is slow or unreliable.',
  'Sign-in ends soon; Claude is degraded': 'Your login ends soon, and Claude is unreliable.',
  'Partial outage of Claude Code or the API': 'Anthropic has a partial outage.',
  'Partial outage; renewal may fail once': 'Anthropic has a partial outage.',
  'Partial outage; sign-in ends soon': 'Partial outage, and your login ends soon.',
  'Sign-in expired; partial outage running': 'Your login expired during an outage.',
  'Not signed in; partial outage running': 'Not signed in, and Anthropic has a partial outage.',
  'Recovering from an incident': 'Anthropic is recovering.',
  'Recovering; renewal may fail once': 'Anthropic is recovering.',
  'Recovering; sign-in ends soon': 'Anthropic is recovering, and your login ends soon.',
  'Sign-in expired; service is recovering': 'Your login expired, and Anthropic is recovering.',
  'Not signed in; service is recovering': 'Not signed in, and Anthropic is recovering.',
  'Planned maintenance': 'Anthropic is doing maintenance.',
  'Planned maintenance; renewal may wait': 'Anthropic is doing maintenance.',
  'Planned maintenance; sign-in ends soon': 'Maintenance, and your login ends soon.',
  'Sign-in expired during maintenance': 'Your login expired during maintenance.',
  'Not signed in; maintenance running': 'Not signed in, and Anthropic is doing maintenance.',
  'Server refuses a sign-in that has not expired': 'Anthropic refuses a login that is still good.',
  'API key refused': 'Your API key was refused.',
  'Sign-in service does not answer (not confirmed)': 'Anthropic’s sign-in does not answer.',
  'Renewal may fail: sign-in service does not answer': 'Anthropic’s sign-in does not answer.',
  'Sign-in ends soon and the sign-in service does not answer': 'Your login ends soon, and sign-in does not answer.',
  'Sign-in expired and the sign-in service does not answer': 'Your login expired, and sign-in does not answer.',
  'Cannot read sign-in data; sign-in service does not answer': 'Your sign-in cannot be read.',
  'API key in use; sign-in service does not answer': 'Ready, without your plan.',
  'Official incident: sign-in is failing': 'Sign-in is failing at Anthropic.',
  'Official incident: renewal may fail': 'Sign-in is failing at Anthropic.',
  'Official incident; sign-in ends soon': 'Sign-in is failing, and your login ends soon.',
  'Cannot sign in: official incident': 'You cannot sign in: Anthropic has an incident.',
  'Official sign-in incident; API keys not named': 'Sign-in is failing at Anthropic, not for you.',
  'Claude does not answer (not confirmed)': 'Claude does not answer.',
  'Claude does not answer; sign-in ends soon': 'Claude does not answer, and your login ends soon.',
  'Sign-in expired and Claude does not answer': 'Your login expired, and Claude does not answer.',
  'Cannot read sign-in data; Claude does not answer': 'Claude does not answer.',
  'Official outage': 'Anthropic is having an outage.',
  'Official outage; sign-in ends soon': 'An outage, and your login ends soon.',
  'Cannot sign in: official outage': 'You cannot sign in: Anthropic has an outage.',
  'Signed in; service state unknown': 'Signed in. The service was not asked.',
  'Service state unknown': 'The service was not asked.',
  Offline: 'No network. Waiting.',
  'Offline; sign-in ends soon': 'No network. Your login ends soon.',
  'Offline; sign-in expired': 'No network, and your login expired.',
  'Offline; not signed in': 'No network, and not signed in.',
  'This network wants a sign-in page': 'This network wants you to sign in to it.',
  'This network blocks Claude (proxy, VPN, firewall, DNS)': 'Something in your network blocks Claude.',
  'Working on your API key': 'Working on your API key.',
  'Working without your plan': 'Working without your plan.',
  'Looking at the network': 'Looking at the network…',
};

const NAMED = /^(.+) \(([^()]+)\)$/;

/**
 * A headline as a sentence. One that the table does not know (a finding's title) is shown as it is.
 * @param headline  `Report.headline`; with several profiles it ends in the profile's name in parentheses
 */
export function sayHeadline(headline: string): string {
  const { profile, sentence } = splitHeadline(headline);
  return profile === null ? sentence : `${profile}: ${sentence}`;
}

/** The sentence, and the name of the profile that it is about when the headline names one. */
export function splitHeadline(headline: string): { sentence: string; profile: string | null } {
  const known = HEADLINES[headline];
  if (known) return { sentence: known, profile: null };
  const named = NAMED.exec(headline);
  const sentence = named?.[1] ? HEADLINES[named[1]] : undefined;
  return sentence && named?.[2] ? { sentence, profile: named[2] } : { sentence: headline, profile: null };
}

/** Every headline that has a sentence of its own. */
export const KNOWN_HEADLINES: readonly string[] = Object.keys(HEADLINES);
