/**
 * What the sources found out about this machine. No type here can hold a token or a key: of a secret only whether it
 * is there, its last four characters (keys only) and a keyed digest that means nothing outside this process.
 */
import type { UsageFacts, UsageReading } from './usage.ts';
import type { EpochMs } from './vocabulary.ts';

/** Where a credential or a variable is written down. */
export type Place =
  | 'process'
  | 'global-config'
  | 'user-settings'
  | 'project-settings'
  | 'local-settings'
  | 'managed-settings'
  | 'shell-profile'
  | 'running-session'
  | 'credential-store';

/** What of a secret's form cannot be right. `line-break`: written as the two characters \n. `gap`: white space inside. */
export type SecretFlaw =
  | 'quoted'
  | 'unexpanded'
  | 'placeholder'
  | 'line-break'
  | 'assignment'
  | 'twice'
  | 'gap'
  | 'short';

/** A secret by the look of it. */
export interface SecretShape {
  /** By its prefix. `foreign`: of another company; `other`: nobody's that is known. */
  kind: 'plan-token' | 'renewal-token' | 'api-key' | 'admin-key' | 'foreign' | 'other';
  /** The first thing that is wrong with it; null: it looks like one of its kind. */
  flaw: SecretFlaw | null;
}

/** A command that Claude Code runs to get a credential, looked at without running it. */
export interface CommandFacts {
  key: 'apiKeyHelper' | 'awsAuthRefresh' | 'awsCredentialExport' | 'gcpAuthRefresh';
  line: number | null;
  /** The program or script, as a path; null: it cannot be told from the text. */
  program: string | null;
  trouble: CommandTrouble | null;
}

/** `interpreter`: the one named in the first line of the script is not there. `line-ends`: Windows line ends after it. */
export type CommandTrouble = 'missing' | 'not-executable' | 'interpreter' | 'line-ends' | 'folder' | 'unreadable';

/** One environment variable that matters to sign-in, wherever it is set. */
export interface EnvVarFact {
  name: string;
  place: Place;
  /** The file it is set in, or null for the process environment. */
  file: string | null;
  /** 1-based line in `file`, when known. */
  line: number | null;
  /** `empty` is "", `blank` is white space only. */
  state: 'set' | 'blank' | 'empty';
  /** True for 1, true, yes, on (any case): how Claude Code reads a switch. */
  on: boolean;
  /** The value itself, only for names that never hold a secret (folders, regions, switches). */
  plain: string | null;
  /** Last four characters; keys and tokens only, and only of values of at least 12 characters. */
  tail: string | null;
  /** Keyed digest of the last 20 characters of the trimmed value: compare with `GlobalConfigFacts.approved`. */
  fingerprint: string | null;
  /** Of an address: `host` or `host:port`, never its user, path or query. */
  host: string | null;
  /** Of an address on this machine: its port. */
  localPort?: number;
  /** Of an address: the end that Claude Code adds itself, as `/v1` or `/v1/messages`. */
  addressEnd?: string;
  /** Of a key, a token or another secret; missing: the value is not known, or is no secret. */
  shape?: SecretShape;
  /** Of an address: it stands in quotes, which are part of it. */
  quoted?: true;
  /** Of a proxy: of a kind that Claude Code does not speak (SOCKS); no address at all, with which it does not start; without http:// in front, with which older versions do not. */
  proxyFault?: 'unsupported' | 'no-address' | 'no-scheme';
  /** Of ANTHROPIC_BASE_URL: no gateway may be there. It is no address, or plain http:// to another machine. */
  noGateway?: true;
  /** Of ANTHROPIC_BASE_URL: no request can be sent there, as when https:// is missing in front of a bare name. */
  noAddress?: true;
  /** Of ANTHROPIC_BASE_URL: it holds a user and a password, which newer versions send along. */
  holdsUser?: true;
  /** Of ANTHROPIC_CUSTOM_HEADERS: the names of headers with a value, in lower case. */
  headers: readonly string[] | null;
  /** Of ANTHROPIC_CUSTOM_HEADERS: the names of headers without a value, which blank what would be sent. */
  blankHeaders?: readonly string[];
  /**
   * Of a key, a token or headers: no request can carry it, because of a line break in the middle, a typographic quote or
   * the like. `older`: only older versions cannot, for its letters. `untrimmed`: for white space around it. `refused`: it is sent where nothing takes its place, and no server
   * accepts it.
   */
  unsendable?: 'always' | 'older' | 'untrimmed' | 'refused';
  /** True when a shell profile computes the value at start (`$(…)`), so that only "will be set" is known. */
  computed: boolean;
  /** The login shell that says so, where no text tells the place. */
  saidBy?: string;
}

/** Why a JSON file does not count, at a place a person can go to. */
export interface FileProblem {
  kind: 'syntax' | 'type' | 'empty' | 'denied' | 'too-big' | 'encoding';
  /** 1-based; null when the whole file is meant. */
  line: number | null;
  column: number | null;
  /** One plain sentence without any of the file's values. */
  message: string;
}

export type FileStatus = 'absent' | 'ok' | 'broken' | 'unreadable';

