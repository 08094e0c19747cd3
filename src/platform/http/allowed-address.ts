import { isLoopback } from '../../shared/loopback.ts';
import type { Host } from '../host.ts';

/** Hosts Pilotlight may talk to, over https. */
const HOSTS: ReadonlySet<string> = new Set([
  'status.claude.com',
  'status.anthropic.com',
  'api.anthropic.com',
  'platform.claude.com',
  'claude.ai',
  'claude.com',
  // Where the newest version of Claude Code is named; asked only when the user wants to update.
  'downloads.claude.ai',
  // Where a newer Pilotlight is announced, and the public reports lie; also the neutral host that tells "offline" from "only Anthropic is away".
  'api.github.com',
]);

const STATUSPAGE = /^[a-z0-9-]+\.statuspage\.io$/;

/** Variables whose addresses the user chose. Each may hold several, separated by commas. */
const OVERRIDES = [
  'PILOTLIGHT_STATUS_URLS',
  'PILOTLIGHT_HELLO_URLS',
  'PILOTLIGHT_RELEASE_URLS',
  'PILOTLIGHT_OTHERS_URLS',
] as const;

/**
 * The rule for addresses: https to a known host, or to an origin the user named; http to a named loopback origin only.
 * @param extra  further origins (`http://127.0.0.1:8080`), from tests or a gateway the user set up
 */
export function createAddressRule(env: Host['env'], extra: readonly string[]): (url: URL) => boolean {
  const named = new Set([...overriddenOrigins(env), ...extra]);
  return (url) => {
    if (url.username !== '' || url.password !== '') return false;
    if (url.protocol === 'http:') return isLoopback(url.hostname) && named.has(url.origin);
    if (url.protocol !== 'https:') return false;
    const standardPort = url.port === '';
    return named.has(url.origin) || (standardPort && (HOSTS.has(url.hostname) || STATUSPAGE.test(url.hostname)));
  };
}

function overriddenOrigins(env: Host['env']): string[] {
  return OVERRIDES.flatMap((name) => (env[name] ?? '').split(','))
    .map((text) => text.trim())
    .filter((text) => URL.canParse(text))
    .map((text) => new URL(text).origin);
}
