/** `pilotlight settings`, `settings get KEY`, `settings set KEY VALUE`: the same file the window writes. */

import { changeSecretPath } from '../monitor/changes/follow-change-setting.ts';
import { openDataFolder } from '../monitor/data-folder/data-folder.ts';
import type { Host } from '../platform/host.ts';
import { readChangeTarget } from '../shared/change-target.ts';
import { NOT_CLAUDE } from '../shared/messages/named-claude.ts';
import { NO_PROFILE } from '../shared/messages/profiles.ts';
import { SETTINGS_COMMAND } from '../shared/messages/settings.ts';
import { ASK_SHELL } from '../shared/messages/shell-question.ts';
import { ON_CHANGE } from '../shared/messages/terminal/watching.ts';
import type { Settings } from '../shared/settings.ts';
import { parseSettings } from '../shared/validators.ts';
import { whyNoProgram, whyNotClaude } from '../sources/claude-code/named-claude.ts';
import { whyNoProfile } from '../sources/profiles/why-no-profile.ts';
import { FAILED, WRONG_USAGE } from './exit-codes.ts';
import type { RunContext } from './run.ts';
import { createSettingsStore } from './settings-store.ts';
import { readSetting, readValue, sayValue, settingKeys, settingText } from './settings-words.ts';
import { table } from './table.ts';
import { wrap } from './terminal.ts';

const WIDE = 100;

export async function runSettings(context: RunContext): Promise<number> {
  const { host, options, words, stdout, stderr } = context;
  const [verb = 'get', key, value] = words;
  const store = createSettingsStore(host);
  const { settings, problems } = await store.load();
  for (const problem of problems) stderr.write(`${problem}\n`);
  const wrong = checkWords(verb, key, value);
  if (wrong) {
    stderr.write(`${wrong}\n`);
    return WRONG_USAGE;
  }
  if (verb === 'get') {
    const width = Math.min(WIDE, stdout.columns ?? WIDE);
    stdout.write(`${options.json === true ? asJson(settings, key) : inWords(settings, key, width)}\n`);
    return 0;
  }
  const wanted = readValue(key ?? '', value ?? '');
  if (key === 'autostart' && typeof wanted === 'boolean') {
    // Not a matter of the file alone: the system has to take it.
    const { runAutostart } = await import('./autostart.ts');
    return runAutostart({ ...context, words: [wanted ? 'on' : 'off'] });
  }
  const changed = changeSetting(settings, key ?? '', wanted);
  if (!changed) {
    const text = settingText(key ?? '');
    const now = sayValue(key ?? '', readSetting(settings, key ?? ''));
    stderr.write(`${text ? SETTINGS_COMMAND.refused(key ?? '', value ?? '', now, text) : SETTINGS_COMMAND.noValue}\n`);
    return WRONG_USAGE;
  }
  const nowhere = await whyNowhere(host, settings, changed);
  if (nowhere !== null) {
    stderr.write(`${nowhere}\n`);
    return WRONG_USAGE;
  }
  if (changed.askShell && !settings.askShell) stdout.write(`${ASK_SHELL}\n`);
  const folder = await openDataFolder(host);
  const problem = folder.ok ? await store.save(changed) : folder.message;
  if (problem) {
    stderr.write(`${problem}\n`);
    return FAILED;
  }
  if (changed.onChange !== settings.onChange && readChangeTarget(changed.onChange ?? '')?.kind === 'address')
    stdout.write(`${ON_CHANGE.signedWith({ file: changeSecretPath(host) })}\n`);
  return 0;
}

/** What is named anew has to be there. What was named before may be gone for now, as on a disk that is not plugged in. */
async function whyNowhere(host: Host, before: Settings, { claudePath, onChange, profiles }: Settings) {
  for (const folder of profiles.filter((one) => !before.profiles.includes(one))) {
    const why = await whyNoProfile(host, folder);
    if (why) return NO_PROFILE[why]({ folder });
  }
  const noClaude =
    claudePath === null || claudePath === before.claudePath ? null : await whyNotClaude(host, claudePath);
  if (noClaude) return NOT_CLAUDE[noClaude];
  if (onChange === null || onChange === before.onChange || readChangeTarget(onChange)?.kind !== 'program') return null;
  const noProgram = await whyNoProgram(host, onChange);
  return noProgram && NOT_CLAUDE[noProgram];
}

function checkWords(verb: string, key: string | undefined, value: string | undefined): string | null {
  if (verb !== 'get' && verb !== 'set') return SETTINGS_COMMAND.verb(verb);
  if (key !== undefined && !isKnown(key)) return SETTINGS_COMMAND.unknown(key);
  return verb === 'set' && value === undefined ? SETTINGS_COMMAND.noValue : null;
}

/** A setting, or a group of them. */
function isKnown(key: string): boolean {
  return settingKeys().some((one) => one === key || one.startsWith(`${key}.`));
}

function asJson(settings: Settings, key: string | undefined): string {
  return JSON.stringify(key ? readSetting(settings, key) : settings, null, 2);
}

/** One setting: its value, as `set` takes it. Several: name and value, then what each does and what it may be. */
function inWords(settings: Settings, key: string | undefined, width: number): string {
  if (key !== undefined && settingText(key)) return sayValue(key, readSetting(settings, key));
  const keys = settingKeys().filter((one) => key === undefined || one.startsWith(`${key}.`));
  const column = Math.max(...keys.map((one) => one.length));
  const rows = keys.map((one) => {
    const text = settingText(one);
    return [one, `${sayValue(one, readSetting(settings, one))} · ${text?.description} (${text?.takes})`] as const;
  });
  return [...table(rows, column, width), '', ...wrap(SETTINGS_COMMAND.change, '', width)].join('\n');
}

/** null: the validator does not take the value. */
function changeSetting(settings: Settings, key: string, value: unknown): Settings | null {
  const [head = '', inner] = key.split('.');
  const next = inner
    ? { ...settings, [head]: { ...(readSetting(settings, head) as object), [inner]: value } }
    : { ...settings, [head]: value };
  const parsed = parseSettings(next);
  return parsed.problems.length === 0 ? parsed.settings : null;
}
