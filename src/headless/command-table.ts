/** The commands of the terminal and their options. What each says of itself stands in messages/terminal/command-help.ts. */
import { COMMAND_SAYS, OPTION_SAYS } from '../shared/messages/terminal/command-help.ts';
import {
  JSON_OPTION,
  LOOK_OPTIONS,
  METRICS_OPTIONS,
  type Option,
  PROFILE_OPTION,
  REMEDY_OPTIONS,
  VERBOSE_OPTION,
} from './command-options.ts';

export interface CommandShape {
  says: string;
  usage: string;
  options: Readonly<Record<string, Option>>;
  /** Free words after the command. */
  words: readonly [min: number, max: number];
}

/** Every command of the terminal. `--help` is made from this table. */
export const COMMANDS = {
  doctor: {
    says: COMMAND_SAYS.doctor,
    usage: '[--json | --fix [--dry-run] [--yes] | --ci | --token] [--offline] [--config-dir D] [--project D]',
    options: {
      json: JSON_OPTION,
      fix: { type: 'boolean', says: OPTION_SAYS['--fix'] },
      'dry-run': REMEDY_OPTIONS['dry-run'],
      yes: { type: 'boolean', says: OPTION_SAYS['doctor --yes'] },
      ci: { type: 'boolean', says: OPTION_SAYS['--ci'] },
      token: { type: 'boolean', says: OPTION_SAYS['--token'] },
      offline: { type: 'boolean', says: OPTION_SAYS['--offline'] },
      'config-dir': { type: 'string', value: 'D', says: OPTION_SAYS['doctor --config-dir'] },
      project: { type: 'string', value: 'D', says: OPTION_SAYS['--project'] },
    },
    words: [0, 0],
  },
  status: {
    says: COMMAND_SAYS.status,
    usage: '[--format F] [--follow] [--offline] [--config-dir D]',
    options: {
      format: { type: 'string', value: 'F', says: OPTION_SAYS['--format'] },
      follow: { type: 'boolean', says: OPTION_SAYS['--follow'] },
      offline: { type: 'boolean', says: OPTION_SAYS['--offline'] },
      'config-dir': { type: 'string', value: 'D', says: OPTION_SAYS['status --config-dir'] },
    },
    words: [0, 0],
  },
  explain: {
    says: COMMAND_SAYS.explain,
    usage: '[TEXT... | FILE | -] [--json] [--offline] [--config-dir D]',
    options: {
      json: JSON_OPTION,
      offline: { type: 'boolean', says: OPTION_SAYS['--offline'] },
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 10_000],
  },
  others: { says: COMMAND_SAYS.others, usage: '[--json]', options: { json: JSON_OPTION }, words: [0, 0] },
  watch: {
    says: COMMAND_SAYS.watch,
    usage: '[--json] [--once] [--metrics ADDRESS] [--offline] [--verbose]',
    options: {
      json: { type: 'boolean', says: OPTION_SAYS['watch --json'] },
      once: { type: 'boolean', says: OPTION_SAYS['--once'] },
      verbose: VERBOSE_OPTION,
      ...METRICS_OPTIONS,
      ...LOOK_OPTIONS,
    },
    words: [0, 0],
  },
  serve: {
    says: COMMAND_SAYS.serve,
    usage: '[--port N] [--metrics ADDRESS] [--no-open] [--offline] [--json] [--verbose]',
    options: {
      port: { type: 'string', value: 'N', says: OPTION_SAYS['--port'] },
      'no-open': { type: 'boolean', says: OPTION_SAYS['--no-open'] },
      json: { type: 'boolean', says: OPTION_SAYS['serve --json'] },
      once: { type: 'boolean', says: OPTION_SAYS['--once'] },
      verbose: VERBOSE_OPTION,
      ...METRICS_OPTIONS,
      ...LOOK_OPTIONS,
    },
    words: [0, 0],
  },
  'test-banner': {
    says: COMMAND_SAYS['test-banner'],
    usage: '[--json]',
    options: { json: JSON_OPTION },
    words: [0, 0],
  },
  open: { says: COMMAND_SAYS.open, usage: '', options: {}, words: [0, 0] },
  history: {
    says: COMMAND_SAYS.history,
    usage: '[--kind K] [--limit N] [--json | --csv]',
    options: {
      json: JSON_OPTION,
      csv: { type: 'boolean', says: OPTION_SAYS['--csv'] },
      kind: { type: 'string', value: 'K', says: OPTION_SAYS['--kind'] },
      limit: { type: 'string', value: 'N', says: OPTION_SAYS['--limit'] },
    },
    words: [0, 0],
  },
  settings: {
    says: COMMAND_SAYS.settings,
    usage: '[get [KEY] | set KEY VALUE] [--json]',
    options: { json: JSON_OPTION },
    words: [0, 3],
  },
  completion: { says: COMMAND_SAYS.completion, usage: 'bash | zsh | fish | powershell', options: {}, words: [1, 1] },
  man: { says: COMMAND_SAYS.man, usage: '', options: {}, words: [0, 0] },
  reset: {
    says: COMMAND_SAYS.reset,
    usage: '[--dry-run] [--yes] [--json] [--config-dir D]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 0],
  },
  backup: {
    says: COMMAND_SAYS.backup,
    usage: '[--list] [--diff ID] [--export FILE [--force]] [--git] [--with-secrets] [--json] [--config-dir D]',
    options: {
      list: { type: 'boolean', says: OPTION_SAYS['--list'] },
      diff: { type: 'string', value: 'ID', says: OPTION_SAYS['--diff'] },
      export: { type: 'string', value: 'FILE', says: OPTION_SAYS['--export'] },
      force: { type: 'boolean', says: OPTION_SAYS['--force'] },
      git: { type: 'boolean', says: OPTION_SAYS['--git'] },
      'with-secrets': { type: 'boolean', says: OPTION_SAYS['--with-secrets'] },
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 0],
  },
  restore: {
    says: COMMAND_SAYS.restore,
    usage: '[NAME...] [--from ID|FILE] [--dry-run] [--yes] [--json] [--config-dir D]',
    options: {
      from: { type: 'string', value: 'ID', says: OPTION_SAYS['--from'] },
      ...REMEDY_OPTIONS,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 100],
  },
  repair: {
    says: COMMAND_SAYS.repair,
    usage: '[--unset NAME | --correct NAME] [--dry-run] [--yes] [--json] [--config-dir D] [--project D]',
    options: {
      unset: { type: 'string', value: 'NAME', says: OPTION_SAYS['--unset'] },
      correct: { type: 'string', value: 'NAME', says: OPTION_SAYS['--correct'] },
      ...REMEDY_OPTIONS,
      'config-dir': PROFILE_OPTION,
      project: { type: 'string', value: 'D', says: OPTION_SAYS['repair --project'] },
    },
    words: [0, 0],
  },
  'sign-in': {
    says: COMMAND_SAYS['sign-in'],
    usage: '[--email E] [--console | --sso] [--anyway] [--terminal] [--dry-run] [--json] [--config-dir D]',
    options: {
      email: { type: 'string', value: 'E', says: OPTION_SAYS['--email'] },
      console: { type: 'boolean', says: OPTION_SAYS['--console'] },
      sso: { type: 'boolean', says: OPTION_SAYS['--sso'] },
      anyway: { type: 'boolean', says: OPTION_SAYS['--anyway'] },
      terminal: { type: 'boolean', says: OPTION_SAYS['--terminal'] },
      'dry-run': REMEDY_OPTIONS['dry-run'],
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
    },
    words: [0, 0],
  },
  fallback: {
    says: COMMAND_SAYS.fallback,
    usage: '[status | key | test | on [NAME] | off | forget | add NAME | remove NAME | list] [options]',
    options: {
      ...REMEDY_OPTIONS,
      'config-dir': PROFILE_OPTION,
      preset: { type: 'string', value: 'P', says: OPTION_SAYS['--preset'] },
      url: { type: 'string', value: 'U', says: OPTION_SAYS['--url'] },
      model: { type: 'string', value: 'M', says: OPTION_SAYS['--model'] },
      'small-model': { type: 'string', value: 'M', says: OPTION_SAYS['--small-model'] },
      'no-token': { type: 'boolean', says: OPTION_SAYS['--no-token'] },
      region: { type: 'string', value: 'R', says: OPTION_SAYS['--region'] },
      'aws-profile': { type: 'string', value: 'N', says: OPTION_SAYS['--aws-profile'] },
      project: { type: 'string', value: 'ID', says: OPTION_SAYS['fallback --project'] },
    },
    words: [0, 2],
  },
  ask: {
    says: COMMAND_SAYS.ask,
    usage: '[QUESTION...] [--file F] [--gateway NAME] [--model M] [--max-tokens N] [--json]',
    options: {
      file: { type: 'string', value: 'F', says: OPTION_SAYS['--file'] },
      gateway: { type: 'string', value: 'NAME', says: OPTION_SAYS['--gateway'] },
      model: { type: 'string', value: 'M', says: OPTION_SAYS['ask --model'] },
      'max-tokens': { type: 'string', value: 'N', says: OPTION_SAYS['--max-tokens'] },
      json: JSON_OPTION,
    },
    words: [0, 1000],
  },
  tools: { says: COMMAND_SAYS.tools, usage: '[NAME] [--json]', options: { json: JSON_OPTION }, words: [0, 1] },
  'update-claude': {
    says: COMMAND_SAYS['update-claude'],
    usage: '[--dry-run] [--yes] [--json]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 0],
  },
  check: {
    says: COMMAND_SAYS.check,
    usage: '[--min-left SPAN] [--max-age SPAN] [--json] [--config-dir D] [--project D]',
    options: {
      'min-left': { type: 'string', value: 'SPAN', says: OPTION_SAYS['--min-left'] },
      'max-age': { type: 'string', value: 'SPAN', says: OPTION_SAYS['--max-age'] },
      json: JSON_OPTION,
      'config-dir': PROFILE_OPTION,
      project: { type: 'string', value: 'D', says: OPTION_SAYS['--project'] },
    },
    words: [0, 0],
  },
  sessions: { says: COMMAND_SAYS.sessions, usage: '[--json]', options: { json: JSON_OPTION }, words: [0, 0] },
  usage: {
    says: COMMAND_SAYS.usage,
    usage: '[--json] [--config-dir D]',
    options: { json: JSON_OPTION, 'config-dir': PROFILE_OPTION },
    words: [0, 0],
  },
  statusline: {
    says: COMMAND_SAYS.statusline,
    usage: '[on | off | show] [--dry-run] [--yes] [--json] [--config-dir D]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 1],
  },
  'failure-hook': {
    says: COMMAND_SAYS['failure-hook'],
    usage: '[on | off | show] [--dry-run] [--yes] [--json] [--config-dir D]',
    options: { ...REMEDY_OPTIONS, 'config-dir': PROFILE_OPTION },
    words: [0, 1],
  },
  autostart: {
    says: COMMAND_SAYS.autostart,
    usage: '[status | on | off] [--json]',
    options: { json: JSON_OPTION },
    words: [0, 1],
  },
  'install-command': {
    says: COMMAND_SAYS['install-command'],
    usage: '[--remove] [--dry-run] [--yes] [--json]',
    options: { remove: { type: 'boolean', says: OPTION_SAYS['--remove'] }, ...REMEDY_OPTIONS },
    words: [0, 0],
  },
  uninstall: {
    says: COMMAND_SAYS.uninstall,
    usage: '[--with-backups] [--dry-run] [--yes] [--json]',
    options: { 'with-backups': { type: 'boolean', says: OPTION_SAYS['--with-backups'] }, ...REMEDY_OPTIONS },
    words: [0, 0],
  },
  undo: {
    says: COMMAND_SAYS.undo,
    usage: '[ID] [--list] [--dry-run] [--yes] [--json]',
    options: { ...REMEDY_OPTIONS, list: { type: 'boolean', says: OPTION_SAYS['undo --list'] } },
    words: [0, 1],
  },
} as const satisfies Record<string, CommandShape>;

export type CommandWord = keyof typeof COMMANDS;
