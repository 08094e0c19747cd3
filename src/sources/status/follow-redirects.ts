/** Follows the status page's redirects, which `Http` never does by itself: at most three, and only to its own hosts. */
import type { Http, HttpOutcome, HttpRequest } from '../../platform/host.ts';

const MAX_REDIRECTS = 3;
const OWN_HOSTS = /^(?:status\.claude\.com|status\.anthropic\.com|[a-z0-9-]+\.statuspage\.io)$/;

/**
 * Asks, and asks again where the answer points to. A redirect that leads elsewhere, or one too many, is returned as
 * it is.
 */
export async function requestFollowing(http: Http, request: HttpRequest): Promise<HttpOutcome> {
  const home = new URL(request.url).origin;
  let asked = request;
  for (let followed = 0; ; followed++) {
    const answer = await http.request(asked);
    const next = answer.ok && followed < MAX_REDIRECTS ? nextAddress(answer, asked.url, home) : null;
    if (next === null) return answer;
    asked = { ...asked, url: next };
  }
}

function nextAddress(answer: Extract<HttpOutcome, { ok: true }>, from: string, home: string): string | null {
  const location = answer.headers.location;
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return null;
  if (!URL.canParse(location, from)) return null;
  const url = new URL(location, from);
  const isOwn = url.protocol === 'https:' && url.port === '' && OWN_HOSTS.test(url.hostname);
  // An address the user named may redirect within itself.
  return (isOwn || url.origin === home) && url.username === '' && url.password === '' ? url.href : null;
}
