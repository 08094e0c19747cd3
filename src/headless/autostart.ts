/** `pilotlight autostart on|off|status`: start with the session, where there is no desktop app that could. */
import { openDataFolder } from '../monitor/data-folder/data-folder.ts';
import type { Host } from '../platform/host.ts';
import { openServiceAutostart, type ServiceAutostart } from '../recovery/install/service-autostart.ts';
import { AUTOSTART_COMMAND } from '../shared/messages/terminal/watching.ts';
import { FAILED, WRONG_USAGE } from './exit-codes.ts';
import { say } from './recovery/carry-out.ts';
import { ownStart } from './recovery/own-start.ts';
import type { RunContext } from './run.ts';
import { createSettingsStore } from './settings-store.ts';

/** What starts with the session: the window is there for the browser, and none is opened. */
const SERVED = ['serve', '--no-open'];

const WORDS = { on: true, off: false, status: null } as const;

function isWord(word: string): word is keyof typeof WORDS {
  return Object.hasOwn(WORDS, word);
}

/** null: this system cannot, or it cannot be told how this program was started. */
export async function openAutostart(host: Host): Promise<ServiceAutostart | null> {
  const start = ownStart();
  return start && openServiceAutostart(host, [...start, ...SERVED]);
}

export async function runAutostart(context: RunContext): Promise<number> {
  const { host, stderr, words } = context;
  const [word = 'status'] = words;
  if (!isWord(word)) {
    stderr.write(`${AUTOSTART_COMMAND.unknownWord({ word })}\n`);
    return WRONG_USAGE;
  }
  const wanted = WORDS[word];
  const autostart = await openAutostart(host);
  if (!autostart) {
    const why = ownStart() ? AUTOSTART_COMMAND.noManager : AUTOSTART_COMMAND.unknownStart;
    return say(context, { on: false, message: why }, [why], wanted === null ? 0 : FAILED);
  }
  if (wanted === null) return tell(context, autostart, await autostart.read());
  if (!(await autostart.write(wanted))) {
    const message = await whyRefused(autostart);
    return say(context, { on: await autostart.read(), message }, [message], FAILED);
  }
  await keepChoice(host, wanted);
  return tell(context, autostart, wanted);
}

/** Why the system did not take it, one plain sentence. */
export async function whyRefused({ owner, place }: ServiceAutostart): Promise<string> {
  return AUTOSTART_COMMAND[(await owner()) === 'other' ? 'notOurs' : 'refused']({ place });
}

function tell(context: RunContext, { place }: ServiceAutostart, on: boolean): number {
  const { platform, user } = context.host;
  const lines = on
    ? [AUTOSTART_COMMAND.on({ place }), ...(platform === 'linux' ? [lingers(user.name)] : [])]
    : [AUTOSTART_COMMAND.off];
  return say(context, { on, place }, lines, 0);
}

function lingers(user: string): string {
  return AUTOSTART_COMMAND.linger({ user });
}

/** The window's switch shows what was chosen here. */
async function keepChoice(host: Host, on: boolean): Promise<void> {
  const store = createSettingsStore(host);
  const { settings } = await store.load();
  if (settings.autostart === on) return;
  if ((await openDataFolder(host)).ok) await store.save({ ...settings, autostart: on });
}
