/** The report as a person reads it on a terminal. Pure. */

import { placeOf } from '../../diagnosis/next-step.ts';
import { PLACE_NAMES, PROVIDER_NAMES } from '../../shared/messages/credentials.ts';
import { asSentence } from '../../shared/messages/phrasing.ts';
import { SIDES } from '../../shared/messages/sides.ts';
import { sayHeadlineInLine, sayNextInLine } from '../../shared/messages/speak.ts';
import type {
  AuthSource,
  CredentialRef,
  Evidence,
  Finding,
  IncidentReport,
  NextAction,
  ProfileReport,
  Report,
} from '../../shared/verdict.ts';
import type { EpochMs, Light, PageState, ProbeState, Severity } from '../../shared/vocabulary.ts';
import { describeMoment, type Ink, SHAPES, wrap } from '../terminal.ts';
import { describeUsage, notableUsage } from '../usage/text.ts';
import { describeRemedy, type OwnRemedy, remedyOfFinding, remedyOfVerdict } from './own-remedies.ts';

/** How the next step is done, where its few words do not say it. */
const HOW: Readonly<Partial<Record<NextAction, string>>> = {
  'sign-in': 'Or start claude and type /login.',
  'try-sign-in': 'Or start claude and type /login. If that fails, the outage is why.',
  wait: 'Signing in may fail at the moment, so keep what you have until this is over.',
  'keep-sessions': 'What is signed in stays signed in; after signing out you may not get back in.',
  'open-portal': 'The network shows a page of its own instead of the one you ask for.',
};

const SEVERITY_LIGHT = { error: 'orange', warning: 'yellow', info: 'grey' } as const satisfies Record<Severity, Light>;

const CREDENTIAL = {
  'auth-token': 'gateway token',
  'api-key': 'API key',
  'key-helper': 'key helper',
  'oauth-token': 'token variable',
  profile: 'Anthropic profile',
  'sign-in': 'your sign-in',
  'saved-key': 'saved Console key',
  'custom-header': 'custom header',
  'address-user': 'user in the address',
} as const satisfies Record<CredentialRef['kind'], string>;

const PAGE = {
  CLEAR: 'reports no trouble',
  AUTH: 'reports that sign-in is failing',
  OUTAGE: 'reports an outage',
  PARTIAL: 'reports a partial outage',
  DEGRADED: 'reports that the service is slow or unsteady',
  RECOVERING: 'reports that the service is recovering',
  MAINT: 'reports planned maintenance',
  UNKNOWN: 'could not be read',
} as const satisfies Record<PageState, string>;

const PROBE = {
  OK: 'the sign-in and API addresses answer',
  LOGIN_DOWN: 'the sign-in address does not answer as it should',
  API_DOWN: 'the API address does not answer as it should',
  REJECTED: 'the server refuses this login',
  THROTTLED: 'the addresses answer, and ask to be asked less often',
  UNKNOWN: null,
} as const satisfies Record<ProbeState, string | null>;

const MOST_INCIDENTS = 3;
const LABEL_WIDTH = 11;

/** `status`: the verdict in one line. */
export function describeStatus(report: Report, ink: Ink, named: string | null = null): string {
  const next = sayNextInLine(report);
  const command = describeCommand(remedyOfVerdict(report, named));
  const call = `${ink.light(report.light, SHAPES[report.light])} ${sayHeadlineInLine(report)}`;
  const usage = notableUsage(report.profiles[0]?.usage);
  const step = next && `next: ${[next, ...command].join(': ')}`;
  return [call, usage, step].filter((part) => part !== null).join(' · ');
}

/**
 * `doctor`: what is wrong, whose side, what to do; then the facts behind it.
 * @param named  the folder that the person named; null: none
 */
