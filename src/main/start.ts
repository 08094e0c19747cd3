/** Pilotlight in the tray: one at a time, hardened, put together, run. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { findDataDir, findHome } from '../platform/account.ts';
import { hardenApp } from './app/harden-app.ts';
import { identifyApp } from './app/identify-app.ts';
import { accountAskedFor } from './app/key-program.ts';
import { thisPlatform } from './app/platform.ts';
import { hasGraphics, stayLight } from './app/stay-light.ts';

const dataDir = findDataDir(process.env, thisPlatform(), findHome(process.env, thisPlatform()));
const account = accountAskedFor(process.argv);

// Awaited: Electron begins with its desktop only when this module has been read to its end, and then it needs a screen.
if (account !== null) await (await import('./app/print-key.ts')).printKey(account);

useOwnFolder(join(dataDir, 'electron'));
// Node's own answer to it is to open a debugger; with that switched off, the system's is the end.
if (thisPlatform() !== 'win32') process.on('SIGUSR1', () => {});

if (app.requestSingleInstanceLock()) {
  hardenApp(app, protocol);
  stayLight(app.commandLine, thisPlatform(), hasGraphics);
  identifyApp(app, thisPlatform());
  const loading = import('./start-desktop.ts');
  // Not awaited: Electron becomes ready only when this module has been read to its end.
  void app.whenReady().then(async () => (await loading).startDesktop(dataDir));
} else {
  // The one that runs already is told so, and shows its window.
  app.exit(0);
}

/** Chromium's own files stay apart from ours; the lock of the single instance lies there too. */
function useOwnFolder(folder: string): void {
  try {
    // Electron takes only a folder that is there.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('userData', folder);
  } catch {
    // The data folder cannot be written: startDesktop says so.
  }
}
