import type { FallbackReport } from '../shared/fallback.ts';
import type { Finding } from '../shared/verdict.ts';

/** The user's own key, or a gateway or cloud. */
export type FallbackKind = 'key' | 'other';

/** Which kind is on; null: none is. */
export function fallbackKind({ name, state }: Pick<FallbackReport, 'name' | 'state'>): FallbackKind | null {
  if (state !== 'on') return null;
  return (name ?? 'key') === 'key' ? 'key' : 'other';
}

/** While a fallback is on, what wins over the plan is what the person switched on: no finding. */
export function withoutTheFallback(findings: readonly Finding[], fallback: FallbackKind | null): readonly Finding[] {
  return fallback ? findings.filter((finding) => !isTheFallback(finding)) : findings;
}

function isTheFallback({ id, evidence, variable }: Finding): boolean {
  if (id === 'session-source-changed') return variable !== 'ANTHROPIC_API_KEY';
  if (id === 'api-key-beats-plan') return variable === 'apiKeyHelper';
  // A gateway that needs no token gets one that says nothing.
  const isToken = id === 'token-shadows-login' && variable === 'ANTHROPIC_AUTH_TOKEN';
  return isToken && evidence.some(({ file }) => file?.endsWith('settings.json'));
}
