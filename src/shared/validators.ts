/** Checks what comes over a wall: commands from a shell, settings from a file. Exact keys, bounded sizes. */

import * as v from 'valibot';
import { readChangeTarget } from './change-target.ts';
import type { Command, CommandName, CommandResult, LinkId } from './commands.ts';
import { LANGUAGES } from './language.ts';
import { COMMAND_TEXTS } from './messages/commands.ts';
import { NOTICE_KINDS, SERVICE_PARTS } from './notice.ts';
import { isUsableName } from './profile-entries.ts';
import { PLANNABLE } from './remedies.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

const LAST_MOMENT_MS = 8_640_000_000_000_000;
const MAX_PROFILES = 1000;
const PATH_LENGTH = 4096;

const Time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_MOMENT_MS));
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const Path = v.pipe(v.string(), v.minLength(1), v.maxLength(PATH_LENGTH), v.regex(/^[^\u0000-\u001f]+$/));
const AbsolutePath = v.pipe(Path, v.regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/));
const ClockTime = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
const Interval = v.pipe(v.number(), v.integer(), v.minValue(60_000), v.maxValue(3_600_000));

const switchesOf = <Name extends string>(names: readonly Name[]) =>
  v.strictObject(
    Object.fromEntries(names.map((name) => [name, v.boolean()])) as Record<Name, v.BooleanSchema<undefined>>,
  );

const ProfileEntrySchema = v.strictObject({
  configDir: AbsolutePath,
  name: v.nullable(v.pipe(v.string(), v.check(isUsableName))),
  hidden: v.boolean(),
});

const SETTING_ENTRIES = {
  pageIntervalMs: Interval,
  helloIntervalMs: Interval,
  quietHours: v.nullable(v.strictObject({ from: ClockTime, to: ClockTime })),
  notices: switchesOf(NOTICE_KINDS),
  serviceNotices: switchesOf(SERVICE_PARTS),
  urgentSound: v.boolean(),
  deadlineSevenDays: v.boolean(),
  profiles: v.pipe(v.array(AbsolutePath), v.maxLength(MAX_PROFILES)),
  profileEntries: v.pipe(v.array(ProfileEntrySchema), v.maxLength(MAX_PROFILES)),
  keychainAgreed: v.boolean(),
  askShell: v.boolean(),
  claudePath: v.nullable(AbsolutePath),
  autostart: v.boolean(),
  language: v.picklist(['system', ...LANGUAGES]),
  trayTheme: v.picklist(['system', 'light', 'dark']),
  updateCheck: v.boolean(),
  othersCheck: v.boolean(),
  onChange: v.nullable(
    v.pipe(
      Path,
      v.check((text) => readChangeTarget(text) !== null),
    ),
  ),
  welcomed: v.boolean(),
};

/** A complete settings document. */
export const SettingsSchema = v.strictObject({ version: v.literal(1), ...SETTING_ENTRIES });

/** Some settings, as `set-settings` carries them. A page may end the telling; a program to be started it cannot name. */
export const SettingsChangeSchema = v.partial(
  v.strictObject({ ...SETTING_ENTRIES, onChange: v.null(), claudePath: v.null() }),
);

/**
 * Reads settings as a file holds them. A key that is missing or wrong takes its default; the others count.
 * @returns `problems` names the keys that were not taken
 */
export function parseSettings(document: unknown): { settings: Settings; problems: readonly string[] } {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return { settings: DEFAULT_SETTINGS, problems: document === undefined ? [] : [COMMAND_TEXTS.wholeFile] };
  }
  const given: Record<string, unknown> = { ...document };
  const problems: string[] = [];
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  for (const [key, schema] of Object.entries(SETTING_ENTRIES)) {
    if (!Object.hasOwn(given, key)) continue;
    const usual = SWITCHES[key];
    const read = v.safeParse(schema, usual ? withDefaultSwitches(given[key], usual) : given[key]);
    if (read.success) settings[key] = read.output;
    else problems.push(key);
  }
  return { settings: v.parse(SettingsSchema, settings), problems };
}

const SWITCHES: Readonly<Record<string, object>> = {
  notices: DEFAULT_SETTINGS.notices,
  serviceNotices: DEFAULT_SETTINGS.serviceNotices,
};

/** A switch added later is as usual in files written before it. */
function withDefaultSwitches(switches: unknown, usual: object): unknown {
  const isTable = typeof switches === 'object' && switches !== null && !Array.isArray(switches);
  return isTable ? { ...usual, ...switches } : switches;
}

