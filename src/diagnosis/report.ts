/** Puts the parts together: sign-in, auth source, service, network and findings become one report. Pure. */

import type { InstalledCli } from '../shared/facts.ts';
import type { FindingId } from '../shared/finding-ids.ts';
import { HEADLINES } from '../shared/messages/headlines.ts';
import { asSentence } from '../shared/messages/phrasing.ts';
import { stepScript } from '../shared/messages/steps.ts';
import type {
  Finding,
  NetworkReport,
  ProfileReport,
  Report,
  ServiceReport,
  Summary,
  TableVerdict,
} from '../shared/verdict.ts';
import type { Cause, Light, ProbeState, SignInState } from '../shared/vocabulary.ts';
import type { FallbackKind } from './fallback-kind.ts';
import { dearestFirst } from './findings/cost.ts';
import { worstFirst } from './profile-order.ts';
import { FALLBACK_HEADLINE, SERVICE_AT_FAULT, SIGN_IN_CAUSE } from './report-tables.ts';
import { sideOfService } from './service/whose-side.ts';
import { speakFor, withFindings } from './speak-for.ts';
import { decide, type Refusal } from './verdict-table.ts';

/** The service as read, before a profile's sign-in turns it into a service state. */
export type ServiceReading = Omit<ServiceReport, 'state'>;

export interface ProfileInput {
  report: ProfileReport;
  /** Probe as it counts for this profile; a refused request belongs to one profile only. Default: the shared one. */
  probe?: ProbeState;
  /** Since when its login is refused, for the time rule of the verdict table. */
  refusal?: Refusal;
}

export interface ReportInput {
  network: NetworkReport;
  service: ServiceReading;
  claude: readonly InstalledCli[];
  /** Last used first: breaks ties. */
  profiles: readonly ProfileInput[];
  findings: readonly Finding[];
  /** `given`: the first profile speaks whatever the others say (the one of the terminal that asks). Default: worst first. */
  order?: 'worst-first' | 'given';
  /** What was shown before: kept, dimmed, while the network settles. */
  last?: Summary | null;
  /** The fallback that is on: green is shown as blue. */
  fallback?: FallbackKind | null;
}

export interface Composed {
  report: Report;
  /** True: the light is the last one known. */
  dimmed: boolean;
  /** The table's verdict per profile id. */
  verdicts: ReadonlyMap<string, TableVerdict>;
}

/** Composes the report that `doctor` prints and every snapshot contains. */
export function composeReport(input: ReportInput): Composed {
  const judged = judge(input);
  const first = judged[0];
  const verdict = first?.verdict ?? decideWithoutProfile(input);
  const findings = dearestFirst(input.findings);
  const base = summarize(input, verdict, first, judged.length);
  // The terminal that asks is told of its own profile first; what ails another one stands below.
  const mayLead = ({ profile }: Finding) => input.order !== 'given' || !profile || profile === first?.report.id;
  const nameOf = ({ profile }: Finding) =>
    judged.length > 1 ? judged.find(({ report }) => report.id === profile)?.report.name : undefined;
  const leading = findings.filter(mayLead);
  const explanation = isNetworkTrouble(input.network.state) ? leading.find(({ id }) => EXPLAIN_NETWORK.has(id)) : null;
  const summary = findingsMaySpeak(input, verdict) ? withFindings(base, leading, nameOf) : base;
  return {
    report: {
      version: 1,
      ...(explanation ? speakFor(explanation, nameOf) : summary),
      network: explanation ? { ...input.network, detail: asSentence(explanation.title) } : input.network,
      service: { ...input.service, state: verdict.service },
      findings,
      claude: input.claude,
      profiles: judged.map(({ report }) => report),
    },
    dimmed: verdict.light === null,
    verdicts: new Map(judged.map(({ report, verdict }) => [report.id, verdict])),
  };
}

/** Profiles with their verdicts, worst first. */
function judge(input: ReportInput): (ProfileInput & { verdict: TableVerdict })[] {
  const judged = input.profiles.map((profile) => ({ ...profile, verdict: verdictOf(input, profile) }));
  if (input.order === 'given') return judged;
  const order = worstFirst(judged.map(({ report, verdict }) => ({ id: report.id, light: verdict.light ?? 'grey' })));
  return judged.sort((a, b) => order.indexOf(a.report.id) - order.indexOf(b.report.id));
}

