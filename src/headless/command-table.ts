/** The commands of the terminal, their options and what each says of itself. */

interface Option {
  type: 'boolean' | 'string';
  says: string;
  value?: string;
}

export interface CommandShape {
  says: string;
  usage: string;
  options: Readonly<Record<string, Option>>;
  /** Free words after the command. */
  words: readonly [min: number, max: number];
}

const JSON_OPTION: Option = { type: 'boolean', says: 'print JSON' };

const VERBOSE_OPTION: Option = { type: 'boolean', says: 'also write the log to stderr' };
const METRICS_OPTIONS: Readonly<Record<string, Option>> = {
  metrics: { type: 'string', value: 'ADDRESS', says: 'serve metrics for Prometheus at this port, or address and port' },
  'metrics-token': { type: 'string', value: 'FILE', says: 'the token scrapers must send stands in this file' },
  'on-change': { type: 'string', value: 'TARGET', says: 'tell this https address or program every change, as JSON' },
  'on-change-secret': {
    type: 'string',
    value: 'FILE',
    says: 'what requests to it are signed with stands in this file',
  },
};
const LOOK_OPTIONS: Readonly<Record<string, Option>> = {
  offline: { type: 'boolean', says: 'do not use the network' },
};

/** What every remedy takes. */
const REMEDY_OPTIONS = {
  'dry-run': { type: 'boolean', says: 'show what would be changed, change nothing' },
  yes: { type: 'boolean', says: 'do not ask for confirmation' },
  json: JSON_OPTION,
} as const satisfies Readonly<Record<string, Option>>;
const PROFILE_OPTION: Option = { type: 'string', value: 'D', says: 'for this configuration folder' };

