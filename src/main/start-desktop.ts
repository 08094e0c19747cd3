/** Puts the desktop together: host, data folder, settings, monitor, tray, window, notices. */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app, clipboard, dialog, Menu, session, shell } from 'electron';
import { announceNotices } from '../monitor/announce-notices.ts';
import { openDataFolder } from '../monitor/data-folder.ts';
import { openDoor } from '../monitor/desktop-door.ts';
import { createLog } from '../monitor/log.ts';
import { createMonitor, type Monitor } from '../monitor/monitor.ts';
import { openRemedyDesk } from '../monitor/open-remedy-desk.ts';
import { takeInstance } from '../monitor/single-instance.ts';
import type { Settings } from '../shared/settings.ts';
import { watchPath } from '../sources/watch-path.ts';
import { appMenu } from './app-menu.ts';
import { createAutostart, launchCommand, QUIET_START } from './autostart.ts';
import { createDesktopHost } from './desktop-host.ts';
import { openDesktopVault } from './desktop-vault.ts';
import { createFace } from './face.ts';
import { createFallbackCommands } from './fallback-commands.ts';
import { keyProgram } from './key-program.ts';
import { thisPlatform } from './platform.ts';
import { TROUBLE } from './sentences.ts';
import { openSettings } from './settings-file.ts';
import { createShellCommands } from './shell-commands.ts';

/** Starts watching and shows the lamp. Ends the app when it cannot. */
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
  const file = openSettings(dataDir);
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
    saveSettings: async (next) => {
      const saved = file.save(next);
      if (next.autostart !== (await autostart.read()) && !(await autostart.write(next.autostart))) {
        note(TROUBLE.autostart);
        return false;
      }
      return saved;
    },
    remedies: (world) => openRemedyDesk(host, world, { vault, own: keyProgram(thisPlatform(), command) }),
    onProblem: note,
  });

  // Written by the terminal program, or by hand; our own saving comes back here as well.
  const takeOver = ({ version: _version, ...next }: Settings): void => {
    const { version: _same, ...present } = monitor.snapshot().settings;
    if (!isDeepStrictEqual(next, present)) void monitor.run('set-settings', { settings: next });
  };

  const face = createFace({ host, monitor, session: panelSession, log });
  announceNotices(host, monitor, face.notifier, log);
  app.on('second-instance', () => face.open());
  app.on('activate', () => face.open());
  // Closing the window is not the end.
  app.on('window-all-closed', () => {});
  const changes = watchPath(host, join(dataDir, 'settings.json'), () => takeOver(file.read()));
  const closeDoor = await openDoor(host, { pid: host.pid, ...command });
  endOnce(async () => {
    await closeDoor();
    changes.close();
    face.end();
    await monitor.stop();
    await log.flush();
    await instance.release();
  });

  await monitor.start();
  takeOver({ ...file.settings, autostart: await autostart.settle(file.settings.autostart) });
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
  app.exit(1);
}

/** What is waiting to be written is written before the end, whoever asks for it. */
function endOnce(tidyUp: () => Promise<void>): void {
  let ending = false;
  app.on('before-quit', (event) => {
    if (ending) return;
    ending = true;
    event.preventDefault();
    void tidyUp().finally(() => app.quit());
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}
