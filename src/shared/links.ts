/** Where a link leads. A shell asks by id, the monitor's side looks the address up: no address ever comes from a page. */
import type { LinkId } from './commands.ts';
import type { Snapshot } from './snapshot.ts';

/** Fixed addresses; null: there is none yet, so no button is drawn, or it is looked up in the snapshot. */
const ADDRESSES = {
  'status-page': 'https://status.claude.com/',
  incident: null,
  report: null,
  docs: null,
  privacy: null,
  licences: null,
  releases: null,
  // Plain http, so that a network with a sign-in page of its own can show it.
  portal: 'http://detectportal.firefox.com/canonical.html',
  'sign-in': null,
  billing: 'https://claude.ai/settings/billing',
  'billing-console': 'https://platform.claude.com/settings/billing',
  'console-keys': 'https://platform.claude.com/settings/keys',
  appeal: 'https://claude.ai/restricted',
  usage: 'https://claude.ai/settings/usage',
  install: 'https://code.claude.com/docs/en/setup',
} as const satisfies Record<LinkId, string | null>;

const SIGN_IN_HOSTS = ['claude.ai', 'claude.com', 'platform.claude.com', 'console.anthropic.com'];
const INCIDENT_HOSTS = ['status.claude.com', 'status.anthropic.com', 'stspg.io'];

/** What some links are looked up in. */
export interface LinkContext {
  service: Pick<Snapshot['service'], 'incidents'>;
  remedies?: Snapshot['remedies'];
  others?: Snapshot['others'];
}

/**
 * The address to open, or null when this link leads nowhere.
 * @param incident  which one: id of an incident, or number of a public report
 */
export function linkAddress(
  link: LinkId,
  incident: string | undefined,
  { others, remedies, service }: LinkContext,
): string | null {
  if (link === 'sign-in') return trusted(remedies?.find((run) => run.link !== null)?.link ?? null, SIGN_IN_HOSTS);
  if (link === 'report') return trusted(reportAddress(incident, others), ['github.com']);
  if (link !== 'incident') return ADDRESSES[link];
  return trusted(service.incidents.find(({ id }) => id === incident)?.link ?? null, INCIDENT_HOSTS);
}

function reportAddress(number: string | undefined, others: LinkContext['others']): string | null {
  return others?.newest.find(({ url }) => reportNumber(url) === number)?.url ?? null;
}

/** Number of a public report, which its address ends with. */
export function reportNumber(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

/** True when a button for this link would open something. */
export function hasAddress(link: Exclude<LinkId, 'incident'>): boolean {
  return ADDRESSES[link] !== null;
}

/** Others name the address; only one at a host of theirs is opened. */
function trusted(address: string | null, hosts: readonly string[]): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { hostname, port, protocol, username } = new URL(address);
  return protocol === 'https:' && port === '' && username === '' && hosts.includes(hostname) ? address : null;
}
