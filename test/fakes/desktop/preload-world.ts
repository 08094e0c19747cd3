/**
 * Runs inside the page, before its own scripts: the real preload in a closure with an imitation of what Electron gives
 * to it. True isolation is a limit of the double: everything here lives in the page's own world, unreachable by name.
 */

type Ask = (message: { channel: string; args: unknown[] }) => Promise<{ value: unknown } | { error: string }>;

export interface Installed {
  origin: string;
  /** Name of the function that leads out of the page. */
  ask: string;
  /** Name under which the double's main side finds the way in. */
  receive: string;
}

type Preload = (require: (name: string) => object, module: object, exports: object) => void;

/** The script that does it. A policy against making code from text holds in the page already, so it is put together here. */
export function preloadScript(installed: Installed, preload: string): string {
  return `(${install})(${JSON.stringify(installed)}, function (require, module, exports) {${preload}\n});`;
}

/** Serialised into the page: nothing from this module's surroundings can be used in here. */
function install(installed: Installed, preload: Preload): void {
  if (window !== window.top || location.origin !== installed.origin) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const ask = world[installed.ask] as Ask;
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();

  // What crosses is copied and frozen; functions become functions that copy what they are given.
  const cross = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => cross(value(...args.map(cross)));
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Promise) return value.then(cross);
    if (Array.isArray(value)) return Object.freeze(value.map(cross));
    const plain = Object.getPrototypeOf(value) === Object.prototype;
    if (!plain) return structuredClone(value);
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)])));
  };

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        Object.defineProperty(window, name, { value: cross(api), enumerable: true });
      },
    },
    ipcRenderer: {
      async invoke(channel: string, ...args: unknown[]) {
        const answer = await ask({ channel, args: structuredClone(args) });
        if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
        return answer.value;
      },
      on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      },
      off(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        listeners.get(channel)?.delete(listener);
      },
    },
  };
  const lacking = (object: object, name: string): object =>
    new Proxy(object, {
      get(target, key) {
        if (key in target) return Reflect.get(target, key);
        throw new Error(`electron double: ${name}.${String(key)} is not implemented`);
      },
    });
  const given = {
    contextBridge: lacking(electron.contextBridge, 'contextBridge'),
    ipcRenderer: lacking(electron.ipcRenderer, 'ipcRenderer'),
  };

  Object.defineProperty(window, installed.receive, {
    value: (channel: string, args: unknown[]) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: 'main' }, ...args);
    },
  });
  const require = (name: string): object => {
    if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
    return lacking(given, 'electron');
  };
  preload(require, { exports: {} }, {});
}
