/** A network that stands in the way: a line in the list, once per stretch; a lost network is silent. */
import type { NetworkState } from '../../shared/vocabulary.ts';
import { emitNotice, verdictNotice } from './emit.ts';
import type { NoticeContext } from './notice-context.ts';

/** Follows the network; true when it is there, so that everything else may be judged. */
export function evaluateNetwork(pass: NoticeContext): boolean {
  const { network } = pass.input;
  if (network === 'CAPTIVE' || network === 'RESTRICTED') listOnce(pass, network);
  const online: NetworkState[] = ['ONLINE', 'UNKNOWN'];
  if (!online.includes(network)) return false;
  if (network === 'ONLINE' && pass.memory.networkSaid) {
    pass.memory.networkSaid = null;
    pass.withdraw.add('network');
  }
  return true;
}

function listOnce(pass: NoticeContext, network: 'CAPTIVE' | 'RESTRICTED'): void {
  const verdict = pass.input.profiles[0]?.verdict;
  if (!verdict || pass.memory.networkSaid === network || !pass.input.settings.notices.network) return;
  pass.memory.networkSaid = network;
  emitNotice(pass, {
    kind: 'network',
    level: 'quiet',
    episode: 'network',
    profiles: pass.input.profiles.map(({ id }) => id),
    tells: verdictNotice({ ...verdict, service: 'UNKNOWN' }),
    light: verdict.light ?? 'grey',
  });
}
