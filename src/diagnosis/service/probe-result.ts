/**
 * The two hello addresses Claude Code itself asks before a sign-in, and what their answers mean. The body is checked,
 * because a network's sign-in page also answers 200.
 */
import type { EpochMs, ProbeState } from '../../shared/vocabulary.ts';

/** What one address said. */
export type ProbeAnswer =
  /** 200 and `{"message":"hello"}`. */
  | 'ok'
  /** 5xx. */
  | 'down'
  | 'timeout'
  | 'throttled'
  /** Answered by the network in its place: a web page, or a redirect to a foreign host. */
  | 'portal'
  /** 407: a proxy wants a sign-in. */
  | 'proxy'
  /** 403 with a web page: a block page. */
  | 'blocked'
  /** The address answers, but not as it used to: says nothing about the service. */
  | 'changed'
  | 'dns'
  | 'refused'
  | 'reset'
  | 'tls'
  /** No connection for another reason (no route, no network). */
  | 'unreachable'
  /** Dropped by us: sleep or network change. */
  | 'aborted';

/** One look at both addresses. */
export interface ProbeResult {
  /** Own clock when the last answer arrived. */
  at: EpochMs;
  api: ProbeAnswer;
  login: ProbeAnswer;
  /** Does a host that is not Anthropic's answer? Asked only when neither address did. */
  neutral: 'answers' | 'silent' | 'not-asked';
  /** What the system says of its connection; false is reliable, true is not; null: unknown. */
  online: boolean | null;
  /** Own clock minus the server's, from a genuine answer; null: none came. */
  clockOffsetMs: number | null;
  /** Address of the network's sign-in page, when it redirected there; http or https. */
  portal: string | null;
}

const REACHED: readonly ProbeAnswer[] = ['ok', 'down', 'throttled', 'portal', 'proxy', 'blocked', 'changed'];
const FAILING: readonly ProbeAnswer[] = ['down', 'timeout', 'refused', 'reset', 'tls', 'dns', 'unreachable'];
const ALIVE: readonly ProbeAnswer[] = ['ok', 'throttled'];

/** True when the address gave any answer in HTTP. */
export const gaveAnswer = (answer: ProbeAnswer): boolean => REACHED.includes(answer);

/** What one reading alone says about the service. Ask only when the network is ONLINE. */
export function probeOf({ api, login }: Pick<ProbeResult, 'api' | 'login'>): ProbeState {
  if (FAILING.includes(api)) return 'API_DOWN';
  if (!ALIVE.includes(api)) return 'UNKNOWN';
  if (FAILING.includes(login)) return 'LOGIN_DOWN';
  if (!ALIVE.includes(login)) return 'UNKNOWN';
  return api === 'throttled' || login === 'throttled' ? 'THROTTLED' : 'OK';
}

/** What one reading alone says about the network. */
export type NetworkSight =
  | 'ONLINE'
  | 'OFFLINE'
  | 'CAPTIVE'
  | 'PROXY'
  | 'BLOCK-PAGE'
  | 'UNTRUSTED'
  | 'NAMES-BLOCKED'
  | 'NOTHING';

const NO_CONNECTION: readonly ProbeAnswer[] = ['dns', 'refused', 'reset', 'unreachable', 'timeout'];

/**
 * Evidence in falling order of certainty. Timeouts and 5xx are not the network's fault until a neutral host is silent
 * too; they go to the probe.
 */
export function sightOf(reading: Pick<ProbeResult, 'api' | 'login' | 'neutral' | 'online'>): NetworkSight {
  const answers = [reading.api, reading.login];
  const some = (answer: ProbeAnswer) => answers.includes(answer);
  const all = (set: readonly ProbeAnswer[]) => answers.every((answer) => set.includes(answer));
  if (some('aborted')) return 'NOTHING';
  if (some('ok'))
    return some('proxy') ? 'PROXY' : some('blocked') ? 'BLOCK-PAGE' : some('dns') ? 'NAMES-BLOCKED' : 'ONLINE';
  if (some('portal')) return 'CAPTIVE';
  if (some('proxy')) return 'PROXY';
  if (reading.online === false) return 'OFFLINE';
  if (some('blocked')) return 'BLOCK-PAGE';
  if (all(['tls', ...NO_CONNECTION]) && some('tls')) return 'UNTRUSTED';
  if (!all(NO_CONNECTION)) return 'ONLINE';
  if (reading.neutral === 'silent') return 'OFFLINE';
  if (reading.neutral === 'not-asked') return all(['dns', 'unreachable']) ? 'OFFLINE' : 'ONLINE';
  return all(['dns']) ? 'NAMES-BLOCKED' : 'ONLINE';
}
