/** Carries out what a shell asks for. It was validated where it came in. */
import { MUTED_FOR_GOOD } from '../../diagnosis/notices/notice-policy.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { Command, CommandContract, CommandName, CommandResult, ResultOf } from '../../shared/commands.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { NOT_CLAUDE } from '../../shared/messages/named-claude.ts';
import { NO_PROFILE } from '../../shared/messages/profiles.ts';
import type { NotClaude } from '../../shared/not-claude.ts';
import type { OthersReport } from '../../shared/others.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { NoProfile } from '../../sources/profiles/why-no-profile.ts';
import type { History } from '../history/history.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import type { SettingsKept } from '../settings/keep-settings.ts';

export type Handler<N extends CommandName> = (
  payload: CommandContract[N]['payload'],
) => Promise<CommandResult<CommandContract[N]['result']>> | CommandResult<CommandContract[N]['result']>;

/** Commands only a shell can carry out (`open-link`, `open-file`, `quit` …). */
export type ShellCommands = { readonly [N in CommandName]?: Handler<N> };

export interface CommandRouter {
  /** Every command that has a handler, in the contract's order. */
  names: readonly CommandName[];
  /** Carries it out; errors are values. */
  run<C extends Command>(command: C): Promise<ResultOf<C>>;
}

export interface CommandContext {
  now(): EpochMs;
  monotonic(): number;
  notices: NoticeStore;
  history: History;
  snapshot(): Snapshot;
  settings(): Settings;
  /** Takes settings over, and tells what came of it. */
  applySettings(settings: Settings): Promise<SettingsKept>;
  refresh(): Promise<void>;
  /** Something a shell draws has changed. */
  changed(): void;
  describe(): string;
  askOthers(): Promise<OthersReport>;
  /** What keeps a file from being Claude Code; null: nothing. */
  whyNotClaude(path: string): Promise<NotClaude | null>;
  /** What keeps a folder from being watched; null: nothing. */
  whyNoProfile(folder: string): Promise<NoProfile | null>;
  shell: ShellCommands;
}

const NOT_AVAILABLE = { ok: false, code: 'not-available', message: COMMAND_TEXTS.notPossible } as const;
const REFRESH_AT_MOST_EVERY_MS = 20_000;

/** Puts the monitor's own commands and the shell's together; the shell's win. */
export function createCommandRouter(context: CommandContext): CommandRouter {
  const handlers: ShellCommands = { ...ownCommands(context), ...context.shell };
  return {
    names: (Object.keys(handlers) as CommandName[]).filter((name) => handlers[name] !== undefined),
    async run<C extends Command>({ name, payload }: C): Promise<ResultOf<C>> {
      const handler = handlers[name] as ((asked: C['payload']) => Promise<ResultOf<C>> | ResultOf<C>) | undefined;
      return handler ? handler(payload) : NOT_AVAILABLE;
    },
  };
}

function ownCommands(context: CommandContext): ShellCommands {
  const { notices } = context;
  return {
    refresh: refreshCommand(context),
    mute: ({ untilMs }) => changeNotices(context, { mutedUntil: untilMs ?? MUTED_FOR_GOOD }),
    unmute: () => changeNotices(context, { mutedUntil: null }),
    'tell-when-it-works': ({ on }) => changeNotices(context, { tellWhenItWorks: on }),
    'test-notice': () => {
      notices.test(context.now());
      context.changed();
      return DONE;
    },
    'dismiss-notice': ({ id }) => {
      if (!notices.dismiss(id)) return failed(COMMAND_TEXTS.noticeGone);
      context.changed();
      return DONE;
    },
    'add-profile': ({ configDir }) => addProfile(context, configDir),
    'name-claude': async ({ path }) => {
      const why = await context.whyNotClaude(path);
      return why ? failed(NOT_CLAUDE[why]) : applySettings(context, { ...context.settings(), claudePath: path });
    },
    'remove-profile': ({ id }) => removeProfile(context, id),
    'set-settings': async ({ settings }) => applySettings(context, { ...context.settings(), ...settings } as Settings),
    explain: async ({ text }) => {
      // A catalogue of some size, wanted seldom.
      const { explainNow } = await import('../explain/explain-now.ts');
      return { ok: true, value: explainNow(text, context.snapshot(), context.now()) };
    },
    'ask-others': async () => ({ ok: true, value: await context.askOthers() }),
    history: ({ limit }) => ({ ok: true, value: context.history.events(limit) }),
    diagnostics: () => ({ ok: true, value: context.describe() }),
  };
}

function refreshCommand(context: CommandContext): Handler<'refresh'> {
  let refreshedAt: number | null = null;
  return async () => {
    const now = context.monotonic();
    if (refreshedAt !== null && now - refreshedAt < REFRESH_AT_MOST_EVERY_MS) {
      return { ok: false, code: 'too-often', message: COMMAND_TEXTS.tooOften };
    }
    refreshedAt = now;
    await context.refresh();
    return DONE;
  };
}

function changeNotices(context: CommandContext, change: Parameters<NoticeStore['change']>[0]): typeof DONE {
  context.notices.change(change);
  context.changed();
  return DONE;
}

async function applySettings(context: CommandContext, settings: Settings): Promise<CommandResult<null>> {
  const { trouble } = await context.applySettings(settings);
  return trouble === null ? DONE : failed(trouble);
}

async function addProfile(context: CommandContext, configDir: string): Promise<CommandResult<null>> {
  if (context.snapshot().profiles.some((profile) => profile.configDir === configDir)) return DONE;
  const why = await context.whyNoProfile(configDir);
  if (why) return failed(NO_PROFILE[why]({ folder: configDir }));
  const settings = context.settings();
  return applySettings(context, { ...settings, profiles: [...new Set([...settings.profiles, configDir])] });
}

function removeProfile(context: CommandContext, id: string): Promise<CommandResult<null>> | CommandResult<null> {
  const settings = context.settings();
  const profile = context.snapshot().profiles.find((one) => one.id === id);
  if (!profile || !settings.profiles.includes(profile.configDir)) {
    return failed(COMMAND_TEXTS.notYours);
  }
  return applySettings(context, {
    ...settings,
    profiles: settings.profiles.filter((dir) => dir !== profile.configDir),
  });
}