const NOTHING_KNOWN: Summary = {
  light: 'grey',
  headline: HEADLINES.starting.script,
  headlineId: 'starting',
  next: null,
  stepId: null,
  nextPlace: null,
  subject: { profile: null, finding: null },
  action: 'none',
  cause: null,
  side: null,
};

function verdictOf(input: ReportInput, profile: ProfileInput): TableVerdict {
  return decide({
    network: input.network.state,
    signIn: profile.report.signIn.state,
    probe: profile.probe ?? input.service.probe,
    page: input.service.page,
    ...(profile.refusal ? { refusal: profile.refusal } : {}),
  });
}

function decideWithoutProfile(input: ReportInput): TableVerdict {
  return decide({
    network: input.network.state,
    signIn: 'NONE',
    probe: input.service.probe,
    page: input.service.page,
  });
}

function summarize(input: ReportInput, verdict: TableVerdict, first: ProfileInput | undefined, count: number): Summary {
  if (verdict.light === null) return input.last ?? NOTHING_KNOWN;
  const fallback = verdict.light === 'green' ? (input.fallback ?? null) : null;
  const isMissing =
    verdict.headlineId === 'not-signed-in' && input.findings.some(({ id }) => id === 'claude-not-found');
  const headlineId = fallback ? FALLBACK_HEADLINE[fallback] : isMissing ? 'not-installed' : headlineOf(verdict, first);
  const headline = headlineId === 'finding' ? '' : HEADLINES[headlineId].script;
  const cause = isMissing ? 'machine' : causeOf(input, verdict, first?.report.signIn.state ?? 'NONE');
  const stepId = verdict.action === 'none' ? null : isMissing ? 'install-claude' : verdict.stepId;
  return {
    light: fallback ? 'blue' : verdict.light,
    headline: count > 1 && first ? `${headline} (${first.report.name})` : headline,
    headlineId,
    next: stepId && stepScript(stepId),
    stepId,
    nextPlace: null,
    subject: { profile: first?.report.id ?? null, finding: null },
    action: isMissing ? 'install' : verdict.action,
    cause,
    side: cause === 'service' ? sideOfService(verdict.service) : cause,
  };
}

/** Another credential than the stored login need not be another payer: a token may be the plan's own. */
function headlineOf({ headlineId }: TableVerdict, first: ProfileInput | undefined): TableVerdict['headlineId'] {
  const print = first?.report.authSource.print;
  const isPlanToken = print?.provider === 'firstParty' && print.authorization?.kind === 'oauth-token' && !print.xApiKey;
  return headlineId === 'other-source' && isPlanToken ? 'plan-token' : headlineId;
}

/** The service is named first: a login that cannot be renewed in an outage is not the user's fault. */
function causeOf(input: ReportInput, verdict: TableVerdict, signIn: SignInState): Cause | null {
  if (isNetworkTrouble(input.network.state)) return 'network';
  if (verdict.light === 'green') return null;
  return SERVICE_AT_FAULT[verdict.service] ? 'service' : SIGN_IN_CAUSE[signIn];
}

function isNetworkTrouble(state: NetworkReport['state']): boolean {
  return state === 'OFFLINE' || state === 'CAPTIVE' || state === 'RESTRICTED';
}

/** What makes a network look broken that is not: the reason is told in place of it. */
const EXPLAIN_NETWORK: ReadonlySet<FindingId> = new Set([
  'proxy-is-none',
  'proxy-not-listening',
  'proxy-unsupported',
  'certificate-file',
]);

/** Network rows win over everything: a person without network is told about the network first. */
function findingsMaySpeak(input: ReportInput, verdict: TableVerdict): boolean {
  return verdict.light !== null && !isNetworkTrouble(input.network.state);
}

/** The verdict alone, to be kept. */
export function summaryOf(report: Report): Summary {
  const { light, headline, headlineId, next, stepId, nextPlace, action, subject, cause, side } = report;
  return { light, headline, headlineId, next, stepId, nextPlace, action, subject, cause, side };
}

/** The light's exit code for scripts: 0 green or blue, 1 yellow or orange, 2 red, 3 grey. */
export const EXIT_CODE = { green: 0, blue: 0, yellow: 1, orange: 1, red: 2, grey: 3 } as const satisfies Record<
  Light,
  number
>;
