/** What a shell may ask of the monitor: one contract for IPC, loopback and terminal. Validators: validators.ts. */

import type { Explanation } from './explanation.ts';
import type { HistoryEntry } from './history.ts';
import type { LinkId } from './link-ids.ts';
import type { OthersReport } from './others.ts';
import type { PlannableRemedy } from './remedies.ts';
import type { Settings } from './settings.ts';
import type { EpochMs } from './vocabulary.ts';

/** What a remedy would do, one line per change and without any value. `id` is what `apply-remedy` takes. */
export interface RemedyPreview {
  id: string;
  remedy: string;
  profile: string | null;
  title: string;
  lines: readonly string[];
  /** What to know before saying yes. */
  warnings: readonly string[];
}

/** What "fallback-on" shall use instead of the user's own key. */
export interface FallbackRequest {
  /** A gateway's name, `bedrock`, `mantle` or `vertex`. */
  name: string;
  region?: string | undefined;
  /** AWS: the profile in ~/.aws. */
  awsProfile?: string | undefined;
  /** Google: id of the project. */
  project?: string | undefined;
}

/** A profile as it is made. */
export interface NewProfile {
  name: string;
  /** A line in the start-up file of the shell, which starts Claude Code with it. */
  alias: boolean;
}

/** A gateway as it is added. Its token never travels: see `gateway-token-from-clipboard`. */
export interface NewGateway {
  name: string;
  baseUrl: string;
  /** Empty: Claude Code's own choice. */
  model: string;
  /** For small tasks. Empty: the same model. */
  smallModel: string;
  /** False: it wants none. */
  token: boolean;
}

/** Installed against newest version. */
export interface UpdateReport {
  /** One or more plain sentences. */
  summary: string;
  /** False: nothing newer, or a package manager has to do it. */
  possible: boolean;
}

/** Whose account: the plan's, the Claude Console's (billed per token), or an organisation's single sign-on. */
export type SignInMethod = 'claudeai' | 'console' | 'sso';

export type { LinkId };

export interface CommandContract {
  /** Read everything again now; at most one per 20 s is carried out. */
  refresh: { payload: Record<string, never>; result: null };
  /** No banners until then; null: for good. */
  mute: { payload: { untilMs: EpochMs | null }; result: null };
  unmute: { payload: Record<string, never>; result: null };
  'add-profile': { payload: { configDir: string }; result: null };
  /** Claude Code lies there; refused where it does not. */
  'name-claude': { payload: { path: string }; result: null };
  'remove-profile': { payload: { id: string }; result: null };
  'set-settings': { payload: { settings: Partial<Omit<Settings, 'version'>> }; result: null };
  'tell-when-it-works': { payload: { on: boolean }; result: null };
  /** Shows a banner as every other one is shown, so that somebody sees whether the system lets them through. */
  'test-notice': { payload: Record<string, never>; result: null };
  'dismiss-notice': { payload: { id: string }; result: null };
  'open-link': { payload: { link: LinkId; incident?: string | undefined }; result: null };
  'open-file': { payload: { finding: string; evidence: number }; result: null };
  history: { payload: { limit: number }; result: readonly HistoryEntry[] };
  /** Explains an error text, at most 1 MB of it; nothing of it is kept. The one command whose payload may be long. */
  explain: { payload: { text: string }; result: Explanation };
  /** Do others have it too? Answered from memory where the tracker was asked a moment ago. */
  'ask-others': { payload: Record<string, never>; result: OthersReport };
  /** The redacted report for a bug report. */
  diagnostics: { payload: Record<string, never>; result: string };
  /**
   * `finding`: key of the finding it is for, where there can be several. `fallback`: for "fallback-on", where it is not the
   * user's own key. `newProfile`: for "new-profile".
   */
  'plan-remedy': {
    payload: {
      remedy: PlannableRemedy;
      profile: string;
      finding?: string | undefined;
      fallback?: FallbackRequest | undefined;
      newProfile?: NewProfile | undefined;
    };
    result: RemedyPreview;
  };
  /**
   * Carries out what was shown; how it goes is told by `Snapshot.remedies`. A preview comes back when nothing was done,
   * because the world has changed since or five minutes are over: it is to be shown, and asked for again.
   */
  'apply-remedy': { payload: { plan: string }; result: RemedyPreview | null };
  'undo-remedy': { payload: { id: string }; result: null };
  /** Ends what is under way where that is possible, and forgets what has failed. */
  'cancel-remedy': { payload: { run: string }; result: null };
  'start-sign-in': { payload: { profile: string; way: SignInMethod; email?: string | undefined }; result: null };
  /** Claude Code in a terminal window, for this profile. */
  'open-claude': { payload: { profile: string }; result: null };
  /** The one-time `code#state` that the browser shows at the end. */
  'answer-sign-in': { payload: { run: string; code: string }; result: null };
  fallback: { payload: { on: boolean }; result: null };
  /** The key itself never travels: the desktop takes it from the clipboard. */
  'fallback-key-from-clipboard': { payload: Record<string, never>; result: null };
  'test-fallback-key': { payload: Record<string, never>; result: null };
  /** From now on the snapshot tells what else could be used: `FallbackReport.ways`. */
  'list-fallbacks': { payload: Record<string, never>; result: null };
  'add-gateway': { payload: NewGateway; result: null };
  /** Its token goes from the vault, for good. */
  'remove-gateway': { payload: { name: string }; result: null };
  /** As with the key. */
  'gateway-token-from-clipboard': { payload: { name: string }; result: null };
  /** Backs the configuration up now. `made` false: nothing has changed since the last backup. */
  'back-up': { payload: { profile: string }; result: { made: boolean } };
  /** Asks what the newest Claude Code is. Nothing else ever does. */
  'look-for-update': { payload: Record<string, never>; result: UpdateReport };
  /** Runs Claude Code's own installer. `window`: in a terminal window; else `Snapshot.remedies` tells how it goes. */
  'install-claude': { payload: Record<string, never>; result: { window: boolean } };
  /** Begins what the last look found; how it goes is told by `Snapshot.remedies`. */
  'update-claude': { payload: Record<string, never>; result: null };
  quit: { payload: Record<string, never>; result: null };
}

export type CommandName = keyof CommandContract;

export type Command = {
  [N in CommandName]: { name: N; payload: CommandContract[N]['payload'] };
}[CommandName];

/** What a command comes to. */
export type ResultOf<C extends Command> = CommandResult<CommandContract[C['name']]['result']>;

/** Errors are data: a sentence for the person, a word for the program. */
export type CommandResult<T = unknown> =
  | { ok: true; value: T }
  | { ok: false; code: 'invalid' | 'unknown-command' | 'not-available' | 'too-often' | 'failed'; message: string };
