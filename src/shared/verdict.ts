/** What Pilotlight concludes: the shapes `doctor --json` prints and every shell draws. docs/doctor-json.md explains them. */

import type { InstalledCli, Place } from './facts.ts';
import type { FindingId } from './finding-ids.ts';
import type { CandidateReason, FindingStepId, HeadlineId, StepId } from './ids.ts';
import type { RemedyId } from './remedies.ts';
import type { NetworkReport, ServiceReport } from './service-report.ts';
import type { UsageReport } from './usage.ts';
import type { Cause, EpochMs, Light, NotifyLevel, ServiceState, Severity, SignInState } from './vocabulary.ts';

export type * from './service-report.ts';

/** Where Claude Code sends a request, and with which credential. */
export type Provider =
  | 'firstParty'
  | 'gateway'
  | 'bedrock'
  | 'foundry'
  | 'anthropicAws'
  | 'anthropicGoogleCloud'
  | 'mantle'
  | 'vertex';

export type CredentialKind =
  | 'auth-token'
  | 'api-key'
  | 'key-helper'
  | 'oauth-token'
  | 'profile'
  | 'sign-in'
  | 'saved-key'
  | 'custom-header'
  | 'address-user';

/** A credential by name and place; never by value. */
export interface CredentialRef {
  kind: CredentialKind;
  /** The variable, key or store: `ANTHROPIC_API_KEY`, `apiKeyHelper`, `primaryApiKey`, `claudeAiOauth` … */
  name: string;
  place: Place;
}

/** What `claude auth status --json` of the installed version prints for the same machine. */
export interface StatusSays {
  loggedIn: boolean;
  authMethod: string;
  apiKeySource: string | null;
  apiProvider: string;
}

/** Which credential the next request of one mode carries. */
export interface AuthSource {
  provider: Provider;
  /** What goes into `Authorization`; null: nothing does. */
  authorization: CredentialRef | null;
  /** What goes into `x-api-key`; null: nothing does. */
  xApiKey: CredentialRef | null;
  /** Host, without port, that receives it; null when nothing is sent. */
  host: string | null;
  /** null when this version of the CLI refuses to answer (for example: broken `.claude.json`). */
  statusSays: StatusSays | null;
}

/** One candidate for the auth source, in Claude Code's order, with the reason it wins or does not. */
export interface Candidate {
  credential: CredentialRef;
  file: string | null;
  line: number | null;
  /** Last four characters of a key, when known. */
  tail: string | null;
  wins: { print: boolean; interactive: boolean };
  reason: CandidateReason;
  /** The reason as one plain sentence. */
  why: string;
}

/** What a switched-on cloud provider still lacks before it can work. */
export interface ProviderLack {
  provider: Provider;
  missing: readonly string[];
}

export interface ProfileAuth {
  print: AuthSource;
  interactive: AuthSource;
  candidates: readonly Candidate[];
  lacks: ProviderLack | null;
}

export interface SignInReport {
  state: SignInState;
  /** One plain sentence: why this state. */
  reason: string;
  store: 'file' | 'keychain' | 'credential-manager';
  location: string;
  plan: string | null;
  accessTokenExpiresAt: EpochMs | null;
  /** The login deadline behind the access token; null when unknown. */
  loginEndsAt: EpochMs | null;
  /** When the store last changed (renewal or login). */
  changedAt: EpochMs | null;
  account: { email: string | null; organization: string | null } | null;
}

export interface ProfileReport {
  /** Stable short id: `default`, or a digest of the folder. */
  id: string;
  /** What a person calls it: `~/.claude`. */
  name: string;
  configDir: string;
  signIn: SignInReport;
  authSource: ProfileAuth;
  /** How full the plan's windows are; missing: nobody has told, and nobody was asked to. */
  usage?: UsageReport;
}

/** A place a person can go to, or a measured fact; shown as is. */
export interface Evidence {
  file: string | null;
  line: number | null;
  column: number | null;
  /** What is to be seen there, without any value: "ANTHROPIC_API_KEY is set". */
  note: string;
}

export interface Finding {
  /** Kind of the finding, stable across versions: `api-key-beats-plan`. */
  id: FindingId;
  /** Names this one among all findings of the report, and stays as long as it does. */
  key: string;
  severity: Severity;
  cause: Cause;
  title: string;
  detail: string;
  evidence: readonly Evidence[];
  remedies: readonly RemedyId[];
  /** What it asks for where neither its kind nor its first remedy tells. */
  step?: FindingStepId;
  /** Variable or setting that it is about; missing: none. */
  variable?: string;
  /** Id of the profile it belongs to; null for the whole machine. */
  profile: string | null;
}

/** The one next step, as a word the shells can bind a button to. */
export type NextAction =
  | 'none'
  | 'sign-in'
  | 'try-sign-in'
  | 'wait'
  | 'keep-sessions'
  | 'fix-access'
  | 'check-network'
  | 'open-portal'
  | 'check-proxy'
  | 'open-status-page'
  | 'check-key'
  | 'install'
  | 'see-finding';

/** What the verdict table decides for one combination of network, sign-in, probe and page. */
export interface TableVerdict {
  /** null: keep the last light and headline, dimmed. */
  light: Light | null;
  headlineId: HeadlineId;
  notify: NotifyLevel;
  stepId: StepId;
  action: NextAction;
  service: ServiceState;
}

/** The verdict without the facts behind it: what is kept, dimmed, while the network settles. */
export type Summary = Pick<
  Report,
  'light' | 'headline' | 'headlineId' | 'next' | 'stepId' | 'nextPlace' | 'action' | 'subject' | 'cause' | 'side'
>;

/** Whose side a problem is on, for people. `service-unconfirmed`: seen from here only. */
export type Side = Cause | 'service-unconfirmed';

/** What a headline is about. */
export interface Subject {
  /** Id of the profile; null: the whole machine. */
  profile: string | null;
  /** Key of the finding; null: the table speaks. */
  finding: string | null;
}

/** What `pilotlight doctor --json` prints. `version` rises when a key changes its meaning or goes. */
export interface Report {
  version: 1;
  light: Light;
  /** What is the matter, in a few words, for logs and scripts; people read what `headlineId` says. */
  headline: string;
  headlineId: HeadlineId;
  /** The one next step, for logs and scripts; null: nothing to do. */
  next: string | null;
  /** null: nothing to do, or the finding says it itself. */
  stepId: StepId | null;
  /** Where to do it, as `file:line:column`; null: at no place. */
  nextPlace: string | null;
  action: NextAction;
  /** What the headline is about. */
  subject: Subject;
  /** Whose side the trouble is on; null when all is well or unknown. */
  cause: Cause | null;
  side: Side | null;
  network: NetworkReport;
  service: ServiceReport;
  findings: readonly Finding[];
  claude: readonly InstalledCli[];
  profiles: readonly ProfileReport[];
}
