/** German for ../messages/check.ts. */
import type { CheckedCredential, CheckId } from '../check.ts';
import type { Message } from '../messages/message.ts';

interface Checked {
  credential: string;
  /** Also of several days: never behind „in“, which wants „3 Tagen“. */
  span: string;
}

/** Dative, behind „mit“. */
export const CHECKED_CREDENTIALS = {
  'sign-in': 'der gespeicherten Anmeldung',
  'setup-token': 'einem Token in einer Variablen (claude setup-token)',
  'api-key': 'einem API-Schlüssel',
  'key-helper': 'einem Schlüssel-Helfer',
  gateway: 'dem Token eines Gateways',
  cloud: 'dem Zugang eines Cloud-Anbieters',
  profile: 'einem Anthropic-Profil',
} as const satisfies Record<CheckedCredential, string>;

export const CHECKS = {
  ok: ({ credential }: Checked) => `claude -p meldet sich mit ${credential} an.`,
  'ok-until': ({ credential, span }: Checked) => `claude -p meldet sich mit ${credential} an; das geht noch ${span}.`,
  'nothing-to-send': 'claude -p hat nichts, womit es sich anmelden kann.',
  'does-not-start': 'Claude Code startet hier nicht; pilotlight doctor sagt, warum.',
  'login-ended': 'Die Anmeldung ist abgelaufen; melde dich erneut an.',
  'login-unreadable': 'Die Anmeldung ist vorhanden, lässt sich aber nicht lesen.',
  refused: ({ credential }: Checked) => `Anthropic lehnt Anfragen mit ${credential} ab.`,
  'provider-incomplete': 'Dem Cloud-Anbieter fehlt etwas, um sich anzumelden.',
  'ends-too-soon': ({ span }: Checked) => `Die Anmeldung gilt nur noch ${span}; melde dich vorher erneut an.`,
  'no-answer': 'Claude Code hat hier seit der angegebenen Zeit keine Antwort bekommen.',
} as const satisfies Record<CheckId, Message<Checked>>;
