/** The bridge that this page has: the preload's in Electron, the loopback server's in a browser. */
import type { Bridge } from '../shared/bridge.ts';
import { connectLoopback } from './loopback-bridge.ts';

export function chooseBridge(): Bridge {
  return window.pilotlight ?? connectLoopback();
}
