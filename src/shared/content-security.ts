/**
 * What the window's page may do: only our own files, no framing, no script made from text.
 * @param connect  `self` where it talks to the server it came from; `none` where it has a bridge
 * @returns the value of `content-security-policy`
 */
export function contentSecurityPolicy(connect: 'self' | 'none'): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src '${connect}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
