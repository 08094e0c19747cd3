/** What a refusal of the server means, by what was sent. */

/** What Claude Code sent. */
type Sent = 'sign-in' | 'token' | 'key' | 'cloud';

interface Words {
  title: string;
  detail: string;
}

const DISABLED_LOGIN: Words = {
  title: 'The organization of this login has been disabled',
  detail:
    'Nothing on this computer can change that. Sign in with another account or organization; an owner of the disabled one can contact Anthropic support.',
};

const CREDIT: Words = {
  title: 'The credit balance is too low',
  detail:
    'The organization that pays for this key has no credit left. Add credit in the Console, or remove the key to work on your plan.',
};

const CREDENTIAL: Readonly<Record<Sent, Words>> = {
  'sign-in': {
    title: 'The server does not accept your login',
    detail:
      'Claude Code sent your login and was told that it is not valid, although it has not expired. Run claude once more; if it is refused again while the status page is clear, sign in again.',
  },
  token: {
    title: 'The token that Claude Code sends is not accepted',
    detail:
      'The server, or the gateway in its place, says that the token is not valid: revoked, mistyped, or meant for another address. Create a new one and set it again.',
  },
  key: {
    title: 'The API key that Claude Code sends is not accepted',
    detail:
      'The server, or the gateway in its place, says that the key is not valid: deleted, turned off, mistyped, or meant for another address. Check it in the Console, or remove it.',
  },
  cloud: {
    title: 'Your cloud provider does not accept the credentials',
    detail:
      'The last request was refused with the cloud provider’s credentials. They have probably expired: sign in with the provider’s own tool.',
  },
};

const ORGANIZATION: Readonly<Record<Sent, Words>> = {
  'sign-in': DISABLED_LOGIN,
  token: DISABLED_LOGIN,
  key: {
    title: 'Your API key belongs to an organization that has been disabled',
    detail:
      'If you have a plan of your own, this is usually a key left over from another organization, such as a former employer. Remove the key, and Claude Code uses your login.',
  },
  cloud: DISABLED_LOGIN,
};

const PAYMENT: Readonly<Record<Sent, Words>> = {
  'sign-in': {
    title: 'Claude Code does not answer until a payment is made',
    detail: 'The server refuses the request because of billing. See claude.ai/settings/billing.',
  },
  token: CREDIT,
  key: CREDIT,
  cloud: CREDIT,
};

interface Refused {
  sends: Sent;
}

/** `once`: it has happened once so far. */
interface RefusedOnce extends Refused {
  once: boolean;
}

export const REFUSAL_FINDINGS = {
  'refused-blocked': {
    title: 'Something on the network answers in place of Claude',
    detail:
      'Claude Code received a web page instead of an answer, with status 403: a proxy, VPN, firewall or company filter sent it. Your login is not the cause.',
  },
  'refused-credential': {
    title: ({ sends, once }: RefusedOnce) => `${CREDENTIAL[sends].title}${once ? ' (once so far)' : ''}`,
    detail: ({ sends }: Refused) => CREDENTIAL[sends].detail,
  },
  'refused-missing-scope': {
    title: 'The login lacks a permission that Claude Code needs',
    detail:
      'The server says that a permission (scope) is missing. Sign in again with your subscription; if a variable holds the token, create a new one with “claude setup-token”.',
  },
  'refused-model': {
    title: 'The model that Claude Code asks for is not available to you',
    detail:
      'It does not exist, or this account may not use it. Choose another one with /model, and remove a name left over in a variable or in settings.',
  },
  'refused-not-a-member': {
    title: 'This account is no longer a member of its organization',
    detail:
      'The login belongs to an organization that the account has left. Sign in again and choose one that you belong to, or ask an administrator to add you.',
  },
  'refused-not-allowed': {
    title: 'The server does not allow this request',
    detail:
      'The server knows the credential but answers “not allowed”. Usually the request comes from a country that is not served, or through a VPN or proxy; or the account is restricted. Signing in again rarely helps.',
  },
  'refused-organization-disabled': {
    title: ({ sends }: Refused) => ORGANIZATION[sends].title,
    detail: ({ sends }: Refused) => ORGANIZATION[sends].detail,
  },
  'refused-payment': {
    title: ({ sends }: Refused) => PAYMENT[sends].title,
    detail: ({ sends }: Refused) => PAYMENT[sends].detail,
  },
  'refused-subscription-off': {
    title: 'Your subscription is not accepted in Claude Code',
    detail:
      'With a plan of your own, a payment is usually past due: see claude.ai/settings/billing. In an organization, an administrator may have turned the subscription off for Claude Code.',
  },
} as const;
