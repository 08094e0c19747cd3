/** `pilotlight settings`, `settings get KEY`, `settings set KEY VALUE`: the same file the window writes. */

import { openDataFolder } from '../monitor/data-folder/data-folder.ts';
import { ASK_SHELL } from '../shared/messages/shell-question.ts';
import { parseJson } from '../shared/json.ts';
import { DEFAULT_SETTINGS, type Settings } from '../shared/settings.ts';
import { parseSettings } from '../shared/validators.ts';
import { FAILED, WRONG_USAGE } from './exit-codes.ts';
import type { RunContext } from './run.ts';
import { createSettingsStore } from './settings-store.ts';

export async function runSettings(context: RunContext): Promise<number> {
  const { host, words, stdout, stderr } = context;
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
    stdout.write(`${JSON.stringify(key ? readPath(settings, key) : settings, null, 2)}\n`);
    return 0;
  }
  if (key === 'autostart') {
    // Not a matter of the file alone: the system has to take it.
    const { runAutostart } = await import('./autostart.ts');
    return runAutostart({ ...context, words: [SWITCHES[value ?? ''] === false || value === 'false' ? 'off' : 'on'] });
  }
  const changed = changeSetting(settings, key ?? '', value ?? '');
  if (!changed) {
    const now = JSON.stringify(readPath(settings, key ?? ''));
    stderr.write(`"${value}" is not a value that "${key}" can have. It is ${now} now.${exampleFor(key)}\n`);
    return WRONG_USAGE;
  }
  if (changed.askShell && !settings.askShell) stdout.write(`${ASK_SHELL}\n`);
  const folder = await openDataFolder(host);
  const problem = folder.ok ? await store.save(changed) : folder.message;
  if (problem) stderr.write(`${problem}\n`);
  return problem ? FAILED : 0;
}

function checkWords(verb: string, key: string | undefined, value: string | undefined): string | null {
  if (verb !== 'get' && verb !== 'set') return `"settings" takes get or set, not "${verb}".`;
  if (key !== undefined && readPath(DEFAULT_SETTINGS, key) === undefined) {
    return `There is no setting "${key}". "pilotlight settings" shows all of them.`;
  }
  if (verb === 'set' && value === undefined) return 'Say which setting, and its value: settings set KEY VALUE.';
  return null;
}

/** `notices.service` is a setting inside another one. */
function readPath(settings: object, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (inner, part) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
          ? (inner as Record<string, unknown>)[part]
          : undefined,
      settings,
    );
}

/** null: the validator does not take the value. */
function changeSetting(settings: Settings, key: string, text: string): Settings | null {
  const [head = '', inner] = key.split('.');
  const value = readValue(text);
  const next = inner
    ? { ...settings, [head]: { ...(readPath(settings, head) as object), [inner]: value } }
    : { ...settings, [head]: value };
  const parsed = parseSettings(next);
  return parsed.problems.length === 0 ? parsed.settings : null;
}

/** Settings whose values do not show what else they may be. */
const EXAMPLES: Readonly<Record<string, string>> = {
  quietHours: '22:00-07:00',
  profiles: `'["/home/you/.claude-work"]'`,
  trayTheme: 'light',
};

function exampleFor(key: string | undefined): string {
  const example = key === undefined ? undefined : EXAMPLES[key];
  return example ? ` For example: pilotlight settings set ${key} ${example}` : '';
}

const SWITCHES: Readonly<Record<string, boolean>> = { on: true, yes: true, off: false, no: false };

/** JSON where it is JSON (`true`, `300000`, `null`, a list), a span of the day, a switch; else the text as it stands. */
function readValue(text: string): unknown {
  const span = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text);
  if (span) return { from: span[1], to: span[2] };
  if (Object.hasOwn(SWITCHES, text)) return SWITCHES[text];
  return parseJson(text) ?? (text === 'null' ? null : text);
}
