/** The commands of the terminal and their options. What each says of itself stands in messages/terminal/command-help.ts. */
import { COMMAND_SAYS, OPTION_SAYS } from '../shared/messages/terminal/command-help.ts';
import {
  type CommandShape,
  DOCTOR_OPTIONS,
  FALLBACK_OPTIONS,
  JSON_OPTION,
  LOOK_OPTIONS,
  METRICS_OPTIONS,
  PROFILE_OPTION,
  REMEDY_OPTIONS,
  VERBOSE_OPTION,
} from './command-options.ts';

const REMEDY_HERE = { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION } as const;

/** Something in Claude Code's settings that is on or off. */
const SWITCHED = {
  usage: '[on | off | show] [--dry-run] [--yes] [--json] [--config-dir D]',
  options: REMEDY_HERE,
  words: [0, 1],
} as const;

/** Every command of the terminal. `--help` is made from this table. */
export const COMMANDS = {
  doctor: {
    description: COMMAND_SAYS.doctor,
    usage: '[--json | --fix [--dry-run] [--yes] | --ci | --token] [--offline] [--config-dir D] [--project D]',
    options: DOCTOR_OPTIONS,
    words: [0, 0],
  },
  status: {
    description: COMMAND_SAYS.status,
    usage: '[--format F] [--follow] [--offline] [--config-dir D]',
    options: {
      format: { type: 'string', value: 'F', description: OPTION_SAYS['--format'] },
      follow: { type: 'boolean', description: OPTION_SAYS['--follow'] },
      offline: { type: 'boolean', description: OPTION_SAYS['--offline'] },
      'config-dir': { type: 'string', value: 'D', description: OPTION_SAYS['status --config-dir'] },
    },
    words: [0, 0],
  },
  explain: {
    description: COMMAND_SAYS.explain,
    usage: '[TEXT... | FILE | -] [--json] [--offline] [--config-dir D]',
    options: { json: JSON_OPTION, ...LOOK_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 10_000],
  },
  others: { description: COMMAND_SAYS.others, usage: '[--json]', options: { json: JSON_OPTION }, words: [0, 0] },
  watch: {
    description: COMMAND_SAYS.watch,
    usage: '[--json] [--once] [--metrics ADDRESS] [--offline] [--verbose]',
    options: {
      json: { type: 'boolean', description: OPTION_SAYS['watch --json'] },
      once: { type: 'boolean', description: OPTION_SAYS['--once'] },
      verbose: VERBOSE_OPTION,
      ...METRICS_OPTIONS,
      ...LOOK_OPTIONS,
    },
    words: [0, 0],
  },
  serve: {
    description: COMMAND_SAYS.serve,
    usage: '[--port N] [--metrics ADDRESS] [--no-open] [--offline] [--json] [--verbose]',
    options: {
      port: { type: 'string', value: 'N', description: OPTION_SAYS['--port'] },
      'no-open': { type: 'boolean', description: OPTION_SAYS['--no-open'] },
      json: { type: 'boolean', description: OPTION_SAYS['serve --json'] },
      once: { type: 'boolean', description: OPTION_SAYS['--once'] },
      verbose: VERBOSE_OPTION,
      ...METRICS_OPTIONS,
      ...LOOK_OPTIONS,
    },
    words: [0, 0],
  },
  'test-banner': {
    description: COMMAND_SAYS['test-banner'],
    usage: '[--json]',
    options: { json: JSON_OPTION },
    words: [0, 0],
  },
  open: { description: COMMAND_SAYS.open, usage: '', options: {}, words: [0, 0] },
  history: {
    description: COMMAND_SAYS.history,
    usage: '[--kind K] [--limit N] [--json | --csv]',
    options: {
      json: JSON_OPTION,
      csv: { type: 'boolean', description: OPTION_SAYS['--csv'] },
      kind: { type: 'string', value: 'K', description: OPTION_SAYS['--kind'] },
      limit: { type: 'string', value: 'N', description: OPTION_SAYS['--limit'] },
    },
    words: [0, 0],
  },
  settings: {
    description: COMMAND_SAYS.settings,
    usage: '[get [KEY] | set KEY VALUE] [--json]',
    options: { json: JSON_OPTION },
    words: [0, 3],
  },
  completion: {
    description: COMMAND_SAYS.completion,
    usage: 'bash | zsh | fish | powershell',
    options: {},
    words: [1, 1],
  },
  man: { description: COMMAND_SAYS.man, usage: '', options: {}, words: [0, 0] },
  reset: {
    description: COMMAND_SAYS.reset,
    usage: '[--dry-run] [--yes] [--json] [--config-dir D]',
    options: REMEDY_HERE,
    words: [0, 0],
  },
  backup: {
    description: COMMAND_SAYS.backup,
    usage: '[--list] [--diff ID] [--export FILE [--force]] [--git] [--with-secrets] [--json] [--config-dir D]',
    options: {
      list: { type: 'boolean', description: OPTION_SAYS['--list'] },
      diff: { type: 'string', value: 'ID', description: OPTION_SAYS['--diff'] },
      export: { type: 'string', value: 'FILE', description: OPTION_SAYS['--export'] },
      force: { type: 'boolean', description: OPTION_SAYS['--force'] },
      git: { type: 'boolean', description: OPTION_SAYS['--git'] },
      'with-secrets': { type: 'boolean', description: OPTION_SAYS['--with-secrets'] },
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 0],
  },
  restore: {
    description: COMMAND_SAYS.restore,
    usage: '[NAME...] [--from ID|FILE] [--dry-run] [--yes] [--json] [--config-dir D]',
    options: {
      from: { type: 'string', value: 'ID', description: OPTION_SAYS['--from'] },
      ...REMEDY_HERE,
    },
    words: [0, 100],
  },
  repair: {
    description: COMMAND_SAYS.repair,
    usage: '[--unset NAME | --correct NAME] [--dry-run] [--yes] [--json] [--config-dir D] [--project D]',
    options: {
      unset: { type: 'string', value: 'NAME', description: OPTION_SAYS['--unset'] },
      correct: { type: 'string', value: 'NAME', description: OPTION_SAYS['--correct'] },
      ...REMEDY_HERE,
      project: { type: 'string', value: 'D', description: OPTION_SAYS['repair --project'] },
    },
    words: [0, 0],
  },
  'sign-in': {
    description: COMMAND_SAYS['sign-in'],
    usage: '[--email E] [--console | --sso] [--anyway] [--terminal] [--dry-run] [--json] [--config-dir D]',
    options: {
      email: { type: 'string', value: 'E', description: OPTION_SAYS['--email'] },
      console: { type: 'boolean', description: OPTION_SAYS['--console'] },
      sso: { type: 'boolean', description: OPTION_SAYS['--sso'] },
      anyway: { type: 'boolean', description: OPTION_SAYS['--anyway'] },
      terminal: { type: 'boolean', description: OPTION_SAYS['--terminal'] },
      'dry-run': REMEDY_OPTIONS['dry-run'],
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 0],
  },
  fallback: {
    description: COMMAND_SAYS.fallback,
    usage: '[status | key | test | on [NAME] | off | forget | add NAME | remove NAME | list] [options]',
    options: FALLBACK_OPTIONS,
    words: [0, 2],
  },
  ask: {
    description: COMMAND_SAYS.ask,
    usage: '[QUESTION...] [--file F] [--gateway NAME] [--model M] [--max-tokens N] [--json]',
    options: {
      file: { type: 'string', value: 'F', description: OPTION_SAYS['--file'] },
      gateway: { type: 'string', value: 'NAME', description: OPTION_SAYS['--gateway'] },
      model: { type: 'string', value: 'M', description: OPTION_SAYS['ask --model'] },
      'max-tokens': { type: 'string', value: 'N', description: OPTION_SAYS['--max-tokens'] },
      json: JSON_OPTION,
    },
    words: [0, 1000],
  },
  tools: { description: COMMAND_SAYS.tools, usage: '[NAME] [--json]', options: { json: JSON_OPTION }, words: [0, 1] },
  'install-claude': {
    description: COMMAND_SAYS['install-claude'],
    usage: '[--dry-run] [--yes] [--json]',
    options: REMEDY_OPTIONS,
    words: [0, 0],
  },
  'update-claude': {
    description: COMMAND_SAYS['update-claude'],
    usage: '[--dry-run] [--yes] [--json]',
    options: REMEDY_HERE,
    words: [0, 0],
  },
  check: {
    description: COMMAND_SAYS.check,
    usage: '[--min-left SPAN] [--max-age SPAN] [--json] [--config-dir D] [--project D]',
    options: {
      'min-left': { type: 'string', value: 'SPAN', description: OPTION_SAYS['--min-left'] },
      'max-age': { type: 'string', value: 'SPAN', description: OPTION_SAYS['--max-age'] },
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
      project: { type: 'string', value: 'D', description: OPTION_SAYS['--project'] },
    },
    words: [0, 0],
  },
  profiles: {
    description: COMMAND_SAYS.profiles,
    usage: '[list | new NAME | open P | sign-in P | name P [NAME] | order P... | hide P | show P] [options]',
    options: { ...REMEDY_OPTIONS, 'no-alias': { type: 'boolean', description: OPTION_SAYS['--no-alias'] } },
    words: [0, 100],
  },
  sessions: { description: COMMAND_SAYS.sessions, usage: '[--json]', options: { json: JSON_OPTION }, words: [0, 0] },
  usage: {
    description: COMMAND_SAYS.usage,
    usage: '[--json] [--config-dir D]',
    options: { json: JSON_OPTION, 'config-dir': PROFILE_OPTION },
    words: [0, 0],
  },
  statusline: { description: COMMAND_SAYS.statusline, ...SWITCHED },
  'failure-hook': { description: COMMAND_SAYS['failure-hook'], ...SWITCHED },
  autostart: {
    description: COMMAND_SAYS.autostart,
    usage: '[status | on | off] [--json]',
    options: { json: JSON_OPTION },
    words: [0, 1],
  },
  'install-command': {
    description: COMMAND_SAYS['install-command'],
    usage: '[--remove] [--dry-run] [--yes] [--json]',
    options: { remove: { type: 'boolean', description: OPTION_SAYS['--remove'] }, ...REMEDY_OPTIONS },
    words: [0, 0],
  },
  uninstall: {
    description: COMMAND_SAYS.uninstall,
    usage: '[--with-backups] [--dry-run] [--yes] [--json]',
    options: { 'with-backups': { type: 'boolean', description: OPTION_SAYS['--with-backups'] }, ...REMEDY_OPTIONS },
    words: [0, 0],
  },
  undo: {
    description: COMMAND_SAYS.undo,
    usage: '[ID] [--list] [--dry-run] [--yes] [--json]',
    options: { ...REMEDY_OPTIONS, list: { type: 'boolean', description: OPTION_SAYS['undo --list'] } },
    words: [0, 1],
  },
} as const satisfies Record<string, CommandShape>;

export type CommandWord = keyof typeof COMMANDS;
