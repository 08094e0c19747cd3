/** What the server refused, as Claude Code wrote it down (kind 1). */
import { API_KEY, config, type FieldCase, signedIn } from './field-case.ts';
import { answered, records, refused } from './records.ts';

const REVOKED = {
  status: 401,
  type: 'authentication_error',
  word: 'authentication_failed',
  sentence: 'OAuth token has been revoked. Please obtain a new token.',
};
const NO_MEMBER = {
  status: 403,
  type: 'permission_error',
  word: 'unknown',
  sentence: 'Account is no longer a member of the organization of this token.',
};
const DISABLED = {
  status: 400,
  type: 'invalid_request_error',
  word: 'unknown',
  sentence: 'This organization has been disabled.',
};
const CREDIT = {
  status: 400,
  type: 'invalid_request_error',
  word: 'billing_error',
  sentence: 'Your credit balance is too low to access the Anthropic API.',
};
const NO_KEY = {
  status: 401,
  type: 'authentication_error',
  word: 'authentication_failed',
  sentence: 'invalid x-api-key',
};

const meets = (...lines: readonly string[]) => ({ ...signedIn(), ...records(...lines) });
/** Somebody who pays by key. */
const withKey = (line: string) => ({
  env: { ANTHROPIC_API_KEY: API_KEY },
  files: {
    '.claude.json': config({ customApiKeyResponses: { approved: [API_KEY.slice(-20)], rejected: [] } }),
    ...records(line),
  },
});

export const refusedCases: readonly FieldCase[] = [
  { id: 'login-revoked', kind: 1, files: meets(refused(REVOKED)), light: 'not-green', names: ['refused-credential'] },
  {
    id: 'login-revoked-in-two-turns',
    kind: 1,
    files: meets(refused({ ...REVOKED, minutesAgo: 9 }), refused(REVOKED)),
    light: 'not-green',
    names: ['refused-credential', 'sign-in'],
  },
  {
    id: 'no-longer-a-member',
    kind: 1,
    files: meets(refused(NO_MEMBER)),
    light: 'not-green',
    names: ['refused-not-a-member', 'sign-in'],
  },
  {
    id: 'organization-disabled-by-a-key-that-was-left',
    kind: 1,
    env: { ANTHROPIC_API_KEY: API_KEY },
    files: {
      ...meets(refused(DISABLED)),
      '.claude.json': config({ customApiKeyResponses: { approved: [API_KEY.slice(-20)], rejected: [] } }),
    },
    light: 'not-green',
    names: ['refused-organization-disabled', 'unset-variable'],
  },
  {
    id: 'request-not-allowed',
    kind: 1,
    files: meets(refused({ status: 403, type: 'forbidden', word: 'unknown', sentence: 'Request not allowed' })),
    light: 'not-green',
    names: ['refused-not-allowed'],
  },
  {
    id: 'subscription-not-accepted',
    kind: 1,
    files: meets(
      refused({
        status: 403,
        type: 'permission_error',
        word: 'oauth_org_not_allowed',
        sentence: 'OAuth authentication is currently not allowed for this organization.',
      }),
    ),
    light: 'not-green',
    names: ['refused-subscription-off'],
  },
  { id: 'credit-too-low', kind: 1, ...withKey(refused(CREDIT)), light: 'not-green', names: ['refused-payment'] },
  { id: 'key-not-accepted', kind: 1, ...withKey(refused(NO_KEY)), light: 'not-green', names: ['refused-credential'] },
  {
    id: 'model-not-found',
    kind: 1,
    files: meets(
      refused({ status: 404, type: 'not_found_error', word: 'model_not_found', sentence: 'model: claude-opus-9' }),
    ),
    light: 'not-green',
    names: ['refused-model'],
  },
  {
    id: 'scope-missing',
    kind: 1,
    files: meets(
      refused({
        status: 403,
        type: 'permission_error',
        word: 'unknown',
        sentence: 'OAuth token does not meet scope requirement user:inference',
      }),
    ),
    light: 'not-green',
    names: ['refused-missing-scope'],
  },
  {
    id: 'answered-since',
    kind: 5,
    files: meets(refused({ ...NO_MEMBER, minutesAgo: 30 }), answered(5)),
    light: 'green',
    silentAbout: ['refused-'],
  },
  {
    id: 'refused-two-days-ago',
    kind: 5,
    files: meets(refused({ ...NO_MEMBER, minutesAgo: 60 * 48 })),
    light: 'green',
    silentAbout: ['refused-'],
  },
  {
    id: 'a-key-that-is-gone-was-refused',
    kind: 5,
    files: meets(refused(NO_KEY)),
    light: 'green',
    silentAbout: ['refused-'],
  },
];
