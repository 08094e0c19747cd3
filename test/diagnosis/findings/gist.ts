/** A finding without its words: how grave it is, whose side it is on, what it is about, where, and what is offered. */
import type { SettingsFileFacts } from '../../../src/shared/facts.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { settingsFile } from '../fitness/ask-fitness.ts';

export const SETTINGS = '/home/u/.claude/settings.json';

export function gist({ severity, cause, variable, evidence, remedies, step }: Finding) {
  const at = evidence.map(({ file, line }) => (line === null ? file : `${file}:${line}`));
  return { severity, cause, at, remedies, ...(variable && { variable }), ...(step && { step }) };
}

/** A settings file that sets these variables, the first in its third line. */
export function setting(
  values: Readonly<Record<string, string>>,
  place: SettingsFileFacts['place'] = 'user-settings',
  path = SETTINGS,
): SettingsFileFacts {
  const env = Object.entries(values).map(([name, value], at) => describeVariable(name, value, place, path, at + 3));
  return settingsFile({ place, path, env });
}