/** Every command of the terminal. `--help` is made from this table. */
export const COMMANDS = {
  doctor: {
    says: 'show whether Claude Code will let you in, and why',
    usage: '[--json | --fix [--dry-run] [--yes] | --ci | --token] [--offline] [--config-dir D] [--project D]',
    options: {
      json: JSON_OPTION,
      fix: { type: 'boolean', says: 'offer what Pilotlight can fix, one after the other' },
      'dry-run': REMEDY_OPTIONS['dry-run'],
      yes: { type: 'boolean', says: 'with --fix: do not ask for confirmation' },
      ci: {
        type: 'boolean',
        says: 'whether claude -p and claude get in with nobody to ask: one line, the exit code, and what to mount',
      },
      token: { type: 'boolean', says: 'check the form of a token or key that is pasted or piped in' },
      offline: { type: 'boolean', says: 'do not use the network' },
      'config-dir': { type: 'string', value: 'D', says: 'look at this configuration folder only' },
      project: { type: 'string', value: 'D', says: 'as if started in this folder (default: the current one)' },
    },
    words: [0, 0],
  },
  status: {
    says: 'the same in one line; for a status bar as it wants it',
    usage: '[--format F] [--follow] [--offline] [--config-dir D]',
    options: {
      format: {
        type: 'string',
        value: 'F',
        says: 'tmux, waybar, polybar, i3status, starship, plain, json, or a template as "{shape} {headline}"',
      },
      follow: { type: 'boolean', says: 'print a line with every change, until told to end' },
      offline: { type: 'boolean', says: 'do not use the network' },
      'config-dir': { type: 'string', value: 'D', says: 'look at this configuration folder only' },
    },
    words: [0, 0],
  },
  explain: {
    says: 'explain an error: what it means, whose side it is on, and what to do',
    usage: '[TEXT... | FILE | -] [--json] [--offline] [--config-dir D]',
    options: {
      json: JSON_OPTION,
      offline: { type: 'boolean', says: 'do not use the network' },
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 10_000],
  },
  others: {
    says: "tell whether others report sign-in trouble right now, by Claude Code's public issue tracker",
    usage: '[--json]',
    options: { json: JSON_OPTION },
    words: [0, 0],
  },
  watch: {
    says: 'watch and notify, in this terminal',
    usage: '[--json] [--once] [--metrics ADDRESS] [--offline] [--verbose]',
    options: {
      json: { type: 'boolean', says: 'one JSON line per change' },
      once: { type: 'boolean', says: 'print the current status and exit' },
      verbose: VERBOSE_OPTION,
      ...METRICS_OPTIONS,
      ...LOOK_OPTIONS,
    },
    words: [0, 0],
  },
  serve: {
    says: 'watch, with the window in the browser',
    usage: '[--port N] [--metrics ADDRESS] [--no-open] [--offline] [--json] [--verbose]',
    options: {
      port: { type: 'string', value: 'N', says: 'listen on this port of 127.0.0.1; else on the last one, or any' },
      'no-open': { type: 'boolean', says: 'print the link only' },
      json: { type: 'boolean', says: 'one JSON line per change' },
      once: { type: 'boolean', says: 'print the current status and exit' },
      verbose: VERBOSE_OPTION,
      ...METRICS_OPTIONS,
      ...LOOK_OPTIONS,
    },
    words: [0, 0],
  },
  open: {
    says: 'show the window of the running desktop app',
    usage: '',
    options: {},
    words: [0, 0],
  },
  history: {
    says: 'what has happened in the last thirty days',
    usage: '[--kind K] [--limit N] [--json | --csv]',
    options: {
      json: JSON_OPTION,
      csv: { type: 'boolean', says: 'print a table for a spreadsheet' },
      kind: {
        type: 'string',
        value: 'K',
        says: 'only events of this kind, several with commas (refused, signed-out, …)',
      },
      limit: {
        type: 'string',
        value: 'N',
        says: 'show at most N events, newest (default: 50; all with --json or --csv)',
      },
    },
    words: [0, 0],
  },
  settings: {
    says: 'show or change the settings',
    usage: '[get [KEY] | set KEY VALUE] [--json]',
    options: { json: JSON_OPTION },
    words: [0, 3],
  },
  completion: {
    says: 'print a completion script for your shell',
    usage: 'bash | zsh | fish | powershell',
    options: {},
    words: [1, 1],
  },
  man: {
    says: 'print the manual page',
    usage: '',
    options: {},
    words: [0, 0],
  },
  reset: {
    says: 'move the login away, and nothing else, so that you can sign in again',
    usage: '[--dry-run] [--yes] [--json] [--config-dir D]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 0],
  },
  backup: {
    says: 'keep a copy of the configuration: settings, MCP, hooks, agents, commands; never tokens unless asked',
    usage: '[--list] [--diff ID] [--export FILE [--force]] [--git] [--with-secrets] [--json] [--config-dir D]',
    options: {
      list: { type: 'boolean', says: 'show the backups there are' },
      diff: { type: 'string', value: 'ID', says: 'show what changed since that backup (or "last")' },
      export: { type: 'string', value: 'FILE', says: 'write the newest backup to one file' },
      force: { type: 'boolean', says: 'with --export: replace a file that is there' },
      git: { type: 'boolean', says: 'from now on also keep the backups as a git history' },
      'with-secrets': { type: 'boolean', says: 'keep keys, tokens and the login, too' },
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 0],
  },
  restore: {
    says: 'restore configuration files from a backup',
    usage: '[NAME...] [--from ID|FILE] [--dry-run] [--yes] [--json] [--config-dir D]',
    options: {
      from: { type: 'string', value: 'ID', says: 'this backup, or a file made by "backup --export"; else the newest' },
      ...REMEDY_OPTIONS,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 100],
  },
  repair: {
    says: 'repair broken configuration files, permissions and stale locks',
    usage: '[--unset NAME | --correct NAME] [--dry-run] [--yes] [--json] [--config-dir D] [--project D]',
    options: {
      unset: { type: 'string', value: 'NAME', says: 'disable this variable, and what belongs to it, instead' },
      correct: {
        type: 'string',
        value: 'NAME',
        says: 'take quotes off this variable, or move its value to the one it belongs into, instead',
      },
      ...REMEDY_OPTIONS,
      'config-dir': PROFILE_OPTION,
      project: {
        type: 'string',
        value: 'D',
        says: 'with the settings of this project folder (default: the current one)',
      },
    },
    words: [0, 0],
  },
  'sign-in': {
    says: 'sign in to Claude Code again',
    usage: '[--email E] [--console | --sso] [--anyway] [--terminal] [--dry-run] [--json] [--config-dir D]',
    options: {
      email: { type: 'string', value: 'E', says: 'fill in this address' },
      console: { type: 'boolean', says: 'with a Claude Console account, billed per token' },
      sso: { type: 'boolean', says: "through your organization's single sign-on" },
      anyway: { type: 'boolean', says: 'also while sign-in is down at Anthropic' },
      terminal: { type: 'boolean', says: 'open a terminal window with "claude auth login" in it instead' },
      'dry-run': REMEDY_OPTIONS['dry-run'],
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 0],
  },
  fallback: {
    says: 'work on an API key of your own, kept in the system vault, while sign-in is down',
    usage: '[status | key | test | on [NAME] | off | forget | add NAME | remove NAME | list] [options]',
    options: {
      ...REMEDY_OPTIONS,
      'config-dir': PROFILE_OPTION,
      preset: { type: 'string', value: 'P', says: 'add: a provider that is known already (ollama, minimax)' },
      url: { type: 'string', value: 'U', says: "add: the gateway's address" },
      model: { type: 'string', value: 'M', says: 'add: the model to ask for' },
      'small-model': { type: 'string', value: 'M', says: 'add: the model for background work' },
      'no-token': { type: 'boolean', says: 'add: this gateway wants no token' },
      region: { type: 'string', value: 'R', says: 'on bedrock, mantle, vertex: the region' },
      'aws-profile': { type: 'string', value: 'N', says: 'on bedrock, mantle: the profile in ~/.aws' },
      project: { type: 'string', value: 'ID', says: 'on vertex: the Google Cloud project' },
    },
    words: [0, 2],
  },
  ask: {
    says: 'send one question straight to the API, with your key or a gateway, when Claude Code will not start',
    usage: '[QUESTION...] [--file F] [--gateway NAME] [--model M] [--max-tokens N] [--json]',
    options: {
      file: { type: 'string', value: 'F', says: 'put the text of this file before the question' },
      gateway: { type: 'string', value: 'NAME', says: 'ask this gateway instead of Anthropic' },
      model: { type: 'string', value: 'M', says: 'ask this model' },
      'max-tokens': { type: 'string', value: 'N', says: 'limit the answer to N tokens (default: 4096)' },
      json: JSON_OPTION,
    },
    words: [0, 1000],
  },
  tools: {
    says: 'list other coding tools on this computer, or start one of them',
    usage: '[NAME] [--json]',
    options: { json: JSON_OPTION },
    words: [0, 1],
  },
  'update-claude': {
    says: 'update Claude Code, and say which known faults the installed version has',
    usage: '[--dry-run] [--yes] [--json]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 0],
  },
  check: {
    says: 'whether unattended work will be let in, in one line and an exit code; asks nobody',
    usage: '[--min-left SPAN] [--max-age SPAN] [--json] [--config-dir D] [--project D]',
    options: {
      'min-left': { type: 'string', value: 'SPAN', says: 'fail if the login ends within this, as 24h or 7d' },
      'max-age': { type: 'string', value: 'SPAN', says: 'fail if Claude Code had no answer within this' },
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
      project: { type: 'string', value: 'D', says: 'as if started in this folder (default: the current one)' },
    },
    words: [0, 0],
  },
  sessions: {
    says: 'what each running Claude Code signs in with, and where it works (Linux)',
    usage: '[--json]',
    options: { json: JSON_OPTION },
    words: [0, 0],
  },
  usage: {
    says: 'how full the usage windows of the plan are, as Claude Code has told; asks nobody',
    usage: '[--json] [--config-dir D]',
    options: { json: JSON_OPTION, 'config-dir': PROFILE_OPTION },
    words: [0, 0],
  },
  statusline: {
    says: 'let Claude Code tell how full its usage windows are, by its status line',
    usage: '[on | off | show] [--dry-run] [--yes] [--json] [--config-dir D]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 1],
  },
  'failure-hook': {
    says: 'let Claude Code say when a turn ends with an error, by a hook of its own',
    usage: '[on | off | show] [--dry-run] [--yes] [--json] [--config-dir D]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 1],
  },
  autostart: {
    says: 'start with the computer, where there is no desktop app: systemd, launchd, or a scheduled task',
    usage: '[status | on | off] [--json]',
    options: { json: JSON_OPTION },
    words: [0, 1],
  },
  'install-command': {
    says: 'make “pilotlight” a command of every terminal',
    usage: '[--remove] [--dry-run] [--yes] [--json]',
    options: { remove: { type: 'boolean', says: 'take the command away again' }, ...REMEDY_OPTIONS },
    words: [0, 0],
  },
  uninstall: {
    says: 'take everything of Pilotlight’s off this computer: entries, keys in the vault, autostart, its own data',
    usage: '[--with-backups] [--dry-run] [--yes] [--json]',
    options: { 'with-backups': { type: 'boolean', says: 'the backups of your configuration, too' }, ...REMEDY_OPTIONS },
    words: [0, 0],
  },
  undo: {
    says: 'undo the last remedy, or the one named',
    usage: '[ID] [--list] [--dry-run] [--yes] [--json]',
    options: { ...REMEDY_OPTIONS, list: { type: 'boolean', says: 'show what can be undone' } },
    words: [0, 1],
  },
} as const satisfies Record<string, CommandShape>;

export type CommandWord = keyof typeof COMMANDS;
