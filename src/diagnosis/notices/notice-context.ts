/** One pass of the notice policy: what came in, the memory being rewritten, and what is to be said. */
import type { Notice } from '../../shared/notice.ts';
import type { Settings } from '../../shared/settings.ts';
import type { WindowReport } from '../../shared/usage.ts';
import type { Finding, TableVerdict } from '../../shared/verdict.ts';
import type { EpochMs, NetworkState, PageState, ProbeState, SignInState } from '../../shared/vocabulary.ts';
import type { NoticeMemory, ProfileMemory } from './memory.ts';

export interface NoticeProfile {
  id: string;
  name: string;
  signIn: SignInState;
  loginEndsAt: EpochMs | null;
  verdict: TableVerdict;
  /** When Claude Code last had an answer here; null: not of late. */
  answeredAt: EpochMs | null;
  /** When a turn of Claude Code's last ended with an error of the service's or the sign-in's; null: it goes on since. */
  stoppedAt: EpochMs | null;
  /** Windows of the plan that is used; empty: none is known. */
  usage: readonly WindowReport[];
}

/** What is told of it. */
export interface FallbackOn {
  since: number;
  /** `key`, a gateway's name, or a cloud's. */
  name: string;
  /** Last four characters of the key; null: it is not the key, or it is not known. */
  tail: string | null;
}

export interface NoticeInput {
  now: EpochMs;
  /** Local minutes after midnight, for the quiet hours. */
  minuteOfDay: number;
  /** False while asleep or locked: nothing seen then counts, nothing is said. */
  awake: boolean;
  network: NetworkState;
  service: {
    page: PageState;
    probe: ProbeState;
    /** True when the page's data is under two minutes old. */
    pageFresh: boolean;
    /** When page or hello were last read: two readings are told apart by it. */
    readAt: EpochMs | null;
    /** Both hello addresses have answered well since then; null: they do not. */
    helloGoodSince: EpochMs | null;
    /** Open ones that touch Claude Code, oldest first. */
    incidents: readonly { id: string; title: string; signIn: boolean }[];
    /** Which of the two are in trouble by the page. */
    troubled: readonly ('code' | 'api')[];
  };
  profiles: readonly NoticeProfile[];
  findings: readonly Finding[];
  /** The one that is on for the first profile; null: none is. */
  fallback: FallbackOn | null;
  settings: Pick<Settings, 'quietHours' | 'notices' | 'serviceNotices' | 'deadlineSevenDays'>;
}

export interface NoticeContext {
  input: NoticeInput;
  memory: NoticeMemory;
  show: Notice[];
  /** Episodes whose banner is taken back. */
  withdraw: Set<string>;
  /** Earliest time at which another pass could say something new. */
  wakeAt: EpochMs | null;
}

/** Asks for another pass at `at`, if none is due earlier. */
export function wakeAt(pass: NoticeContext, at: EpochMs): void {
  const soonest = Math.max(at, pass.input.now + 1);
  if (pass.wakeAt === null || soonest < pass.wakeAt) pass.wakeAt = soonest;
}

export function memoryOf(pass: NoticeContext, profile: string): ProfileMemory | undefined {
  return pass.memory.profiles[profile];
}
