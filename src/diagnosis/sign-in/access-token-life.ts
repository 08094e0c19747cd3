/** So long the server makes an access token live. */
export const ACCESS_TOKEN_LIFE_MS = 8 * 3_600_000;
