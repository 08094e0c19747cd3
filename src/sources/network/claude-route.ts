/** The way Claude Code's own requests take in one profile: proxy and certificates from where it takes them. */
import { chosenProxy, isUsable, listedWithoutProxy } from '../../diagnosis/auth-source/network-variables.ts';
import { layerVariables } from '../../diagnosis/auth-source/variables.ts';
import type { HttpRoute } from '../../platform/host.ts';
import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { keptBeside } from '../environment/kept-beside.ts';

/** What Pilotlight asks goes the same way, so that it learns what Claude Code will meet. */
export function routeOf(machine: MachineFacts, profile: ProfileFacts, now: EpochMs): HttpRoute {
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const variables = layerVariables({ machine, profile, version, now });
  const proxy = chosenProxy(variables);
  // With one that Claude Code cannot use it does not get anywhere; the way without it still tells how the service is.
  const usable = proxy && isUsable(proxy) ? proxy : null;
  const named = (profile.certificates ?? []).filter(({ name, path }) => variables.given(name)?.plain === path);
  return {
    proxy: usable && (keptBeside(usable) ?? usable.host),
    noProxy: listedWithoutProxy(variables),
    certificates: named.flatMap((file) => keptBeside(file) ?? []),
    unchecked: variables.given('NODE_TLS_REJECT_UNAUTHORIZED')?.plain === '0',
  };
}
