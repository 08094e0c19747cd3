/** Who may come in: decided from the head of a request alone, before anything of it is used. Pure. */
import type { IncomingHttpHeaders } from 'node:http';
import { SERVE_REFUSALS } from '../../shared/messages/serve.ts';

export interface RequestHead {
  method: string;
  headers: IncomingHttpHeaders;
}

export interface Refusal {
  status: 403 | 415 | 421;
  /** For the person who reads the network tab. */
  message: string;
}

/** `page`: what a browser opens by address; `call`: what only our own script asks for. */
export type RouteKind = 'page' | 'call';

const WELCOME_SITES: Readonly<Record<RouteKind, readonly string[]>> = {
  page: ['same-origin', 'none'],
  call: ['same-origin'],
};

/**
 * Why a request is refused, or null.
 * @param authority  host and port we listen on, `127.0.0.1:4321`: anything else in Host is a name rebound to this machine
 */
export function refuse({ headers, method }: RequestHead, authority: string, kind: RouteKind): Refusal | null {
  if (headers.host !== authority) return { status: 421, message: SERVE_REFUSALS.notHere };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !(typeof site === 'string' && WELCOME_SITES[kind].includes(site))) {
    return { status: 403, message: SERVE_REFUSALS.otherSite };
  }
  const ours = `http://${authority}`;
  if (headers.origin !== undefined && headers.origin !== ours) {
    return { status: 403, message: SERVE_REFUSALS.otherOrigin };
  }
  if (method !== 'POST') return null;
  if (headers.origin !== ours) return { status: 403, message: SERVE_REFUSALS.noOrigin };
  return isJson(headers['content-type']) ? null : { status: 415, message: SERVE_REFUSALS.onlyJson };
}

function isJson(type: string | undefined): boolean {
  return type !== undefined && /^application\/json(?:; ?charset=utf-8)?$/i.test(type);
}
