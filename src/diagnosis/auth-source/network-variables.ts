/** Which variables decide over the way to the network. Pure. */
import type { EnvVarFact } from '../../shared/facts.ts';
import { isForAll, NO_PROXY_NAMES, PROXY_NAMES } from '../../shared/proxies.ts';
import type { Variables } from './variables.ts';

/** The proxy that counts, usable or not; null: none. */
export function chosenProxy(variables: Variables): EnvVarFact | null {
  return first(variables, PROXY_NAMES, (fact) => !isForAll(fact.name) || isUsable(fact));
}

/** Newer versions can use it. */
export function isUsable({ proxyFault }: EnvVarFact): boolean {
  return proxyFault === undefined || proxyFault === 'no-scheme';
}

/** The hosts that are reached without it, as they are listed. */
export function listedWithoutProxy(variables: Variables): string {
  return first(variables, NO_PROXY_NAMES)?.plain ?? '';
}

function first(
  variables: Variables,
  names: readonly string[],
  counts: (fact: EnvVarFact) => boolean = () => true,
): EnvVarFact | null {
  const facts = names.map((name) => variables.fact(name));
  return facts.find((fact) => fact !== null && fact.state !== 'empty' && counts(fact)) ?? null;
}
