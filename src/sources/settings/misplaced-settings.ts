import type { MisplacedSetting } from '../../shared/facts.ts';
import { mattersToSignIn } from '../environment/environment.ts';
import { isNearlyRight } from '../environment/nearly-names.ts';
import { scanJson } from '../json/json-scan.ts';
import { placeOf } from '../json/json-text.ts';

/** Keys of settings files that Claude Code does not look for in `.claude.json`. */
const SETTINGS_ONLY = [
  'awsAuthRefresh',
  'awsCredentialExport',
  'apiKeyHelper',
  'gcpAuthRefresh',
  'forceLoginMethod',
  'forceLoginOrgUUID',
];

/** What stands in a settings file where Claude Code does not read it. No value is kept. */
export function misplacedInSettings(text: string, value: unknown): MisplacedSetting[] {
  const env = fieldsOf(fieldsOf(value).env);
  const other = Object.keys(fieldsOf(fieldsOf(value).environment)).filter(mattersToSignIn);
  const blocks = envBlocks(text);
  return [
    ...found(text, 'top-level', Object.keys(fieldsOf(value)).filter(mattersToSignIn)),
    ...(other.length > 0 ? found(text, 'environment', other) : []),
    ...(blocks.length > 1
      ? [{ why: 'repeated-env' as const, names: ['env'], line: placeOf(text, blocks[0] ?? 0).line }]
      : []),
    ...found(
      text,
      'nearly',
      Object.keys(env).filter((name) => isNearlyRight(name)),
    ),
  ];
}

/** Settings keys in `.claude.json`. */
export function misplacedInGlobalConfig(text: string, value: unknown): MisplacedSetting[] {
  const fields = fieldsOf(value);
  return found(text, 'settings-key', [
    ...SETTINGS_ONLY.filter((key) => key in fields),
    ...Object.keys(fields).filter(mattersToSignIn),
  ]);
}

/** What a file that is no settings file holds of settings that decide a sign-in. */
export function settingsIn(text: string, value: unknown, why: MisplacedSetting['why']): MisplacedSetting[] {
  const fields = fieldsOf(value);
  const env = Object.keys(fieldsOf(fields.env)).filter(mattersToSignIn);
  return found(text, why, [
    ...env,
    ...DECIDING.filter((key) => key in fields),
    ...Object.keys(fields).filter(mattersToSignIn),
  ]);
}

const DECIDING = ['apiKeyHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh'];

function found(text: string, why: MisplacedSetting['why'], names: readonly string[]): MisplacedSetting[] {
  const [first] = names;
  return first === undefined ? [] : [{ why, names, line: placeOf(text, text.indexOf(`"${first}"`)).line }];
}

/** Where each `env` of the top level starts; of two, JSON keeps the last. */
function envBlocks(text: string): number[] {
  const offsets: number[] = [];
  scanJson(text, { depth: 1, onValue: (path, offset) => path[0] === 'env' && offsets.push(offset) });
  return offsets;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
