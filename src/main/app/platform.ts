import type { Platform } from '../tray/tray-view.ts';

/** Other systems that run Electron are treated as Linux. */
export function thisPlatform(): Platform {
  const { platform } = process;
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
