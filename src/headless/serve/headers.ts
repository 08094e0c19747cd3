/** Headers that every answer carries: nothing may be framed, guessed, kept, or fetched from elsewhere. */
import { contentSecurityPolicy } from '../../shared/content-security.ts';

export const SAFE_HEADERS = {
  'content-security-policy': contentSecurityPolicy('self'),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;
