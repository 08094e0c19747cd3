import type { Clock, Http, HttpFailure, HttpOutcome, HttpRequest } from '../../src/platform/host.ts';

/** What a scripted server says. */
export interface Reply {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** A string as is, anything else as JSON. */
  body?: unknown;
  /** Time until the answer; past the request's limit it becomes a timeout. */
  delayMs?: number;
}

export type ReplyOrFailure = Reply | { failure: HttpFailure };

export interface SimulatedWeb {
  /** Answers every address that starts with `prefix` from now on; the newest rule that fits counts. */
  answer(prefix: string, reply: ReplyOrFailure | ((request: HttpRequest) => ReplyOrFailure)): void;
  /** Every request fails so from now on, until null. */
  cut(failure: HttpFailure | null): void;
  /** Everything that was asked, with the time. */
  requests: {
    at: number;
    method: string;
    url: string;
    headers: Readonly<Record<string, string>>;
    body: string | null;
  }[];
  http: Http;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

/** A scripted network. An address without a rule is unknown to DNS. */
export function createSimulatedWeb(clock: Clock): SimulatedWeb {
  const rules: { prefix: string; reply: (request: HttpRequest) => ReplyOrFailure }[] = [];
  const requests: SimulatedWeb['requests'] = [];
  const waiting = new Set<() => void>();
  let cut: HttpFailure | null = null;

  const replyTo = (request: HttpRequest): ReplyOrFailure => {
    if (cut !== null) return { failure: cut };
    const rule = rules.findLast((one) => request.url.startsWith(one.prefix));
    return rule ? rule.reply(request) : { failure: 'dns' };
  };
  const wait = (delayMs: number): Promise<'passed' | 'aborted'> =>
    new Promise((resolve) => {
      const abort = (): void => {
        cancel();
        resolve('aborted');
      };
      const cancel = clock.after(delayMs, () => {
        waiting.delete(abort);
        resolve('passed');
      });
      waiting.add(abort);
    });

  return {
    answer: (prefix, reply) => void rules.push({ prefix, reply: typeof reply === 'function' ? reply : () => reply }),
    cut: (failure) => {
      cut = failure;
    },
    requests,
    http: {
      async request(request): Promise<HttpOutcome> {
        const method = request.method ?? 'GET';
        const { url, headers = {}, body = null, limitMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = request;
        requests.push({ at: clock.now(), method, url, headers, body });
        const reply = replyTo(request);
        if ('failure' in reply) return failed(reply.failure);
        const delayMs = reply.delayMs ?? 0;
        if (delayMs > 0 && (await wait(Math.min(delayMs, limitMs))) === 'aborted') return failed('aborted');
        if (delayMs > limitMs) return failed('timeout');
        const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? '');
        if (text.length > maxBytes) return failed('too-big');
        return { ok: true, status: reply.status ?? 200, headers: lower(reply.headers ?? {}), body: text, url };
      },
      reset() {
        for (const abort of waiting) abort();
        waiting.clear();
      },
    },
  };
}

function failed(why: HttpFailure): HttpOutcome {
  return { ok: false, why, detail: 'simulated' };
}

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lowered: Record<string, string> = {};
  for (const name in headers) lowered[name.toLowerCase()] = headers[name] as string;
  return lowered;
}
