/** The report as a person reads it on a terminal. Pure. */

import { placeOf } from '../../diagnosis/next-step.ts';
import { PLACE_NAMES, PROVIDER_NAMES } from '../../shared/messages/credentials.ts';
import { INSTALL_COMMAND, type InstallPlatform } from '../../shared/messages/install.ts';
import { asSentence } from '../../shared/messages/phrasing.ts';
import { SIDES } from '../../shared/messages/sides.ts';
import { sayHeadlineInLine, sayNextInLine } from '../../shared/messages/speak.ts';
import { CREDENTIAL_NAMES, HOW, PAGE_TEXTS, PROBE_TEXTS, REPORT } from '../../shared/messages/terminal/report.ts';
import type {
  AuthSource,
  CredentialRef,
  Evidence,
  Finding,
  IncidentReport,
  ProfileReport,
  Report,
  SignInReport,
} from '../../shared/verdict.ts';
import type { EpochMs, Light, Severity } from '../../shared/vocabulary.ts';
import { describeMoment, type Ink, SHAPES, wrap } from '../terminal.ts';
import { describeUsage, notableUsage } from '../usage/text.ts';
import {
  describeRemedy,
  type Named,
  NOTHING_NAMED,
  type OwnRemedy,
  remedyOfFinding,
  remedyOfVerdict,
} from './own-remedies.ts';

const SEVERITY_LIGHT = { error: 'orange', warning: 'yellow', info: 'grey' } as const satisfies Record<Severity, Light>;

const MAX_INCIDENTS = 3;
const LABEL_WIDTH = 11;

/** `status`: the verdict in one line. */
export function describeStatus(report: Report, ink: Ink, named: Named = NOTHING_NAMED): string {
  const next = sayNextInLine(report);
  const command = describeCommand(remedyOfVerdict(report, named));
  const call = `${ink.light(report.light, SHAPES[report.light])} ${sayHeadlineInLine(report)}`;
  const usage = notableUsage(report.profiles[0]?.usage);
  const step = next && `${REPORT.nextInLine}: ${[next, ...command].join(': ')}`;
  return [call, usage, step].filter((part) => part !== null).join(' · ');
}

/**
 * `doctor`: what is wrong, whose side, what to do; then the facts behind it.
 * @param named  the folders that the person named
 */