/** Something that stands in a file where Claude Code does not look for it. */
export interface MisplacedSetting {
  /**
   * Variables beside `env` or under `environment`, an `env` that a second one replaces, a name nearly right, a settings key in
   * `.claude.json`, a file that nobody reads, local settings that count in the home folder alone.
   */
  why: 'top-level' | 'environment' | 'repeated-env' | 'nearly' | 'settings-key' | 'unread-file' | 'only-at-home';
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
  /** `requiredMinimumVersion` and `requiredMaximumVersion`, where they hold a whole version. */
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

/** The subscription login as the credential store holds it. */
export interface LoginFacts {
  /** `other`: there, but not a string (Claude Code still takes a number as a token). */
  accessToken: 'set' | 'empty' | 'missing' | 'other';
  refreshToken: 'set' | 'empty' | 'missing' | 'other';
  /** null: not a number, so Claude Code never renews by itself. */
  accessTokenExpiresAt: EpochMs | null;
  /** The login deadline; null when the store does not say (older logins). */
  loginEndsAt: EpochMs | null;
  /** null when `scopes` is missing or not a list. */
  scopes: readonly string[] | null;
  /** True when `scopes` is an object: every Claude Code command crashes on it. */
  scopesCrash: boolean;
  /** True when `scopes` is one text that names user:inference: Claude Code sends the login, but calls itself signed out. */
  scopesAsText?: boolean;
  /** True when no request can carry the access token: it holds a line break, a typographic quote or the like. */
  unsendable?: boolean;
  /** `subscriptionType` when it is a string: pro, max, team, enterprise … */
  plan: string | null;
  rateLimitTier: string | null;
  /** Claude Code's own note on a login that ended: `time_limit` … */
  loginEnded: string | null;
  /** Keyed digest of the access token, to notice a renewal. */
  fingerprint: string | null;
  /** Of the access token. */
  shape?: SecretShape;
  /** Whose login it is, where the store says so. */
  accountUuid?: string;
  organizationUuid?: string;
}

export type UnreadableReason =
  | 'denied'
  | 'locked'
  | 'not-agreed'
  | 'timeout'
  | 'torn'
  | 'broken'
  /** A token or key alone, where the file of a login should be. */
  | 'bare-token'
  | 'encoding'
  | 'too-big'
  | 'not-a-file'
  | 'credential-manager'
  | 'no-tool'
  | 'failed';

/** Why a file cannot be saved. */
export interface SavingTrouble {
  why: 'denied' | 'read-only' | 'full';
  /** The folder or file that stands in the way. */
  path: string;
  /** It belongs to another account; otherwise its mode is what denies. */
  foreign: boolean;
}

/** The credential store of one profile. */
export interface CredentialFacts {
  store: 'file' | 'keychain' | 'credential-manager';
  /** The file's path, or the Keychain item's service name. */
  location: string;
  status: 'present' | 'absent' | 'unreadable';
  unreadable: UnreadableReason | null;
  /** Position of the first syntax error in a broken file. */
  problem: FileProblem | null;
  login: LoginFacts | null;
  /** When the store last changed. */
  changedAt: EpochMs | null;
  /**
   * What keeps Claude Code from saving a renewed login here; null: nothing that can be seen. Missing: not looked, or not
   * kept in a file.
   */
  saving?: SavingTrouble | null;
  /** Nothing lies in the place, and a login beside it under another name: this one. */
  misnamed?: string;
  /** Names of other top-level keys (MCP logins, plugin secrets …) that a reset must keep. */
  otherKeys: readonly string[];
  file: {
    mode: number | null;
    /** Readable or writable by anybody but the owner. */
    loose: boolean;
    foreignOwner: boolean;
    symlinkTo: string | null;
  } | null;
}

/** A lock of Claude Code's that lies in the profile right now. */
export interface LockFact {
  path: string;
  kind: 'refresh' | 'config-dir' | 'storage-write' | 'global-config';
  ageMs: number;
  stale: boolean;
  /** Claude Code makes a folder; what else has the name can never be taken over. Missing: a folder. */
  form?: 'other';
  /** Dated in the future by more than a minute: never stale for Claude Code until then. */
  ahead?: true;
  /** Process that owns it, when its owner record says so and that process lives. */
  ownerPid: number | null;
  /** Missing: it is not stale, so nobody asked. */
  owner?: LockOwner;
}

/** `may-live`: this process may hold it. `unseen`: whoever holds it may run where it cannot be seen from here. */
export type LockOwner = { state: 'gone' } | { state: 'may-live'; pid: number } | { state: 'unseen' };

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
  trouble: CloudTrouble | null;
}

export interface CloudTrouble {
  kind:
    | 'aws-profile-missing'
    | 'aws-profile-empty'
    | 'aws-source-missing'
    | 'aws-source-loop'
    | 'aws-sso-session-missing'
    | 'aws-sso-none'
    | 'aws-sso-ended'
    | 'aws-process-broken'
    | 'cloud-file-missing'
    | 'cloud-file-broken'
    | 'foundry-address-twice';
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
