/** Addresses of a name, as the system knows them, asked for in a way that can be given up. */
// Not from 'node:fs/promises', which would be loaded at every start.
import { promises } from 'node:fs';
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
  if (isLocal(name) || (await isInHosts(name, options.hostsFile ?? '/etc/hosts'))) return true;
  const { getServers, Resolver } = (await import('node:dns')).promises;
  const servers = options.servers ?? getServers();
  // The system may have a way of its own.
  if (servers.length === 0) return true;
  const timeout = options.silentAfterMs ?? SILENT_AFTER_MS;
  // Side by side: the first of several may be the one that is silent.
  const resolvers = servers.map((server) => {
    const resolver = new Resolver({ timeout, tries: 1 });
    resolver.setServers([server]);
    return resolver;
  });
  const words = resolvers.flatMap((resolver) => [resolver.resolve4(name), resolver.resolve6(name)].map(heard));
  return Promise.any(words)
    .catch(() => false)
    .finally(() => {
      for (const resolver of resolvers) resolver.cancel();
    });
}

function heard(asked: Promise<unknown>): Promise<true> {
  return asked.then(
    () => true,
    (error) => (SILENCE.has(codeOf(error)) ? Promise.reject(error) : true),
  );
}

/** Known to this computer or its network without a name server: no dot, or an ending that is kept for it (RFC 6761, 6762). */
function isLocal(name: string): boolean {
  return !name.includes('.') || /\.(?:local|localhost)\.?$/i.test(name);
}

async function isInHosts(name: string, path: string): Promise<boolean> {
  const text = await promises.readFile(path, 'utf8').catch(() => '');
  return text
    .split('\n')
    .some((line) => line.replace(/#.*/, '').toLowerCase().split(/\s+/).includes(name.toLowerCase()));
}
