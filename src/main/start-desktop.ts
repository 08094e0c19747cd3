/** Puts the desktop together: host, data folder, settings, monitor, tray, window, notices. */
import { join } from 'node:path';
import { app, clipboard, dialog, Menu, session, shell } from 'electron';
import { followChangeSetting } from '../monitor/changes/follow-change-setting.ts';
import { openDataFolder } from '../monitor/data-folder/data-folder.ts';
import { registerDesktopInstance } from '../monitor/data-folder/desktop-instance.ts';
import { createLog } from '../monitor/data-folder/log.ts';
import { takeInstance } from '../monitor/data-folder/single-instance.ts';
import { createMonitor, type Monitor } from '../monitor/monitor.ts';
import { announceNotices } from '../monitor/notices/announce-notices.ts';
import { openRemedyController } from '../monitor/remedies/open-remedy-controller.ts';
import { keepSettings } from '../monitor/settings/keep-settings.ts';
import { keepStatusFile } from '../monitor/status-file/status-file.ts';
import { TROUBLE } from '../shared/messages/desktop.ts';
import { watchPath } from '../sources/watch/watch-path.ts';
import { appMenu } from './app/app-menu.ts';
import { createAutostart, launchCommand, QUIET_START } from './app/autostart.ts';
import { GAVE_UP } from './app/exit-codes.ts';
import { keyProgram } from './app/key-program.ts';
import { thisPlatform } from './app/platform.ts';
import { createFallbackCommands } from './commands/fallback-commands.ts';
import { createShellCommands } from './commands/shell-commands.ts';
import { createDesktopHost } from './host/desktop-host.ts';
import { openDesktopVault } from './host/desktop-vault.ts';
import { openSettings } from './host/settings-file.ts';
import { createDesktopUi } from './tray/desktop-ui.ts';

/** Starts watching and shows the light. Ends the app when it cannot. */
export async function startDesktop(dataDir: string): Promise<void> {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(thisPlatform(), !app.isPackaged)));
  const panelSession = session.fromPartition('panel', { cache: false });
  const host = createDesktopHost(dataDir, session.defaultSession);
  const folder = await openDataFolder(host);
  if (!folder.ok) return giveUp(folder.message);
  const instance = await takeInstance(host);
  if (!instance.ok) return giveUp(TROUBLE.taken(dataDir));

  const log = createLog(host);
  const note = (sentence: string): void => log.write('warn', 'problem', { sentence });
  const file = await openSettings(host);
  if (folder.problem !== null) note(folder.problem);
  file.problems.forEach(note);
  if (app.commandLine.hasSwitch('no-sandbox')) note(TROUBLE.noSandbox);

  const command = launchCommand(host.env, process.execPath, app.isPackaged, app.getAppPath());
  const autostart = createAutostart({ app, host, command });
  const vault = openDesktopVault(host);
  const monitor: Monitor = createMonitor(host, file.settings, {
    commands: {
      ...createShellCommands({ shell, files: host.files, snapshot: () => monitor.snapshot(), quit: () => app.quit() }),
      ...createFallbackCommands({ host, clipboard, vault, changed: () => monitor.touch() }),
    },
    capabilities: { autostart: true, updateCheck: true, tray: true, program: 'pilotlight', platform: host.platform },
    saveSettings: keepSettings({
      save: file.save,
      autostart: {
        read: autostart.read,
        write: async (on) => ((await autostart.write(on)) ? null : TROUBLE.autostart),
      },
      note,
    }),
    remedies: (world) => openRemedyController(host, world, { vault, own: keyProgram(thisPlatform(), command) }),
    onProblem: note,
  });

  const face = createDesktopUi({ host, monitor, session: panelSession, log });
  announceNotices(host, monitor, face.notifier, log);
  const stopStatusFile = keepStatusFile(host, monitor);
  app.on('second-instance', () => face.open());
  app.on('activate', () => face.open());
  // Closing the window is not the end.
  app.on('window-all-closed', () => {});
  // Written by the terminal program, or by hand; our own saving comes back here as well.
  const changes = watchPath(host, join(dataDir, 'settings.json'), () => void monitor.takeOver(file.read));
  let changesTold: { close(): Promise<void> } | null = null;
  // Told to end while this is being written, it still takes it away.
  const door = registerDesktopInstance(host, { pid: host.pid, ...command });
  endOnce(async () => {
    const close = await door;
    await close();
    changes.close();
    face.end();
    await changesTold?.close();
    await monitor.stop();
    await stopStatusFile();
    await log.flush();
    await instance.release();
  });

  await door;
  await monitor.start();
  // What is known at the start is no change.
  changesTold = followChangeSetting(host, monitor, note);
  const startsBySystem = await autostart.settle(file.settings.autostart);
  void monitor.takeOver(() => ({ ...file.read(), autostart: startsBySystem }));
  log.write('info', 'started', { light: monitor.snapshot().light });
  await face.settleIn(startedBySystem());
}

/** With the session and not by hand. */
function startedBySystem(): boolean {
  return (
    process.argv.includes(QUIET_START) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
  );
}

/** Nothing can be kept, or another one watches: said once, in a box of its own. */
function giveUp(sentence: string): void {
  dialog.showErrorBox('Pilotlight', sentence);
  app.exit(GAVE_UP);
}

/**
 * What is waiting to be written is written before the end, whoever asks for it and however often: a library below
 * electron-store answers a signal by sending it once more.
 */
function endOnce(tidyUp: () => Promise<void>): void {
  let ending = false;
  let isTidy = false;
  app.on('before-quit', (event) => {
    if (isTidy) return;
    event.preventDefault();
    if (ending) return;
    ending = true;
    void tidyUp().finally(() => {
      isTidy = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