export function describeReport(
  report: Report,
  ink: Ink,
  now: EpochMs,
  width = 100,
  named: string | null = null,
): string {
  const command = describeCommand(remedyOfVerdict(report, named));
  const lines = [
    ...describeHeadline(report, ink, width),
    ...wrap(describeSide(report), '  ', width),
    ...wrap(`Next: ${describeNext(report)}`, '  ', width),
    ...command.map((line) => `        ${ink.strong(line)}`),
    ...wrap(HOW[report.action] ?? '', '        ', width),
    '',
    ...report.profiles.flatMap((profile) => describeProfile(profile, ink, now, width, report.profiles.length > 1)),
    ...describeService(report).flatMap((text, index) => row(index === 0 ? 'Service' : '', text, ink, width)),
    ...row('Network', report.network.detail, ink, width),
    ...describeInstalled(report, ink, width),
    ...report.findings.flatMap((finding) => [
      '',
      ...describeFinding(finding, ink, width),
      ...commandBelow(finding, command, report, named).map((line) => `    ${ink.strong(line)}`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function describeHeadline(report: Report, ink: Ink, width: number): string[] {
  const [first = '', ...rest] = wrap(sayHeadlineInLine(report), '  ', width).map((line) => line.trimStart());
  const sign = ink.light(report.light, SHAPES[report.light]);
  return [`${sign} ${ink.strong(first)}`, ...rest.map((line) => `  ${ink.strong(line)}`)];
}

function describeCommand(remedy: OwnRemedy | null): string[] {
  return remedy === null ? [] : [describeRemedy(remedy)];
}

/** Not said twice: what stands at the top already is left out below. */
function commandBelow(finding: Finding, above: readonly string[], report: Report, named: string | null): string[] {
  return describeCommand(remedyOfFinding(finding, report, named)).filter((line) => !above.includes(line));
}

function describeSide({ side }: Report): string {
  return side === null ? '' : asSentence(SIDES[side]);
}

function describeNext(report: Report): string {
  const next = sayNextInLine(report);
  if (next !== null) return next;
  return report.action === 'see-finding' ? 'see what it says below' : 'nothing to do';
}

function row(label: string, text: string, ink: Ink, width: number): string[] {
  const [first = '', ...rest] = wrap(text, ' '.repeat(LABEL_WIDTH + 2), width);
  return [`  ${ink.dim(label.padEnd(LABEL_WIDTH))}${first.trimStart()}`, ...rest];
}

function describeProfile(profile: ProfileReport, ink: Ink, now: EpochMs, width: number, named: boolean): string[] {
  const { signIn, authSource } = profile;
  const ended = signIn.state === 'DEAD';
  const plan = signIn.plan ? `${capitalise(signIn.plan)} plan` : null;
  const deadlines = [
    plan,
    signIn.account?.email ?? null,
    signIn.accessTokenExpiresAt ? `access token ${tense(signIn.accessTokenExpiresAt, now)}` : null,
    signIn.loginEndsAt ? `login ${tense(signIn.loginEndsAt, now)}` : null,
  ].filter((part) => part !== null);
  return [
    ...(named ? row('Profile', profile.name, ink, width) : []),
    ...row('Sign-in', signIn.reason, ink, width),
    ...(deadlines.length ? row('', deadlines.join(' · '), ink, width) : []),
    ...row('', `kept in ${signIn.location}`, ink, width),
    ...row('Billing', `claude: ${describeSource(authSource.interactive, ended)}`, ink, width),
    ...row('', `claude -p: ${describeSource(authSource.print, ended)}`, ink, width),
    ...(profile.usage ? describeUsage(profile.usage, now) : []).flatMap((text, index) =>
      row(index === 0 ? 'Usage' : '', text, ink, width),
    ),
  ];
}

function tense(at: EpochMs, now: EpochMs): string {
  return `${at >= now ? 'ends' : 'ended'} ${describeMoment(at, now)}`;
}

function describeSource(source: AuthSource, ended: boolean): string {
  const at = source.host ? ` to ${source.host}` : '';
  if (source.statusSays === null && source.host === null) return 'nothing: Claude Code does not get that far';
  if (source.provider !== 'firstParty') return `${PROVIDER_NAMES[source.provider]}${at && `, sent${at}`}`;
  const used = [source.authorization, source.xApiKey].filter((ref) => ref !== null);
  if (used.length === 0) return 'nothing to sign in with';
  return `${[...new Set(used.map((ref) => describeCredential(ref, ended)))].join(' and ')}${at}`;
}

function describeCredential(ref: CredentialRef, ended: boolean): string {
  if (ref.kind === 'sign-in') return ended ? 'your sign-in, which has ended, still goes' : 'your sign-in';
  return `${CREDENTIAL[ref.kind]} (${ref.name} in ${PLACE_NAMES[ref.place]})`;
}

/** One line each: the open incidents, those about sign-in first; else page and addresses. */
function describeService({ service }: Report): string[] {
  const incidents = service.incidents.toSorted((a, b) => Number(b.signIn) - Number(a.signIn));
  if (incidents.length > 0) return incidents.slice(0, MOST_INCIDENTS).map(describeIncident);
  const probe = PROBE[service.probe];
  if (service.trouble) return [service.trouble, ...(probe ? [capitalise(`${probe}.`)] : [])];
  if (service.page === 'UNKNOWN' && !probe) return ['not known'];
  return [`The status page ${PAGE[service.page]}${probe ? `; ${probe}` : ''}.`];
}

function describeIncident({ title, status, link }: IncidentReport): string {
  return `${title} (${status})${link ? ` ${link}` : ''}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeInstalled(report: Report, ink: Ink, width: number): string[] {
  if (report.claude.length === 0) return row('Claude', 'Claude Code was not found on this machine', ink, width);
  return report.claude.flatMap(({ version, path, method }, index) => {
    const how = method === 'unknown' ? '' : ` (${method})`;
    return row(index === 0 ? 'Claude' : '', `${version ?? 'version unknown'} ${path}${how}`, ink, width);
  });
}

function describeFinding(finding: Finding, ink: Ink, width: number): string[] {
  const light = SEVERITY_LIGHT[finding.severity];
  return [
    `  ${ink.light(light, SHAPES[light])} ${ink.strong(finding.title)}`,
    ...wrap(finding.detail, '    ', width),
    ...finding.evidence.flatMap((evidence) => wrap(describeEvidence(evidence), '    ', width).map(ink.dim)),
  ];
}

function describeEvidence(evidence: Evidence): string {
  const place = placeOf(evidence);
  return place ? `${place}  ${evidence.note}` : evidence.note;
}
