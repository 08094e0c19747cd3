import type { HttpFailure, HttpOutcome } from '../host.ts';

/** Thrown while an answer is read, and turned into `too-big`. */
export class TooBig extends Error {
  override name = 'TooBig';
}

const BY_CODE: Readonly<Record<string, HttpFailure>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  EAI_NONAME: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_ABORTED: 'aborted',
  UND_ERR_DESTROYED: 'aborted',
  UND_ERR_CLOSED: 'aborted',
  EPROTO: 'tls',
};

const BY_NAME: Readonly<Record<string, HttpFailure>> = {
  TimeoutError: 'timeout',
  AbortError: 'aborted',
  TooBig: 'too-big',
};

/** OpenSSL's and Node's words for a certificate that does not hold. */
const TLS_CODE = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** undici 7 reports a proxy that refuses the tunnel as an abort; only its message holds the status. */
const TUNNEL_REFUSED = /^Proxy response \((\d{3})\) !== 200/;

interface Cause {
  code: string;
  name: string;
  proxyStatus: string | null;
}

/** A request's error as data. Only code words pass on: a message may quote a proxy address with its password. */
export function explainHttpFailure(error: unknown): Extract<HttpOutcome, { ok: false }> {
  const chain = causesOf(error);
  const proxyStatus = chain.map((one) => one.proxyStatus).find((status) => status !== null);
  if (proxyStatus) return { ok: false, why: 'proxy', detail: `PROXY_${proxyStatus}` };
  for (const one of chain) {
    const why = BY_CODE[one.code] ?? (TLS_CODE.test(one.code) ? 'tls' : BY_NAME[one.name]);
    if (why !== undefined) return { ok: false, why, detail: one.code || one.name };
  }
  const first = chain[0];
  return { ok: false, why: 'failed', detail: first ? first.code || first.name : 'unknown' };
}

/** Innermost first: the outer errors only wrap ("fetch failed", "aggregate"). */
function causesOf(error: unknown): Cause[] {
  const found: Cause[] = [];
  const visit = (one: unknown, depth: number): void => {
    if (!(one instanceof Error) || depth > 5) return;
    if (one instanceof AggregateError) for (const inner of one.errors) visit(inner, depth + 1);
    visit(one.cause, depth + 1);
    found.push({
      code: 'code' in one && typeof one.code === 'string' ? one.code : '',
      name: one.name,
      proxyStatus: TUNNEL_REFUSED.exec(one.message)?.[1] ?? null,
    });
  };
  visit(error, 0);
  return found;
}
