import type { AuthSource } from '../shared/verdict.ts';

export function isAnthropicHost(host: string): boolean {
  return /(^|\.)anthropic\.com$/.test(host);
}

/** Anthropic itself is asked, and not through an address of somebody else. */
export function asksAnthropic({ provider, host }: Pick<AuthSource, 'provider' | 'host'>): boolean {
  return provider === 'firstParty' && host !== null && isAnthropicHost(host);
}
