/** Puts the headless Pilotlight together: data folder, settings, log, monitor, notifications. */

import { openDataFolder } from '../../monitor/data-folder/data-folder.ts';
import { createLog, type Log } from '../../monitor/data-folder/log.ts';
import { takeInstance } from '../../monitor/data-folder/single-instance.ts';
import { createMonitor, type Monitor } from '../../monitor/monitor.ts';
import { announceNotices } from '../../monitor/notices/announce-notices.ts';
import { openRemedyController } from '../../monitor/remedies/open-remedy-controller.ts';
import { keepSettings } from '../../monitor/settings/keep-settings.ts';
import { keepStatusFile } from '../../monitor/status-file/status-file.ts';
import type { Host, Http } from '../../platform/host.ts';
import { createNotifier } from '../../platform/notifications/notify.ts';
import { OWN_FOLDER } from '../../shared/messages/data-folder.ts';
import { NETWORK_NOTES } from '../../shared/messages/network.ts';
import { type NoticeAction, SNOOZE_MS } from '../../shared/notice.ts';
import { openAutostart, whyRefused } from '../autostart.ts';
import { nameProgram } from '../program-name.ts';
import { openVault, ownProgram } from '../recovery/open-vault.ts';
import type { Output } from '../run.ts';
import { createSettingsStore } from '../settings-store.ts';
import { shellCommands } from './shell-commands.ts';

export interface Headless {
  monitor: Monitor;
  log: Log;
  /** Ends everything and leaves nothing behind but the data folder. */
  stop(): Promise<void>;
}

export type HeadlessOutcome = { ok: true; headless: Headless } | { ok: false; message: string };

export interface HeadlessOptions {
  /** For notices where there is no desktop; null: the output is for a program. */
  terminal: Output | null;
  /** Log lines are also written here. */
  verbose: Output | null;
  /** A sentence for the person who started it. */
  complain(sentence: string): void;
  onQuit(): void;
  /** Nothing is asked of the network. */
  offline: boolean;
}

/** `--offline`: whatever would ask, from a button too, gets no further than here. */
const NO_NETWORK: Http = {
  request: async () => ({ ok: false, why: 'not-allowed', detail: NETWORK_NOTES.notAsked }),
  reset: () => {},
};

/** Starts watching. The first snapshot stands when this resolves. */
export async function startHeadless(machine: Host, options: HeadlessOptions): Promise<HeadlessOutcome> {
  const host = options.offline ? { ...machine, http: NO_NETWORK } : machine;
  const folder = await openDataFolder(host);
  if (!folder.ok) return folder;
  const instance = await takeInstance(host);
  if (!instance.ok) return { ok: false, message: explainTaken(host, instance) };
  const log = createLog(host, options.verbose ? { echo: (line) => options.verbose?.write(`${line}\n`) } : {});
  const note = (sentence: string): void => log.write('warn', 'problem', { sentence });
  const store = createSettingsStore(host);
  const { settings, problems } = await store.load();
  const autostart = await openAutostart(host);
  // The system is asked, not the file: the desktop app keeps its own choice under the same name.
  const startsByItself = async (): Promise<boolean> => (await autostart?.read()) ?? false;
  const monitor: Monitor = createMonitor(
    host,
    { ...settings, autostart: await startsByItself() },
    {
      saveSettings: keepSettings({
        save: store.save,
        autostart: autostart && {
          read: autostart.read,
          write: async (on) => ((await autostart.write(on)) ? null : whyRefused(autostart)),
        },
        note,
      }),
      capabilities: {
        autostart: autostart !== null,
        updateCheck: false,
        tray: false,
        program: await nameProgram(host),
        platform: host.platform,
      },
      remedies: (world) => openRemedyController(host, world, { vault: async () => openVault(host), own: ownProgram() }),
      offline: options.offline,
      onProblem: note,
      commands: shellCommands(host, () => monitor.snapshot(), options.onQuit),
    },
  );
  if (folder.problem !== null) options.complain(folder.problem);
  for (const sentence of [folder.problem, ...problems].filter((one) => one !== null))
    log.write('warn', 'settings', { sentence });
  const terminal = options.terminal;
  const press = {
    snooze: () => monitor.run({ name: 'mute', payload: { untilMs: host.clock.now() + SNOOZE_MS } }),
    statusPage: () => monitor.run({ name: 'open-link', payload: { link: 'status-page' } }),
    open: () => undefined,
  } as const satisfies Readonly<Record<NoticeAction, () => unknown>>;
  const notifier = createNotifier(
    host,
    terminal && ((text) => void terminal.write(text)),
    (action) => void press[action](),
  );
  const stopAnnouncing = announceNotices(host, monitor, notifier, log);
  const stopStatusFile = keepStatusFile(host, monitor);
  const stopSettings = store.watch(() =>
    monitor.takeOver(async () => ({ ...(await store.load()).settings, autostart: await startsByItself() })),
  );
  await monitor.start();
  log.write('info', 'started', { light: monitor.snapshot().light });
  return {
    ok: true,
    headless: {
      monitor,
      log,
      async stop() {
        stopSettings();
        stopAnnouncing();
        await monitor.stop();
        await stopStatusFile();
        log.write('info', 'stopped');
        await log.flush();
        await instance.release();
      },
    },
  };
}

function explainTaken(host: Host, { why, pid }: { why: string; pid: number | null }): string {
  if (why === 'not-writable') return OWN_FOLDER.notWritable({ folder: host.dataDir });
  const who = pid === null ? OWN_FOLDER.another : OWN_FOLDER.anotherProcess({ pid });
  return OWN_FOLDER.atWork({ who, folder: host.dataDir });
}
