/** Addresses of a name, as the system knows them, asked for in a way that can be given up. */
import { readFile } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import { codeOf } from '../errno.ts';

const SILENT_AFTER_MS = 4_000;
/** Nobody answered. Every other error is an answer. */
const SILENCE: ReadonlySet<string> = new Set(['ETIMEOUT', 'ECANCELLED']);

export interface LookupOptions {
  /** The system's own way; default: Node's. */
  system?: LookupFunction;
  /** Name servers to ask; default: the system's. */
  servers?: readonly string[];
  hostsFile?: string;
  silentAfterMs?: number;
}

/**
 * The system's own question (getaddrinfo) cannot be called off: where no name server answers it occupies one of the four
 * threads that files are read by, and keeps a program from ending, for ten seconds and more. So the name servers are asked by
 * Node first, which can be given up; whatever they answer, the system is asked then and has the last word.
 */
export function createLookup(options: LookupOptions = {}): LookupFunction {
  return (name, asked, answer) => {
    answers(name, options).then(
      async (does) => {
        if (does) return (options.system ?? (await import('node:dns')).lookup)(name, asked, answer);
        // What the system says in the end, too.
        answer(Object.assign(new Error('no name server answers'), { code: 'EAI_AGAIN' }), []);
      },
      (error) => answer(error, []),
    );
  };
}

/** Whether somebody answers about this name, be it that there is none. There are networks that drop the questions of one kind. */
async function answers(name: string, options: LookupOptions): Promise<boolean> {
  // Names without a dot are the machine's own or its network's.
  if (!name.includes('.') || (await isInHosts(name, options.hostsFile ?? '/etc/hosts'))) return true;
  const { Resolver } = (await import('node:dns')).promises;
  const resolver = new Resolver({ timeout: options.silentAfterMs ?? SILENT_AFTER_MS, tries: 1 });
  if (options.servers) resolver.setServers(options.servers);
  const heard = (asked: Promise<unknown>): Promise<true> =>
    asked.then(
      () => true,
      (error) => (SILENCE.has(codeOf(error)) ? Promise.reject(error) : true),
    );
  const either = Promise.any([heard(resolver.resolve4(name)), heard(resolver.resolve6(name))]);
  return either.catch(() => false).finally(() => resolver.cancel());
}

async function isInHosts(name: string, path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text
    .split('\n')
    .some((line) => line.replace(/#.*/, '').toLowerCase().split(/\s+/).includes(name.toLowerCase()));
}
