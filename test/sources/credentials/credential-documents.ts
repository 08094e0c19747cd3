/** Credential documents for tests. All values are fakes; CANARY must never show up in anything we give out. */
export const CANARY = 'sk-ant-oat01-CANARYcanaryCANARY';

const HOUR = 3_600_000;
export const NOW = Date.UTC(2026, 10, 21, 1, 0, 0);

export const LOGIN = {
  accessToken: `${CANARY}-access`,
  refreshToken: `${CANARY}-refresh`,
  expiresAt: NOW + 8 * HOUR,
  refreshTokenExpiresAt: NOW + 30 * 24 * HOUR,
  scopes: ['user:inference', 'user:profile'],
  subscriptionType: 'max',
  rateLimitTier: 'default_claude_max_20x',
};

/** A whole document with some of the login's keys replaced; `undefined` leaves a key out. */
export function documentWith(changes: Record<string, unknown> = {}, others: Record<string, unknown> = {}): string {
  return JSON.stringify({ claudeAiOauth: { ...LOGIN, ...changes }, ...others });
}
