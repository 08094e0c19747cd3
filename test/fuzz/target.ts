/** What is fuzzed: a function that takes any text, and what must hold of its answer. */
import { createSimulatedHost, type SimulatedHost } from '../simulation/simulated-host.ts';

export interface Target {
  /** Texts as they really come; the first inputs, and what the others are made of. */
  seeds: readonly string[];
  /** Words that mean something to it. */
  words?: readonly string[];
  /** It reads what holds secrets: none may come out. */
  secret?: true;
  /**
   * @param bytes  the same text as a file holds it
   * @returns      all that comes out of it; whatever is thrown is a finding
   */
  run(text: string, bytes: Uint8Array): unknown;
}

export const CANARY = 'sk-ant-api03-CANARYCANARYCANARYCANARYCANARYCANARY';

/** Throws what is wrong with an answer. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

export const isOneOf = (value: unknown, all: readonly unknown[]): void =>
  must(all.includes(value), `answers ${JSON.stringify(value)}`);

/** A machine whose files at these places hold the bytes. */
export function machineWith(
  bytes: string | Uint8Array,
  paths: readonly string[],
  options: Parameters<typeof createSimulatedHost>[0] = {},
): SimulatedHost {
  const host = createSimulatedHost(options);
  for (const path of paths) host.disk.put(path, bytes);
  return host;
}

/** JSON, or what stands instead of it. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
