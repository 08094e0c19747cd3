/** Carries out what a shell asks for, after it has been validated. */
import { MUTED_FOR_GOOD } from '../../diagnosis/notices/notice-policy.ts';
import type { Command, CommandContract, CommandName, CommandResult } from '../../shared/commands.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { validateCommand } from '../../shared/validators.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { History } from '../history/history.ts';
import type { NoticeStore } from '../notices/notice-store.ts';

export type Handler<N extends CommandName> = (
  payload: CommandContract[N]['payload'],
) => Promise<CommandResult<CommandContract[N]['result']>> | CommandResult<CommandContract[N]['result']>;

/** Commands only a shell can carry out (`open-link`, `open-file`, `quit` …). */
export type ShellCommands = { readonly [N in CommandName]?: Handler<N> };

export interface CommandRouter {
  /** Every command that has a handler, in the contract's order. */
  names: readonly CommandName[];
  run(name: unknown, payload: unknown): Promise<CommandResult>;
}

export interface CommandContext {
  now(): EpochMs;
  monotonic(): number;
  desk: NoticeStore;
  history: History;
  snapshot(): Snapshot;
  settings(): Settings;
  /** Takes settings over; false when they could not be kept. */
  applySettings(settings: Settings): Promise<boolean>;
  refresh(): Promise<void>;
  /** Something a shell draws has changed. */
  changed(): void;
  describe(): string;
  shell: ShellCommands;
}

const REFRESH_AT_MOST_EVERY_MS = 20_000;
const DONE = { ok: true, value: null } as const;

/** Puts the monitor's own commands and the shell's together; the shell's win. */
export function createCommandRouter(context: CommandContext): CommandRouter {
  const handlers: { [N in CommandName]?: Handler<N> } = { ...ownCommands(context), ...context.shell };
  const run = async <N extends CommandName>(command: Extract<Command, { name: N }>): Promise<CommandResult> => {
    const handler = handlers[command.name as N] as Handler<N> | undefined;
    if (!handler) return { ok: false, code: 'not-available', message: 'This is not possible here.' };
    return handler(command.payload);
  };
  return {
    names: (Object.keys(handlers) as CommandName[]).filter((name) => handlers[name] !== undefined),
    async run(name, payload) {
      const valid = validateCommand(name, payload);
      return valid.ok ? run(valid.value) : valid;
    },
  };
}

function ownCommands(context: CommandContext): ShellCommands {
  const { desk } = context;
  return {
    refresh: refreshCommand(context),
    mute: ({ untilMs }) => changeDesk(context, { mutedUntil: untilMs ?? MUTED_FOR_GOOD }),
    unmute: () => changeDesk(context, { mutedUntil: null }),
    'tell-when-it-works': ({ on }) => changeDesk(context, { tellWhenItWorks: on }),
    'test-notice': () => {
      desk.test(context.now());
      context.changed();
      return DONE;
    },
    'dismiss-notice': ({ id }) => {
      if (!desk.dismiss(id)) return { ok: false, code: 'failed', message: 'This notice is gone already.' };
      context.changed();
      return DONE;
    },
    'add-profile': ({ configDir }) => addProfile(context, configDir),
    'remove-profile': ({ id }) => removeProfile(context, id),
    'set-settings': async ({ settings }) => applySettings(context, { ...context.settings(), ...settings } as Settings),
    history: ({ limit }) => ({ ok: true, value: context.history.latest(limit) }),
    diagnostics: () => ({ ok: true, value: context.describe() }),
  };
}

function refreshCommand(context: CommandContext): Handler<'refresh'> {
  let refreshedAt: number | null = null;
  return async () => {
    const now = context.monotonic();
    if (refreshedAt !== null && now - refreshedAt < REFRESH_AT_MOST_EVERY_MS) {
      return { ok: false, code: 'too-often', message: 'Pilotlight has just looked. Try again in a few seconds.' };
    }
    refreshedAt = now;
    await context.refresh();
    return DONE;
  };
}

function changeDesk(context: CommandContext, change: Parameters<NoticeStore['change']>[0]): typeof DONE {
  context.desk.change(change);
  context.changed();
  return DONE;
}

async function applySettings(context: CommandContext, settings: Settings): Promise<CommandResult<null>> {
  if (await context.applySettings(settings)) return DONE;
  return { ok: false, code: 'failed', message: 'The settings could not be saved; they hold until Pilotlight ends.' };
}

function addProfile(context: CommandContext, configDir: string): Promise<CommandResult<null>> | CommandResult<null> {
  const settings = context.settings();
  if (context.snapshot().profiles.some((profile) => profile.configDir === configDir)) return DONE;
  return applySettings(context, { ...settings, profiles: [...new Set([...settings.profiles, configDir])] });
}

function removeProfile(context: CommandContext, id: string): Promise<CommandResult<null>> | CommandResult<null> {
  const settings = context.settings();
  const profile = context.snapshot().profiles.find((one) => one.id === id);
  if (!profile || !settings.profiles.includes(profile.configDir)) {
    return {
      ok: false,
      code: 'failed',
      message: 'Only folders you added can be removed; Pilotlight found the others by itself.',
    };
  }
  return applySettings(context, {
    ...settings,
    profiles: settings.profiles.filter((dir) => dir !== profile.configDir),
  });
}
