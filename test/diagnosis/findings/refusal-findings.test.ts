/** What is said of a refusal: whose side it is on, where its credential is set, and what is offered. */
import { describe, expect, it } from 'vitest';
import { refusalFindings } from '../../../src/diagnosis/findings/refusal-findings.ts';
import type { JudgedRefusal, Sends } from '../../../src/diagnosis/refusals/judge-refusals.ts';
import type { RefusalKind } from '../../../src/diagnosis/refusals/refusal-kinds.ts';
import { EVIDENCE } from '../../../src/shared/messages/evidence.ts';
import { FINDINGS } from '../../../src/shared/messages/findings.ts';
import type { Finding } from '../../../src/shared/verdict.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { type Asked, inputOf, KEY, settingsFile, TOKEN } from '../fitness/ask-fitness.ts';

const SETTINGS = '/home/u/.claude/settings.json';
const GLOBAL = '/home/u/.claude.json';
const AT = Date.UTC(2026, 10, 21, 1);
const SEEN = {
  file: null,
  line: null,
  column: null,
  note: EVIDENCE.refused({ status: 403, at: AT, request: 'req_1' }),
};

function refusal(kind: RefusalKind, sends: Sends, weight: JudgedRefusal['weight'] = 'stands'): JudgedRefusal {
  const last: JudgedRefusal['last'] = {
    at: AT,
    status: 403,
    word: '',
    type: '',
    detail: '',
    kind,
    sentWith: null,
    final: true,
    requestId: 'req_1',
    session: null,
    version: null,
    account: null,
  };
  return { kind, weight, sends, last, times: 1, since: AT };
}

function tell(asked: Asked, one: JudgedRefusal): Finding {
  const [found, ...others] = refusalFindings(inputOf(asked), [one]);
  if (!found || others.length > 0) throw new Error('not one finding');
  return found;
}

const inSettings = (name: string, value: string, place: 'user-settings' | 'managed-settings' = 'user-settings') => ({
  settings: [settingsFile({ place, path: SETTINGS, env: [describeVariable(name, value, place, SETTINGS, 3)] })],
});
const approved = { approved: [describeVariable('ANTHROPIC_API_KEY', KEY, 'process').fingerprint ?? ''] };
const helper = settingsFile({ path: SETTINGS, apiKeyHelper: { line: 2, state: 'set' } });

describe('a refusal of the login', () => {
  it.each<[RefusalKind, Finding['cause'], Finding['remedies']]>([
    ['credential', 'account', ['sign-in']],
    ['not-a-member', 'account', ['sign-in']],
    ['missing-scope', 'account', ['sign-in']],
    ['organization-disabled', 'account', ['sign-in']],
    ['not-allowed', 'account', []],
    ['subscription-off', 'account', []],
    ['payment', 'account', []],
    ['model', 'machine', []],
    ['blocked', 'network', []],
  ])('%s', (kind, cause, remedies) => {
    expect(tell({}, refusal(kind, 'sign-in'))).toEqual({
      id: `refused-${kind}`,
      key: expect.any(String),
      severity: 'error',
      cause,
      title: expect.any(String),
      detail: expect.any(String),
      evidence: [SEEN],
      remedies,
      profile: 'here',
    });
  });

  it('that came once is a warning, and says so', () => {
    const { title } = FINDINGS['refused-credential'];
    const words = (weight: JudgedRefusal['weight']) => {
      const found = tell({}, refusal('credential', 'sign-in', weight));
      return [found.severity, found.title];
    };
    expect(words('told')).toEqual(['warning', title({ sends: 'sign-in', once: true })]);
    expect(words('stands')).toEqual(['error', title({ sends: 'sign-in', once: false })]);
  });

  it('is not laid on a key that only scripts send', () => {
    const found = tell({ env: { ANTHROPIC_API_KEY: KEY } }, refusal('credential', 'sign-in'));
    expect(found).not.toHaveProperty('variable');
    expect(found.evidence).toEqual([SEEN]);
    expect(found.remedies).toEqual(['sign-in']);
  });
});

describe('a refusal of a token in settings', () => {
  const name = 'CLAUDE_CODE_OAUTH_TOKEN';
  const note = EVIDENCE.credentialSet({ name, tail: 'wxyz', place: null });
  const removal = ['unset-variable', 'open-file'];
  const here = { variable: name, evidence: [{ file: SETTINGS, line: 3, column: null, note }, SEEN] };
  const elsewhere = { evidence: [SEEN] };
  it.each<[RefusalKind, object]>([
    ['credential', { ...here, cause: 'account', remedies: removal }],
    ['organization-disabled', { ...here, cause: 'account', remedies: removal }],
    ['payment', { ...here, cause: 'account', remedies: removal }],
    // Without the token the same person would ask from the same country.
    ['not-allowed', { ...here, cause: 'account', remedies: [] }],
    ['subscription-off', { ...here, cause: 'account', remedies: [] }],
    ['model', { ...elsewhere, cause: 'machine', remedies: [] }],
    ['blocked', { ...elsewhere, cause: 'network', remedies: [] }],
  ])('%s', (kind, expected) => {
    const { cause, variable, evidence, remedies } = tell({ profile: inSettings(name, TOKEN) }, refusal(kind, 'token'));
    expect({ cause, evidence, remedies, ...(variable && { variable }) }).toEqual(expected);
  });
});

