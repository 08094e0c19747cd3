/**
 * What src/main relies on in Electron, as tables: each case is done in the real Electron and in the double, and both must
 * answer as it `is`. Plain JavaScript, since the real one reads it as it is. This file has what the tables share.
 *
 * @typedef {typeof import('electron')} Electron
 * @typedef {object} Around
 * @property {string} folder   the process's own
 * @property {string} picture  path of a PNG
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {(electron: Electron, around: Around) => unknown} run
 * @property {unknown} is  what it gives, as JSON has it; `throws`: it threw
 */
import { setTimeout as pause } from 'node:timers/promises';

/** @param {() => unknown} act */
export function outcome(act) {
  try {
    return act() ?? 'nothing';
  } catch {
    return 'throws';
  }
}

/**
 * The events that come, in order, while something is done and until a while after.
 * @param {NodeJS.EventEmitter} emitter
 * @param {readonly string[]} names
 * @param {() => unknown} act
 */
export async function eventsOf(emitter, names, act) {
  /** @type {string[]} */
  const came = [];
  const listeners = names.map((name) => /** @type {const} */ ([name, () => came.push(name)]));
  for (const [name, listener] of listeners) emitter.on(name, listener);
  await act();
  await pause(500);
  for (const [name, listener] of listeners) emitter.off(name, listener);
  return came;
}

export const PAGE = 'app://panel/';

/** @param {Electron} electron */
export function makeWindow({ BrowserWindow, session }) {
  const webPreferences = {
    session: session.fromPartition('panel', { cache: false }),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  };
  return new BrowserWindow({ show: false, width: 300, height: 300, webPreferences });
}