const Nothing = v.strictObject({});
/** Characters of an error text. */
export const MAX_EXPLAINED = 1_000_000;
/** Ids of plans, runs and journal entries. */
const RunId = v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/));
// No dash in front: it is handed to a program.
const Email = v.pipe(v.string(), v.maxLength(254), v.regex(/^[\w.+][^\s@]*@[^\s@]+$/));
const OneTimeCode = v.pipe(v.string(), v.minLength(1), v.maxLength(2048), v.regex(/^[\x21-\x7e]+$/));
/** What is wrong with it is said in a sentence by whoever uses it; here it is kept short and plain. */
const Text = v.pipe(v.string(), v.maxLength(2048), v.regex(/^\P{Cc}*$/u));
const Word = v.pipe(Text, v.maxLength(200));
const Wish = v.strictObject({
  name: Word,
  region: v.optional(Word),
  awsProfile: v.optional(Word),
  project: v.optional(Word),
});
const LINKS = [
  'status-page',
  'incident',
  'report',
  'docs',
  'privacy',
  'licences',
  'releases',
  'portal',
  'sign-in',
  'billing',
  'billing-console',
  'console-keys',
  'appeal',
  'usage',
  'install',
] as const satisfies readonly LinkId[];

/** One schema per command; the compiler knows when one is missing. */
export const COMMAND_SCHEMAS = {
  refresh: Nothing,
  mute: v.strictObject({ untilMs: v.nullable(Time) }),
  unmute: Nothing,
  'add-profile': v.strictObject({ configDir: AbsolutePath }),
  'name-claude': v.strictObject({ path: AbsolutePath }),
  'remove-profile': v.strictObject({ id: Id }),
  'set-settings': v.strictObject({ settings: SettingsChangeSchema }),
  'tell-when-it-works': v.strictObject({ on: v.boolean() }),
  'test-notice': Nothing,
  'dismiss-notice': v.strictObject({ id: Id }),
  'open-link': v.strictObject({
    link: v.picklist(LINKS),
    incident: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,64}$/i))),
  }),
  'open-file': v.strictObject({
    finding: Id,
    evidence: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  }),
  history: v.strictObject({ limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)) }),
  explain: v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_EXPLAINED)) }),
  'ask-others': Nothing,
  diagnostics: Nothing,
  'plan-remedy': v.strictObject({
    remedy: v.picklist(PLANNABLE),
    profile: Id,
    finding: v.optional(Id),
    fallback: v.optional(Wish),
    newProfile: v.optional(v.strictObject({ name: Word, alias: v.boolean() })),
  }),
  'apply-remedy': v.strictObject({ plan: RunId }),
  'undo-remedy': v.strictObject({ id: RunId }),
  'cancel-remedy': v.strictObject({ run: RunId }),
  'start-sign-in': v.strictObject({
    profile: Id,
    way: v.picklist(['claudeai', 'console', 'sso']),
    email: v.optional(Email),
  }),
  'open-claude': v.strictObject({ profile: Id }),
  'answer-sign-in': v.strictObject({ run: RunId, code: OneTimeCode }),
  fallback: v.strictObject({ on: v.boolean() }),
  'fallback-key-from-clipboard': Nothing,
  'test-fallback-key': Nothing,
  'list-fallbacks': Nothing,
  'add-gateway': v.strictObject({ name: Word, baseUrl: Text, model: Word, smallModel: Word, token: v.boolean() }),
  'remove-gateway': v.strictObject({ name: Word }),
  'gateway-token-from-clipboard': v.strictObject({ name: Word }),
  'back-up': v.strictObject({ profile: Id }),
  'look-for-update': Nothing,
  'install-claude': Nothing,
  'update-claude': Nothing,
  quit: Nothing,
} as const satisfies Record<CommandName, v.GenericSchema>;

/** True for the name of a command; own keys only. */
export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(COMMAND_SCHEMAS, name);
}

/**
 * Turns what a shell sent into a command.
 * @returns the command, or an error to hand back; the error never repeats what was sent
 */
export function validateCommand(name: unknown, payload: unknown): CommandResult<Command> {
  if (!isCommandName(name)) {
    return { ok: false, code: 'unknown-command', message: COMMAND_TEXTS.unknownCommand };
  }
  const read = v.safeParse(COMMAND_SCHEMAS[name], payload);
  if (!read.success || Array.isArray(payload)) {
    return { ok: false, code: 'invalid', message: COMMAND_TEXTS.badPayload({ name }) };
  }
  return { ok: true, value: { name, payload: read.output } as Command };
}
