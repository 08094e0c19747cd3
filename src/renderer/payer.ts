/** Who pays for the next request, in a few words. Pure. */
import type { FallbackReport } from '../shared/fallback.ts';
import { sayPlan } from '../shared/messages/phrasing.ts';
import { AUTH, CREDENTIAL, PROVIDER } from '../shared/messages/window/auth.ts';
import type { AuthSource, ProfileReport } from '../shared/verdict.ts';

/** Who pays in a session and with `claude -p`; one where it is the same. */
export function describePayers(profile: ProfileReport, fallback: FallbackReport, isFirst: boolean): string[] {
  const { authSource, signIn } = profile;
  const meanwhile = nameFallback(fallback, isFirst);
  const both = [authSource.interactive, authSource.print].map((source) => sayPayer(source, signIn.plan, meanwhile));
  return [...new Set(both)];
}

/** It is told of the first profile only. */
export function nameFallback({ name, state }: FallbackReport, isFirst: boolean): string | null {
  return state === 'on' && isFirst ? (name ?? 'key') : null;
}

/** @param fallback  name of the fallback that is on; its key or token comes from a helper that Pilotlight set */
export function sayPayer(source: AuthSource, plan: string | null, fallback: string | null): string {
  if (source.provider !== 'firstParty' && source.provider !== 'gateway') return PROVIDER[source.provider];
  const credential = source.authorization ?? source.xApiKey;
  if (!credential) return AUTH.nobody;
  const { kind } = credential;
  if (fallback !== null && (kind === 'key-helper' || kind === 'auth-token'))
    return fallback === 'key' ? AUTH.keyPays : PROVIDER.gateway;
  return kind === 'sign-in' ? AUTH.plan(plan && sayPlan(plan)) : CREDENTIAL[kind];
}