export function describeReport(
  report: Report,
  ink: Ink,
  now: EpochMs,
  width = 100,
  named: Named = NOTHING_NAMED,
  platform: InstallPlatform = 'linux',
): string {
  const command = describeCommand(remedyOfVerdict(report, named));
  const lines = [
    ...describeHeadline(report, ink, width),
    ...wrap(describeSide(report), '  ', width),
    ...wrap(`${REPORT.next}: ${describeNext(report)}`, '  ', width),
    ...(report.action === 'install' ? [INSTALL_COMMAND[platform]] : command).map(
      (line) => `        ${ink.strong(line)}`,
    ),
    ...wrap(HOW[report.action] ?? '', '        ', width),
    '',
    ...report.profiles.flatMap((profile) => describeProfile(profile, ink, now, width, report.profiles.length > 1)),
    ...describeService(report).flatMap((text, index) => row(index === 0 ? REPORT.service : '', text, ink, width)),
    ...row(REPORT.network, report.network.detail, ink, width),
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
function commandBelow(finding: Finding, above: readonly string[], report: Report, named: Named): string[] {
  return describeCommand(remedyOfFinding(finding, report, named)).filter((line) => !above.includes(line));
}

function describeSide({ side }: Report): string {
  return side === null ? '' : asSentence(SIDES[side]);
}

function describeNext(report: Report): string {
  const next = sayNextInLine(report);
  if (next !== null) return next;
  return report.action === 'see-finding' ? REPORT.seeBelow : REPORT.nothingToDo;
}

function row(label: string, text: string, ink: Ink, width: number): string[] {
  const [first = '', ...rest] = wrap(text, ' '.repeat(LABEL_WIDTH + 2), width);
  return [`  ${ink.dim(label.padEnd(LABEL_WIDTH))}${first.trimStart()}`, ...rest];
}

function describeProfile(profile: ProfileReport, ink: Ink, now: EpochMs, width: number, named: boolean): string[] {
  const { signIn, authSource } = profile;
  const ended = signIn.state === 'DEAD';
  const deadlines = describeLogin(signIn, now);
  return [
    ...(named ? row(REPORT.profile, profile.name, ink, width) : []),
    ...row(REPORT.signIn, signIn.reason, ink, width),
    ...(deadlines.length ? row('', deadlines.join(' · '), ink, width) : []),
    ...row('', (signIn.state === 'NONE' ? REPORT.wouldBeKept : REPORT.kept)(signIn.location), ink, width),
    ...row(REPORT.billing, `claude: ${describeSource(authSource.interactive, ended)}`, ink, width),
    ...row('', `claude -p: ${describeSource(authSource.print, ended)}`, ink, width),
    ...(profile.usage ? describeUsage(profile.usage, now) : []).flatMap((text, index) =>
      row(index === 0 ? REPORT.usage : '', text, ink, width),
    ),
  ];
}

/** Plan, account and both deadlines, as far as they are known. */
export function describeLogin({ account, accessTokenExpiresAt, loginEndsAt, plan }: SignInReport, now: EpochMs) {
  return [
    plan ? REPORT.plan(capitalise(plan)) : null,
    account?.email ?? null,
    accessTokenExpiresAt ? REPORT.accessToken(tense(accessTokenExpiresAt, now)) : null,
    loginEndsAt ? REPORT.login(tense(loginEndsAt, now)) : null,
  ].filter((part) => part !== null);
}

function tense(at: EpochMs, now: EpochMs): string {
  return (at >= now ? REPORT.ends : REPORT.ended)(describeMoment(at, now));
}

export function describeSource(source: AuthSource, ended: boolean): string {
  const { host } = source;
  if (source.statusSays === null && host === null) return REPORT.doesNotStart;
  if (source.provider !== 'firstParty') return REPORT.provider(PROVIDER_NAMES[source.provider], host);
  const used = [source.authorization, source.xApiKey].filter((ref) => ref !== null);
  if (used.length === 0) return REPORT.nothingToSend;
  return REPORT.sent([...new Set(used.map((ref) => describeCredential(ref, ended)))], host);
}

function describeCredential(ref: CredentialRef, ended: boolean): string {
  if (ref.kind === 'sign-in') return ended ? REPORT.endedSignIn : CREDENTIAL_NAMES['sign-in'];
  return REPORT.credential(CREDENTIAL_NAMES[ref.kind], ref.name, PLACE_NAMES[ref.place]);
}

/** One line each: the open incidents, those about sign-in first; else page and addresses. */
function describeService({ service }: Report): string[] {
  const incidents = service.incidents.toSorted((a, b) => Number(b.signIn) - Number(a.signIn));
  if (incidents.length > 0) return incidents.slice(0, MAX_INCIDENTS).map(describeIncident);
  const probe = PROBE_TEXTS[service.probe];
  if (service.trouble) return [service.trouble, ...(probe ? [capitalise(`${probe}.`)] : [])];
  if (service.page === 'UNKNOWN' && !probe) return [REPORT.notKnown];
  return [REPORT.page(PAGE_TEXTS[service.page], probe)];
}

function describeIncident({ title, status, link }: IncidentReport): string {
  return `${title} (${status})${link ? ` ${link}` : ''}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeInstalled(report: Report, ink: Ink, width: number): string[] {
  if (report.claude.length === 0) return row(REPORT.claude, REPORT.noClaude, ink, width);
  return report.claude.flatMap(({ version, path, method }, index) => {
    const how = method === 'unknown' ? '' : ` (${method})`;
    return row(index === 0 ? REPORT.claude : '', `${version ?? REPORT.noVersion} ${path}${how}`, ink, width);
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
