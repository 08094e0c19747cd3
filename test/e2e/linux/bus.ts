/** Asks the session bus through `busctl`, which answers in JSON. */
import type { Programs } from './programs.ts';

export interface Bus {
  /** A property's value, variants opened. */
  get(at: BusObject, property: string): Promise<unknown>;
  /** What a method gives back, as a list. @throws with the bus's own words */
  call(at: BusObject, method: string, signature?: string, ...args: readonly string[]): Promise<readonly unknown[]>;
  hasOwner(name: string): Promise<boolean>;
}

export interface BusObject {
  service: string;
  path: string;
  iface: string;
}

const DBUS: BusObject = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  iface: 'org.freedesktop.DBus',
};

export function createBus(programs: Programs, address: string): Bus {
  const ask = async (words: readonly string[]): Promise<unknown> => {
    const { code, stderr, stdout } = await programs.run('busctl', [`--address=${address}`, '--json=short', ...words]);
    if (code !== 0) throw new Error(`busctl ${words.slice(0, 5).join(' ')}: ${stderr.trim()}`);
    const text = stdout.toString('utf8').trim();
    return text === '' ? [] : open(JSON.parse(text));
  };
  const bus: Bus = {
    get: ({ iface, path, service }, property) => ask(['get-property', service, path, iface, property]),
    async call({ iface, path, service }, method, signature = '', ...args) {
      const answer = await ask([
        'call',
        service,
        path,
        iface,
        method,
        ...(signature ? [signature, '--', ...args] : []),
      ]);
      return Array.isArray(answer) ? answer : [answer];
    },
    hasOwner: async (name) => (await bus.call(DBUS, 'NameHasOwner', 's', name))[0] === true,
  };
  return bus;
}

/** `{type, data}` stands for every variant, however deep. */
function open(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 2 && 'type' in value && 'data' in value) return open(value.data);
  return Object.fromEntries(entries.map(([key, inner]) => [key, open(inner)]));
}
