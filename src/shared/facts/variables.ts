/** What is known of variables and of the secrets in them. No type here can hold a token or a key. */

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

/** What of a secret's form cannot be right. `line-break`: written as the two characters \n. `gap`: white space inside. `long`: more than any. */
export type SecretFlaw =
  | 'quoted'
  | 'unexpanded'
  | 'placeholder'
  | 'line-break'
  | 'assignment'
  | 'twice'
  | 'gap'
  | 'short'
  | 'long';

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

/**
 * `interpreter`: the one named in the first line of the script is not there. `line-ends`: Windows line ends after it. `no-input`:
 * the file that it prints is not there. `empty`: a script without a line.
 */
export type CommandTrouble =
  | 'missing'
  | 'not-executable'
  | 'interpreter'
  | 'line-ends'
  | 'folder'
  | 'unreadable'
  | 'no-input'
  | 'empty';

/** One environment variable that matters to sign-in, wherever it is set. */
export interface EnvVarFact {
  name: string;
  place: Place;
  /** The file it is set in, or null for the process environment. */
  file: string | null;
  /** 1-based line in `file`, when known. */
  line: number | null;
  /** Other places that a terminal reads, which set it before: taking out one line is not enough. Missing: none. */
  alsoAt?: readonly { file: string; line: number }[];
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
  /** Something follows that end, as a query, so that it cannot just be left out. */
  endWithin?: true;
  /** Of a key, a token or another secret; missing: the value is not known, or is no secret. */
  shape?: SecretShape;
  /** Of an address: it stands in quotes, which are part of it. */
  quoted?: true;
  /** Of a proxy: of a kind that Claude Code does not speak (SOCKS); no address at all, with which it does not start; without http:// in front, with which older versions do not. */
  proxyFault?: 'unsupported' | 'no-address' | 'no-scheme';
  /** Of ANTHROPIC_BASE_URL: no gateway may be there. It is no address, or plain http:// to another machine. */
  noGateway?: true;
  /** Of an address that requests go to: none can be sent there, as when https:// is missing in front of a bare name. A gateway's may lack it. */
  noAddress?: true;
  /** Of ANTHROPIC_BASE_URL: it holds a user and a password, which newer versions send along. */
  holdsUser?: true;
  /** Of CLAUDE_CODE_CUSTOM_OAUTH_URL: Claude Code takes no sign-in server there but a few that it knows. */
  unknownServer?: true;
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
