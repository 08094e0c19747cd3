/** What a refusal means, told from the words of its record: a table, the first row that applies decides. Pure. */
export type SentWith = 'key' | 'token';

/**
 * `credential`: the token or key is not taken. `not-a-member`, `missing-scope`, `not-allowed`: it is, but may not do
 * this. `subscription-off`: the plan may not be used for Claude Code, mostly because a payment is past due.
 * `organization-disabled`, `payment`, `model`: as they say. `blocked`: a page of the network's in place of an answer.
 */
export type RefusalKind =
  | 'credential'
  | 'not-a-member'
  | 'missing-scope'
  | 'not-allowed'
  | 'subscription-off'
  | 'organization-disabled'
  | 'payment'
  | 'model'
  | 'blocked';

/** The words of one record. `sentence` is read here and kept nowhere. */
export interface RefusalWords {
  status: number | null;
  word: string;
  type: string;
  detail: string;
  sentence: string;
}

interface Row {
  kind: RefusalKind;
  applies(words: RefusalWords): boolean;
}

const ROWS: readonly Row[] = [
  {
    kind: 'organization-disabled',
    applies: ({ status, detail, sentence }) =>
      detail === 'org_disabled_credential' ||
      (isClientError(status) && /organization has been disabled/i.test(sentence)),
  },
  {
    kind: 'subscription-off',
    applies: ({ status, word, sentence }) =>
      word === 'oauth_org_not_allowed' ||
      (status === 403 && /OAuth authentication is (currently )?not (allowed|supported)/i.test(sentence)),
  },
  {
    kind: 'payment',
    applies: ({ status, word, type, sentence }) =>
      status === 402 ||
      word === 'billing_error' ||
      type === 'billing_error' ||
      (isClientError(status) && /credit balance is too low/i.test(sentence)),
  },
  {
    kind: 'model',
    applies: ({ status, word, type, sentence }) =>
      word === 'model_not_found' || (status === 404 && type === 'not_found_error' && /\bmodel\b/i.test(sentence)),
  },
  { kind: 'blocked', applies: ({ status, sentence }) => status === 403 && /\b403 (<|Forbidden\s*$)/.test(sentence) },
  {
    kind: 'not-a-member',
    applies: ({ status, sentence }) => isDenial(status) && /\b(no longer|not) a member\b/i.test(sentence),
  },
  { kind: 'missing-scope', applies: ({ status, sentence }) => isDenial(status) && /\bscopes?\b/i.test(sentence) },
  { kind: 'credential', applies: ({ status }) => status === 401 },
  {
    kind: 'credential',
    applies: ({ status, type, sentence }) =>
      status === 403 && (type === 'authentication_error' || /\b(revoked|expired)\b/i.test(sentence)),
  },
  { kind: 'not-allowed', applies: ({ status }) => status === 403 },
];

/** @returns null for what is no refusal: limits, outages, lines that broke, and requests that were never sent */
export function refusalKind(words: RefusalWords): RefusalKind | null {
  return ROWS.find((row) => row.applies(words))?.kind ?? null;
}

/** What the request carried, as far as the words tell. */
export function sentWith({ detail, sentence }: Pick<RefusalWords, 'detail' | 'sentence'>): SentWith | null {
  if (detail === 'org_disabled_credential' || /\bAPI[ _]key\b|x-api-key/i.test(sentence.replace(OTHER_WAY, '')))
    return 'key';
  return /\bOAuth\b|bearer token|\/login\b|Claude subscription/i.test(sentence) ? 'token' : null;
}

/** Claude Code names a key as the way out when the subscription is refused. */
const OTHER_WAY = /use an Anthropic API key instead/gi;

const isDenial = (status: number | null): boolean => status === 401 || status === 403;
const isClientError = (status: number | null): boolean => status !== null && status >= 400 && status < 500;
