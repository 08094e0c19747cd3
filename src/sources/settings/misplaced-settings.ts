import type { MisplacedSetting } from '../../shared/facts.ts';
import { mattersToSignIn } from '../environment/environment.ts';
import { isNearlyRight } from '../environment/nearly-names.ts';
import { scanJson } from '../json/json-scan.ts';
import { locateValues, placeOf } from '../json/json-text.ts';

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
  const blocks = envBlocks(text);
  return [
    ...found(text, 'top-level', variablesAtTop(value)),
    ...found(text, 'environment', inBlock(value, 'environment').filter(mattersToSignInAt)),
    ...(blocks.length > 1
      ? [{ why: 'repeated-env' as const, names: ['env'], line: placeOf(text, blocks[0] ?? 0).line }]
      : []),
    ...found(
      text,
      'nearly',
      inBlock(value, 'env').filter(([, name]) => isNearlyRight(name)),
    ),
  ];
}

/** Settings keys in `.claude.json`. */
export function misplacedInGlobalConfig(text: string, value: unknown): MisplacedSetting[] {
  const fields = fieldsOf(value);
  return found(text, 'settings-key', [
    ...atTop(SETTINGS_ONLY.filter((key) => key in fields)),
    ...variablesAtTop(value),
  ]);
}

/** What a file that is no settings file holds of settings that decide a sign-in. */
export function settingsIn(text: string, value: unknown, why: MisplacedSetting['why']): MisplacedSetting[] {
  const fields = fieldsOf(value);
  return found(text, why, [
    ...inBlock(value, 'env').filter(mattersToSignInAt),
    ...atTop(DECIDING.filter((key) => key in fields)),
    ...variablesAtTop(value),
  ]);
}

const DECIDING = ['apiKeyHelper', 'awsAuthRefresh', 'awsCredentialExport', 'gcpAuthRefresh'];

/** Where a name stands: at the top level, or in a block there. */
type Place = readonly [name: string] | readonly [block: string, name: string];

const atTop = (names: readonly string[]): Place[] => names.map((name) => [name]);
const variablesAtTop = (value: unknown): Place[] => atTop(Object.keys(fieldsOf(value)).filter(mattersToSignIn));
const inBlock = (value: unknown, block: string): (readonly [string, string])[] =>
  Object.keys(fieldsOf(fieldsOf(value)[block])).map((name) => [block, name]);
const mattersToSignInAt = ([, name]: readonly [string, string]): boolean => mattersToSignIn(name);

/** The line of the first; the same name may stand in another place, where it is right. */
function found(text: string, why: MisplacedSetting['why'], places: readonly Place[]): MisplacedSetting[] {
  const [first] = places;
  if (first === undefined) return [];
  const line = locateValues(text, first.length)([...first])?.line ?? 1;
  return [{ why, names: places.map((place) => place.at(-1) ?? ''), line }];
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
