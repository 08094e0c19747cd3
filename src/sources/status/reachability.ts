/** Asks the two addresses Claude Code itself asks before a sign-in. No token, no identity, twenty bytes each. */
import { readTimes } from '../../diagnosis/service/answer-class.ts';
import type { ProbeAnswer, ProbeResult } from '../../diagnosis/service/probe-result.ts';
import { gaveAnswer } from '../../diagnosis/service/probe-result.ts';
import type { Host, HttpFailure, HttpOutcome } from '../../platform/host.ts';
import { parseJson } from '../../shared/json.ts';
import type { ProbeAddresses } from './service-addresses.ts';
import { findServiceAddresses } from './service-addresses.ts';

export interface Reachability {
  /** One look at both. A second call while one is under way gets the same reading. Never throws. */
  check(): Promise<ProbeResult>;
}

const MAX_BYTES = 64 * 1024;
const OWN_HOST = /(?:^|\.)(?:anthropic\.com|claude\.com|claude\.ai)$/;

interface Greeting {
  answer: ProbeAnswer;
  clockOffsetMs: number | null;
  portal: string | null;
}

interface ReachabilityOptions {
  addresses?: ProbeAddresses | null;
  neutralAfterMs?: number;
}

/**
 * @param options.neutralAfterMs  the neutral host is asked once neither address has answered for so long; missing: once both
 *                                have failed
 * @param options.addresses  instead of the built-in ones and of PILOTLIGHT_HELLO_URLS; null: none can be used
 */
export function createReachability(host: Host, options: ReachabilityOptions = {}): Reachability {
  const addresses = options.addresses === undefined ? findServiceAddresses(host.env).hello : options.addresses;
  let underWay: Promise<ProbeResult> | null = null;

  /** Asks while the addresses are still silent, where whoever waits has no time to ask one after the other. */
  const askEarly = (greetings: readonly Promise<Greeting>[], neutral: string | null) => {
    let asked: ReturnType<typeof askNeutral> | null = null;
    let cancel = (): void => {};
    if (neutral !== null && options.neutralAfterMs !== undefined) {
      cancel = host.clock.after(options.neutralAfterMs, () => {
        asked = askNeutral(host, neutral);
      });
      for (const greeting of greetings) void greeting.then(({ answer }) => gaveAnswer(answer) && cancel());
    }
    return { asked: () => asked, cancel: () => cancel() };
  };

  const look = async (): Promise<ProbeResult> => {
    const greet = (url: string) => sayHello(host, url);
    const unaddressed: Greeting = { answer: 'aborted', clockOffsetMs: null, portal: null };
    const greetings = addresses ? [greet(addresses.api), greet(addresses.login)] : [];
    const early = askEarly(greetings, addresses?.neutral ?? null);
    const [api = unaddressed, login = unaddressed] = await Promise.all(greetings);
    early.cancel();
    const isSilent = [api, login].every(({ answer }) => !gaveAnswer(answer) && answer !== 'aborted');
    const neutral =
      isSilent && addresses?.neutral ? await (early.asked() ?? askNeutral(host, addresses.neutral)) : 'not-asked';
    return {
      at: host.clock.now(),
      api: api.answer,
      login: login.answer,
      neutral,
      online: host.power.online(),
      clockOffsetMs: api.clockOffsetMs ?? login.clockOffsetMs,
      portal: api.portal ?? login.portal,
    };
  };

  return {
    check() {
      underWay ??= look().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}

async function sayHello(host: Host, url: string): Promise<Greeting> {
  const before = host.clock.now();
  const outcome = await host.http.request({ url, headers: { accept: 'application/json' }, maxBytes: MAX_BYTES });
  if (!outcome.ok) return { answer: readFailure(outcome), clockOffsetMs: null, portal: null };
  const answer = readHello(outcome, url);
  const middle = (before + host.clock.now()) / 2;
  return {
    answer,
    clockOffsetMs: answer === 'ok' ? measureClock(outcome.headers, middle) : null,
    portal: answer === 'portal' ? readPortal(outcome, url) : null,
  };
}

const FAILURES = {
  dns: 'dns',
  refused: 'refused',
  reset: 'reset',
  timeout: 'timeout',
  tls: 'tls',
  proxy: 'blocked',
  'too-big': 'changed',
  'not-allowed': 'changed',
  aborted: 'aborted',
  failed: 'unreachable',
} as const satisfies Record<HttpFailure, ProbeAnswer>;

function readFailure({ why, detail }: Extract<HttpOutcome, { ok: false }>): ProbeAnswer {
  if (why !== 'proxy') return FAILURES[why];
  if (detail === 'PROXY_407') return 'proxy';
  // A proxy that cannot get through says as little as a line that breaks.
  return detail.startsWith('PROXY_5') ? 'reset' : 'blocked';
}

function readHello(outcome: Extract<HttpOutcome, { ok: true }>, url: string): ProbeAnswer {
  const { status, body } = outcome;
  if (status === 407) return 'proxy';
  if (status === 511) return 'portal';
  if (status === 429 || status === 420) return 'throttled';
  if (status >= 500) return 'down';
  if (status >= 300 && status < 400) return readPortal(outcome, url) === null ? 'changed' : 'portal';
  const json = parseJson(body);
  if (status === 403) return json === undefined ? 'blocked' : 'changed';
  if (status !== 200) return 'changed';
  if (json === undefined) return 'portal';
  return typeof json === 'object' && json !== null && 'message' in json && json.message === 'hello' ? 'ok' : 'changed';
}

/** Where a foreign redirect leads; null: it stays with Anthropic, or leads nowhere a browser should go. */
function readPortal({ headers }: Extract<HttpOutcome, { ok: true }>, url: string): string | null {
  const location = headers.location;
  if (location === undefined || location.length > 2_000 || !URL.canParse(location, url)) return null;
  const there = new URL(location, url);
  if (there.protocol !== 'http:' && there.protocol !== 'https:') return null;
  if (there.username !== '' || there.password !== '') return null;
  return there.host === new URL(url).host || OWN_HOST.test(there.hostname) ? null : there.href;
}

/** Own clock minus the server's. `Date` is cut to whole seconds, so half of one is added. */
function measureClock(headers: Readonly<Record<string, string>>, middle: number): number | null {
  const { serverDate, ageMs } = readTimes(headers);
  return serverDate === null ? null : Math.round(middle - (serverDate + 500 + (ageMs ?? 0)));
}

/** Any answer at all will do. */
async function askNeutral(host: Host, url: string): Promise<ProbeResult['neutral']> {
  const outcome = await host.http.request({ url, method: 'HEAD', maxBytes: MAX_BYTES });
  if (!outcome.ok && outcome.why === 'aborted') return 'not-asked';
  return outcome.ok || outcome.why === 'too-big' || outcome.why === 'proxy' ? 'answers' : 'silent';
}
