/** What is known of Claude Code's settings and configuration. */
import type { UsageReading } from '../usage.ts';
import type { CommandFacts, EnvVarFact, Place } from './variables.ts';

/** Why a JSON file does not count, at a place a person can go to. */
export interface FileProblem {
  kind: 'syntax' | 'type' | 'empty' | 'denied' | 'too-big' | 'encoding';
  /** 1-based; null when the whole file is meant. */
  line: number | null;
  column: number | null;
  /** One plain sentence without any of the file's values. */
  message: string;
  /** It only ends too early: somebody may be writing it. */
  cutOff?: true;
}

export type FileStatus = 'absent' | 'ok' | 'broken' | 'unreadable';

/** Something that stands in a file where Claude Code does not look for it. */
export interface MisplacedSetting {
  /**
   * Variables beside `env` or under `environment`, an `env` that a second one replaces, a name nearly right, a settings key in
   * `.claude.json`, a file that nobody reads, local settings that count in the home folder alone.
   */
  why:
    | 'top-level'
    | 'environment'
    | 'repeated-env'
    | 'nearly'
    | 'settings-key'
    | 'misnamed-file'
    | 'unread-file'
    | 'only-at-home';
  names: readonly string[];
  line: number;
}

/** One settings file of Claude Code: managed (and drop-ins), user, project or local. */
export interface SettingsFileFacts {
  place: Extract<Place, 'managed-settings' | 'user-settings' | 'project-settings' | 'local-settings'>;
  path: string;
  status: FileStatus;
  problem: FileProblem | null;
  /** The `env` block, in file order. Empty when the file does not count. */
  env: readonly EnvVarFact[];
  apiKeyHelper: { line: number | null; state: 'set' | 'blank' | 'empty' } | null;
  /** The commands that give credentials, looked at; missing: none is set. */
  commands?: readonly CommandFacts[];
  /** `model`, where it is one text. */
  model?: { name: string; line: number | null };
  forceLoginMethod: string | null;
  forceLoginOrg: string | null;
  /** Of managed settings: nothing in it counts, since it is empty or every value is of a wrong type. */
  holdsNothing?: true;
  /** Another settings file named its folder: `auth status` does not see the variables in it. */
  readLate?: true;
  /** `requiredMinimumVersion` and `requiredMaximumVersion`; empty: a text that is no whole version; null: not set. */
  requiredVersion?: { minimum: string | null; maximum: string | null };
  /** Missing: nothing. */
  misplaced?: readonly MisplacedSetting[];
}

/** `~/.claude.json` (or the one in CLAUDE_CONFIG_DIR, or a legacy `.config.json` that wins over it). */
export interface GlobalConfigFacts {
  path: string;
  status: FileStatus;
  problem: FileProblem | null;
  /** True when `<configDir>/.config.json` is used instead of `.claude.json`. */
  legacy: boolean;
  env: readonly EnvVarFact[];
  /** The Console key that `claude auth login --console` saved, as a variable-like fact named `primaryApiKey`. */
  savedKey: EnvVarFact | null;
  /** Digests of the keys the user approved or rejected in Claude Code; same keying as `EnvVarFact.fingerprint`. */
  approved: readonly string[];
  rejected: readonly string[];
  account: {
    email: string | null;
    organization: string | null;
    organizationUuid: string | null;
    accountUuid: string | null;
    /** `claude_max`, `claude_enterprise` … */
    type?: string | null;
  } | null;
  /** What `/usage` has left behind, and whose it is; missing: nothing. */
  usage?: { reading: UsageReading; accountUuid: string | null };
  /** True when Claude Code was told to keep the login in Windows Credential Manager. */
  windowsCredentialManager: boolean;
  installMethod: string | null;
  /** `hasCompletedOnboarding`: Claude Code was started here and led through its first questions. */
  onboarded?: true;
  /** Folders whose trust dialog was accepted. */
  trustedProjects: readonly string[];
  /** Missing: nothing. */
  misplaced?: readonly MisplacedSetting[];
}
