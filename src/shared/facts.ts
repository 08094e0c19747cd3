/**
 * What the sources found out about this machine. No type here can hold a token or a key: of a secret only whether it
 * is there, its last four characters (keys only) and a keyed digest that means nothing outside this process.
 */
import type { CredentialFacts, LockFact } from './facts/credentials.ts';
import type { FileProblem, GlobalConfigFacts, MisplacedSetting, SettingsFileFacts } from './facts/files.ts';
import type { EnvVarFact } from './facts/variables.ts';
import type { UsageFacts } from './usage.ts';
import type { EpochMs } from './vocabulary.ts';

export type * from './facts/credentials.ts';
export type * from './facts/files.ts';
export type * from './facts/variables.ts';

/** One Claude Code installation. */
export interface InstalledCli {
  path: string;
  /** The file behind the links. */
  realPath: string;
  version: string | null;
  method: 'native' | 'npm-global' | 'npm-local' | 'homebrew' | 'winget' | 'system-package' | 'unknown';
  /** True for the one a terminal would start. */
  first: boolean;
}

/** A running `claude` of the same user, with what its environment says about sign-in. */
export interface RunningSession {
  pid: number;
  cwd: string | null;
  startedAt: EpochMs | null;
  env: readonly EnvVarFact[];
}

/** What lies where an identity token is looked for. */
export type IdentityFile = 'there' | 'absent' | 'not-a-file' | 'empty';

/** A profile of Anthropic's developer tools (`~/.config/anthropic`), which Claude Code can sign in with as well. */
export interface AnthropicProfileFacts {
  name: string;
  /** Named by ANTHROPIC_PROFILE; otherwise it is merely the active one, and a Claude login may stand above it. */
  explicit: boolean;
  /** null: there is no such profile, or it is of a kind that Claude Code does not take. */
  kind: 'oidc_federation' | 'user_oauth' | null;
  file: string;
  /** What it needs to get a token (an identity token, or a credentials file only its owner can read) is there. */
  complete: boolean;
}

/** Everything the sources know about one profile, at one moment. */
export interface ProfileFacts {
  /** Absolute path of the configuration directory. */
  configDir: string;
  /** How this profile was found. */
  from: 'default' | 'process' | 'shell-profile' | 'running-session' | 'alias' | 'added' | 'wsl' | 'argument';
  /** True: a variable or a person names this folder, and there is none. */
  configDirAbsent?: boolean;
  credentials: CredentialFacts;
  /** What `auth status` looks at, where older versions let a project's settings move the store after that. */
  credentialsAtStart?: CredentialFacts;
  settings: readonly SettingsFileFacts[];
  /** Files called nearly like settings, with what is in them. Missing: none. */
  unread?: readonly { path: string; misplaced: readonly MisplacedSetting[] }[];
  globalConfig: GlobalConfigFacts;
  mcpConfig: { path: string; problem: FileProblem } | null;
  locks: readonly LockFact[];
  /** Missing: not looked for. */
  anthropicProfile?: AnthropicProfileFacts | null;
  /** What ANTHROPIC_IDENTITY_TOKEN_FILE names, which stands above the token itself; missing: it names nothing. */
  identityFile?: IdentityFile;
  /** What the files of a switched-on cloud say; missing: none is on. */
  cloud?: CloudFacts;
  /** Addresses on this machine that variables name, as `host:port`: does anybody listen? Missing: it cannot be told. */
  listening?: Readonly<Record<string, boolean>>;
  /** Missing: nobody has told anything. */
  usage?: UsageFacts;
  /** Missing: no variable names one. */
  certificates?: readonly CertificateFile[];
}

/** A file of certificates or of a key that a variable names, and that the connection needs. */
export interface CertificateFile {
  /** The variable. */
  name: string;
  path: string;
  /** null: it holds what it should. `not-pem`: no certificate (or key) as text stands in it. */
  trouble: 'missing' | 'folder' | 'denied' | 'not-pem' | null;
}

/** A cloud's own files, and what they hold to sign requests with. */
export interface CloudFacts {
  /** Something is there to sign with, as far as files tell. */
  hasCredentials: boolean;
  /** Google: what signs names a project that requests can be made for. */
  namesProject?: true;
  trouble: CloudTrouble | null;
}

export interface CloudTrouble {
  kind:
    | 'aws-profile-missing'
    | 'aws-profile-unfound'
    | 'aws-profile-empty'
    | 'aws-source-missing'
    | 'aws-source-loop'
    | 'aws-sso-session-missing'
    | 'aws-sso-none'
    | 'aws-sso-ended'
    | 'aws-process-broken'
    | 'cloud-file-missing'
    | 'cloud-file-broken'
    | 'cloud-token-empty'
    | 'foundry-address-twice'
    | 'foundry-resource-no-name';
  /** The profile, session or variable it is about. */
  name: string;
  /** Where to look; null: nowhere. */
  file: string | null;
  line: number | null;
}

/** A way to start Claude Code that gives it other variables than a new terminal does. */
export interface OtherStart {
  /**
   * `wrapper`: a script in front of the real program. `folder`: a tool sets variables while one works in a folder (direnv,
   * mise). `service`: the system starts it (systemd, launchd, cron). `terminal`: what runs shells for a long time (tmux).
   */
  kind: 'alias' | 'function' | 'wrapper' | 'editor' | 'folder' | 'service' | 'terminal';
  /** The alias, function, script, unit, or the tool and its setting. */
  name: string;
  file: string;
  line: number | null;
  env: readonly EnvVarFact[];
  /** Names that are taken out of the environment. */
  without: readonly string[];
  /** False: it only sets variables, and claude is started afterwards. */
  runsClaude: boolean;
}

/** A variable that Claude Code does not know, called nearly like one that it does. */
export interface NearlyRight {
  name: string;
  file: string | null;
  line: number | null;
}

/** Everything the sources know about the machine, at one moment. */
export interface MachineFacts {
  platform: 'darwin' | 'win32' | 'linux';
  /** Variables of the own process. */
  processEnv: readonly EnvVarFact[];
  /** Variables that shell profiles and the system set for new terminals. */
  shellEnv: readonly EnvVarFact[];
  /** Set by start-up files for the shell alone, so that Claude Code does not see them. Missing: not looked for. */
  unexported?: readonly EnvVarFact[];
  /** Missing: not looked for. */
  otherStarts?: readonly OtherStart[];
  /** Set for programs, under a name that people take for one of Claude Code's. Missing: none. */
  nearly?: readonly NearlyRight[];
  /** Folders in the home folder that are called like a configuration folder and hold a login, absolute. Missing: none. */
  loginFolders?: readonly string[];
  /**
   * True when the own process was started from a shell, so that its environment is what a terminal sees. A tray app
   * started by the desktop is not: there the shell profiles tell what Claude Code will see.
   */
  fromShell: boolean;
  sessions: readonly RunningSession[];
  clis: readonly InstalledCli[];
  home: string;
}
