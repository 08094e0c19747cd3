/** What `pilotlight check` says: one line each. */
import type { CheckedCredential, CheckId } from '../check.ts';
import type { Message } from './message.ts';

interface Checked {
  credential: string;
  /** Span that is left, or has gone by. */
  span: string;
}

export const CHECKED_CREDENTIALS = {
  'sign-in': 'the login',
  'setup-token': 'a token variable (claude setup-token)',
  'api-key': 'an API key',
  'key-helper': 'a key helper',
  gateway: 'a gateway’s token',
  cloud: 'a cloud provider',
  profile: 'an Anthropic profile',
} as const satisfies Record<CheckedCredential, string>;

export const CHECKS = {
  ok: ({ credential }: Checked) => `claude -p signs in with ${credential}.`,
  'ok-until': ({ credential, span }: Checked) => `claude -p signs in with ${credential}, which ends in ${span}.`,
  'nothing-to-send': 'claude -p has nothing to sign in with.',
  'does-not-start': 'Claude Code does not start here; pilotlight doctor says why.',
  'login-ended': 'The login has ended; sign in again.',
  'login-unreadable': 'The login is there but cannot be read.',
  refused: ({ credential }: Checked) => `Anthropic refuses ${credential}.`,
  'provider-incomplete': 'The cloud provider lacks something to sign in with.',
  'ends-too-soon': ({ span }: Checked) => `The login ends in ${span}; sign in before that.`,
  'no-answer': 'Claude Code has had no answer here since the time asked for.',
} as const satisfies Record<CheckId, Message<Checked>>;
