import { posix, win32 } from 'node:path';
import type { Host } from './host.ts';

/** The path rules of the host's platform, which in a simulation is not the one the test runs on. */
export function pathsOf(platform: Host['platform']): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
