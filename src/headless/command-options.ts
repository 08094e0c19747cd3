/** What a command takes, and the options that several of them take. */
import { OPTION_SAYS } from '../shared/messages/terminal/command-help.ts';

interface Option {
  type: 'boolean' | 'string';
  description: string;
  value?: string;
}

export interface CommandShape {
  description: string;
  usage: string;
  options: Readonly<Record<string, Option>>;
  /** Free words after the command. */
  words: readonly [min: number, max: number];
}

export const JSON_OPTION: Option = { type: 'boolean', description: OPTION_SAYS['--json'] };

export const VERBOSE_OPTION: Option = { type: 'boolean', description: OPTION_SAYS['--verbose'] };
export const METRICS_OPTIONS: Readonly<Record<string, Option>> = {
  metrics: { type: 'string', value: 'ADDRESS', description: OPTION_SAYS['--metrics'] },
  'metrics-token': { type: 'string', value: 'FILE', description: OPTION_SAYS['--metrics-token'] },
  otlp: { type: 'string', value: 'URL', description: OPTION_SAYS['--otlp'] },
  'on-change': { type: 'string', value: 'TARGET', description: OPTION_SAYS['--on-change'] },
  'on-change-secret': { type: 'string', value: 'FILE', description: OPTION_SAYS['--on-change-secret'] },
};
export const LOOK_OPTIONS: Readonly<Record<string, Option>> = {
  offline: { type: 'boolean', description: OPTION_SAYS['--offline'] },
};

/** What every remedy takes. */
export const REMEDY_OPTIONS = {
  'dry-run': { type: 'boolean', description: OPTION_SAYS['--dry-run'] },
  yes: { type: 'boolean', description: OPTION_SAYS['--yes'] },
  json: JSON_OPTION,
} as const satisfies Readonly<Record<string, Option>>;
export const PROFILE_OPTION: Option = { type: 'string', value: 'D', description: OPTION_SAYS['--config-dir'] };

export const DOCTOR_OPTIONS = {
  json: JSON_OPTION,
  fix: { type: 'boolean', description: OPTION_SAYS['--fix'] },
  'dry-run': REMEDY_OPTIONS['dry-run'],
  yes: { type: 'boolean', description: OPTION_SAYS['doctor --yes'] },
  ci: { type: 'boolean', description: OPTION_SAYS['--ci'] },
  token: { type: 'boolean', description: OPTION_SAYS['--token'] },
  offline: { type: 'boolean', description: OPTION_SAYS['--offline'] },
  'config-dir': { type: 'string', value: 'D', description: OPTION_SAYS['doctor --config-dir'] },
  project: { type: 'string', value: 'D', description: OPTION_SAYS['--project'] },
} as const satisfies Readonly<Record<string, Option>>;

export const FALLBACK_OPTIONS = {
  ...REMEDY_OPTIONS,
  'config-dir': PROFILE_OPTION,
  preset: { type: 'string', value: 'P', description: OPTION_SAYS['--preset'] },
  url: { type: 'string', value: 'U', description: OPTION_SAYS['--url'] },
  model: { type: 'string', value: 'M', description: OPTION_SAYS['--model'] },
  'small-model': { type: 'string', value: 'M', description: OPTION_SAYS['--small-model'] },
  'no-token': { type: 'boolean', description: OPTION_SAYS['--no-token'] },
  region: { type: 'string', value: 'R', description: OPTION_SAYS['--region'] },
  'aws-profile': { type: 'string', value: 'N', description: OPTION_SAYS['--aws-profile'] },
  project: { type: 'string', value: 'ID', description: OPTION_SAYS['fallback --project'] },
} as const satisfies Readonly<Record<string, Option>>;
