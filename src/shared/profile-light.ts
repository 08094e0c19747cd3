/** The light of one profile by itself: its login, and what was found in it. What is the same for all stands above. Pure. */
import type { Finding, ProfileReport } from './verdict.ts';
import { LIGHTS_WORST_FIRST, type Light, type Severity, type SignInState } from './vocabulary.ts';

export const SIGN_IN_LIGHT = {
  OK: 'green',
  STALE: 'green',
  ENDING: 'yellow',
  DEAD: 'red',
  NONE: 'grey',
  UNREADABLE: 'orange',
  OTHER: 'green',
} as const satisfies Record<SignInState, Light>;

export const FINDING_LIGHT = { error: 'orange', warning: 'yellow', info: null } as const satisfies Record<
  Severity,
  Light | null
>;

export function profileLight({ id, signIn }: ProfileReport, findings: readonly Finding[]): Light {
  const own = findings.filter(({ profile }) => profile === id).map(({ severity }) => FINDING_LIGHT[severity]);
  const lights: readonly (Light | null)[] = [SIGN_IN_LIGHT[signIn.state], ...own];
  return LIGHTS_WORST_FIRST.find((light) => lights.includes(light)) ?? 'grey';
}
