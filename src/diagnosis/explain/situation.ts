/** What is known now, as far as it changes what an error means. */
import type { OthersReport } from '../../shared/others.ts';
import type { CredentialRef, Finding, IncidentReport, Report } from '../../shared/verdict.ts';
import type { EpochMs, NetworkState, SignInAvailability, SignInState } from '../../shared/vocabulary.ts';
import { STALE_INCIDENT_MS } from '../service/page-state.ts';
import { SIGN_IN_AVAILABILITY } from '../service/sign-in-availability.ts';

export interface Situation {
  now: EpochMs;
  /** Sign-in at Anthropic: `down` by the status page, `doubtful` from here only. */
  signInService: SignInAvailability;
  /** The whole service: `seems-troubled` from here only. */
  service: 'trouble' | 'seems-troubled' | 'up' | 'unknown';
  /** The open incident that speaks most of it. */
  incident: IncidentReport | null;
  network: NetworkState;
  signIn: SignInState | null;
  /** When the stored login last changed; null: not known. */
  loginChangedAt: EpochMs | null;
  /** What Claude Code sends: null: nothing, or not known. */
  credential: CredentialRef | null;
  /** What Claude Code itself wrote down of a refusal that would happen again; null: nothing. */
  refusal: string | null;
  /** True where it wrote down a web page of the network's in place of an answer. */
  blocked: boolean;
  /** Do others report it too? null: nobody asked. */
  others: OthersReport | null;
}

const SERVICE: Readonly<Record<Report['service']['state'], Situation['service']>> = {
  LOGIN_DOWN: 'trouble',
  DOWN: 'trouble',
  PARTIAL: 'trouble',
  DEGRADED: 'trouble',
  RECOVERING: 'trouble',
  MAINT: 'trouble',
  'LOGIN_DOWN?': 'seems-troubled',
  'DOWN?': 'seems-troubled',
  REJECTING: 'up',
  UP: 'up',
  UNKNOWN: 'unknown',
};

/** One that was left open months ago says nothing of an error of today. */
const isOfToday = ({ startedAt, update }: IncidentReport, now: EpochMs): boolean =>
  now - (update?.at ?? startedAt) < STALE_INCIDENT_MS;

const isRefusal = ({ id, severity }: Finding): boolean => id.startsWith('refused-') && severity === 'error';

/** @param report  null: nothing was looked at */
export function describeSituation(report: Report | null, now: EpochMs, others: OthersReport | null = null): Situation {
  const profile = report?.profiles[0];
  const incidents = report?.service.incidents ?? [];
  const sent = profile?.authSource.interactive;
  return {
    now,
    signInService: report ? SIGN_IN_AVAILABILITY[report.service.state] : 'unknown',
    service: report ? SERVICE[report.service.state] : 'unknown',
    incident: incidents.find((one) => one.signIn && isOfToday(one, now)) ?? incidents[0] ?? null,
    network: report?.network.state ?? 'UNKNOWN',
    signIn: profile?.signIn.state ?? null,
    loginChangedAt: profile?.signIn.changedAt ?? null,
    credential: sent?.authorization ?? sent?.xApiKey ?? null,
    refusal: report?.findings.find(isRefusal)?.evidence.at(-1)?.note ?? null,
    blocked: report?.findings.some(({ id }) => id === 'refused-blocked') ?? false,
    others,
  };
}
