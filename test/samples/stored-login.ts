/** A login that is good for months, made up. */
export const STORED_LOGIN = {
  accessToken: 'bench-access',
  refreshToken: 'bench-refresh',
  expiresAt: Date.now() + 8 * 3_600_000,
  refreshTokenExpiresAt: Date.now() + 700 * 3_600_000,
  scopes: ['user:inference'],
  subscriptionType: 'max',
};