describe('the credential that was refused', () => {
  const sent = { authorization: 'Authorization: Bearer made-up', xApiKey: 'x-api-key: made-up' };
  const savedKey = describeVariable('primaryApiKey', KEY, 'global-config', GLOBAL, 7);
  const bedrock = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x' };
  const anthropicProfile = {
    name: 'WORK',
    explicit: false,
    kind: 'oidc_federation',
    file: '/home/u/.config/anthropic/work.json',
    complete: true,
  } as const;
  type Expected = readonly [
    variable: string | undefined,
    removable: boolean,
    file?: string | null,
    line?: number | null,
  ];
  it.each<[string, Sends, Asked, Expected]>([
    ['a helper’s key', 'key', { profile: { settings: [helper] } }, ['apiKeyHelper', false, SETTINGS, 2]],
    ['a saved key', 'key', { login: null, global: { savedKey } }, ['primaryApiKey', false, GLOBAL, 7]],
    [
      'a key',
      'key',
      { profile: inSettings('ANTHROPIC_API_KEY', KEY), global: approved },
      ['ANTHROPIC_API_KEY', true, SETTINGS, 3],
    ],
    [
      'a key beside a token',
      'key',
      {
        env: { ANTHROPIC_AUTH_TOKEN: TOKEN },
        profile: inSettings('ANTHROPIC_API_KEY', KEY),
        global: approved,
      },
      ['ANTHROPIC_API_KEY', true, SETTINGS, 3],
    ],
    [
      'a key beside a helper’s',
      'key',
      { env: { ANTHROPIC_API_KEY: KEY }, profile: { settings: [helper] }, global: approved },
      ['ANTHROPIC_API_KEY', true, null, null],
    ],
    [
      'a token beside a header of one’s own',
      'token',
      { env: { ANTHROPIC_CUSTOM_HEADERS: sent.xApiKey }, profile: inSettings('ANTHROPIC_AUTH_TOKEN', TOKEN) },
      ['ANTHROPIC_AUTH_TOKEN', true, SETTINGS, 3],
    ],
    [
      'a header of one’s own',
      'token',
      { profile: inSettings('ANTHROPIC_CUSTOM_HEADERS', sent.authorization) },
      ['ANTHROPIC_CUSTOM_HEADERS', true, SETTINGS, 3],
    ],
    [
      'a user in the address, where a terminal uses the login',
      'token',
      { env: { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: 'https://me:made-up@g.example' } },
      ['ANTHROPIC_BASE_URL', true, null, null],
    ],
    [
      'a token of settings, where scripts send a key',
      'token',
      {
        login: null,
        env: { ANTHROPIC_API_KEY: KEY },
        profile: inSettings('CLAUDE_CODE_OAUTH_TOKEN', TOKEN),
      },
      ['CLAUDE_CODE_OAUTH_TOKEN', true, SETTINGS, 3],
    ],
    [
      'a user in the address of settings',
      'token',
      {
        login: null,
        env: { ANTHROPIC_API_KEY: KEY },
        profile: inSettings('ANTHROPIC_BASE_URL', 'https://me:made-up@g.example'),
        global: approved,
      },
      ['ANTHROPIC_BASE_URL', true, SETTINGS, 3],
    ],
    [
      'an identity, however it is called',
      'token',
      { login: null, profile: { anthropicProfile } },
      ['WORK', false, anthropicProfile.file, null],
    ],
    [
      'an identity that a variable names',
      'token',
      { env: { ANTHROPIC_PROFILE: 'WORK' }, profile: { anthropicProfile: { ...anthropicProfile, explicit: true } } },
      ['ANTHROPIC_PROFILE', true, null, null],
    ],
    [
      'a cloud’s token',
      'cloud',
      { env: bedrock, profile: inSettings('AWS_BEARER_TOKEN_BEDROCK', 'made-up-made-up') },
      ['AWS_BEARER_TOKEN_BEDROCK', true, SETTINGS, 3],
    ],
    ['what a cloud’s own files hold', 'cloud', { env: bedrock }, [undefined, false]],
  ])('%s', (_name, sends, asked, expected) => {
    const { variable, evidence, remedies } = tell(asked, refusal('credential', sends));
    const places = evidence.flatMap((place) => (place.note === SEEN.note ? [] : [place.file, place.line]));
    expect([variable, remedies.includes('unset-variable'), ...places]).toEqual(expected);
  });

  it.each<[string, Asked, Finding['remedies']]>([
    ['of the environment can be taken out', { env: { ANTHROPIC_AUTH_TOKEN: TOKEN } }, ['unset-variable']],
    [
      'that Claude Code saved is replaced by a sign-in',
      { login: null, global: { savedKey } },
      ['sign-in', 'open-file'],
    ],
    ['of the organization cannot', { profile: inSettings('ANTHROPIC_AUTH_TOKEN', TOKEN, 'managed-settings') }, []],
  ])('%s', (_name, asked, remedies) => {
    const sends = asked.global ? 'key' : 'token';
    expect(tell(asked, refusal('credential', sends)).remedies).toEqual(remedies);
  });
});
