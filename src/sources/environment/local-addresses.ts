import { fileVariables } from '../../diagnosis/auth-source/variables.ts';
import type { Host } from '../../platform/host.ts';
import type { EnvVarFact, ProfileFacts } from '../../shared/facts.ts';

const MOST = 16;

/** The same for a profile that has been read: a server comes and goes without a file being changed. */
export function listenAgain(
  host: Pick<Host, 'isListening'>,
  profile: ProfileFacts,
  environment: readonly EnvVarFact[],
): Promise<Readonly<Record<string, boolean>>> {
  return readListening(host, [...environment, ...fileVariables(profile)]);
}

/** Whether anybody listens at the addresses of this machine that variables name; by `host:port` as the fact has it. */
export async function readListening(
  host: Pick<Host, 'isListening'>,
  facts: readonly EnvVarFact[],
): Promise<Readonly<Record<string, boolean>>> {
  const local = new Map(
    facts.flatMap(({ host: at, localPort }) => (at && localPort ? [[at, localPort] as const] : [])),
  );
  const asked = await Promise.all(
    [...local].slice(0, MOST).map(async ([at, port]) => {
      const heard = (await host.isListening?.(at.replace(/:\d+$/, ''), port)) ?? null;
      return [at, heard] as const;
    }),
  );
  return Object.fromEntries(asked.filter((one): one is [string, boolean] => one[1] !== null));
}
