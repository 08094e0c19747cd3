import { describe, expect, it } from 'vitest';
import type { FindingId } from '../../../src/shared/finding-ids.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { type Asked, ask, KEY, one, settingsFile, TOKEN } from '../fitness/ask-fitness.ts';
import { gist, SETTINGS, setting } from './gist.ts';

const MANAGED = '/etc/claude-code/managed-settings.json';
const ADDRESS = 'ANTHROPIC_BASE_URL';
const SERVER = 'CLAUDE_CODE_CUSTOM_OAUTH_URL';
const RULE = 'ANTHROPIC_FEDERATION_RULE_ID';
const VERTEX = 'CLAUDE_CODE_USE_VERTEX';
const GATEWAY = { CLAUDE_CODE_USE_GATEWAY: '1', ANTHROPIC_AUTH_TOKEN: 'made-up-made-up' };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1', AWS_BEARER_TOKEN_BEDROCK: 'made-up-made-up' };
const VERTEX_SET = { [VERTEX]: '1', CLOUD_ML_REGION: 'us-east5', ANTHROPIC_VERTEX_PROJECT_ID: 'p' };
const ids = (asked: Asked) => ask(asked).map(({ id }) => id);

describe('what Claude Code cannot reach with what is set', () => {
  const identity = { ANTHROPIC_ORGANIZATION_ID: 'org' };
  it.each<[FindingId, string, string, Record<string, string>, 'warning' | 'error']>([
    ['provider-lacks', VERTEX, '1', {}, 'warning'],
    ['gateway-address-refused', ADDRESS, 'http://gateway.example', GATEWAY, 'error'],
    ['address-is-none', ADDRESS, 'gateway.example', {}, 'error'],
    ['address-is-none', ADDRESS, '"https://gateway.example"', GATEWAY, 'error'],
    ['address-is-none', 'ANTHROPIC_BEDROCK_BASE_URL', 'proxy.example', BEDROCK, 'error'],
    ['address-is-none', 'ANTHROPIC_VERTEX_BASE_URL', '$PROXY', VERTEX_SET, 'error'],
    ['sign-in-server-unknown', SERVER, 'https://sign-in.example', {}, 'error'],
    ['profile-lacks-identity', RULE, 'rule', identity, 'error'],
  ])('%s: %s is told with its place, and can be taken out there', (id, variable, value, others, severity) => {
    const found = { severity, cause: 'machine', variable };
    const asked = { env: { ...others, [variable]: value } };
    expect(gist(one(id, asked))).toEqual({ ...found, at: [null], remedies: ['unset-variable'] });
    const settings = [setting({ [variable]: value })];
    const right = value.startsWith('"') ? ['set-right'] : [];
    expect(gist(one(id, { env: others, profile: { settings } }))).toEqual({
      ...found,
      at: [`${SETTINGS}:3`],
      remedies: [...right, 'unset-variable', 'open-file'],
    });
    const theirs = [setting({ [variable]: value }, 'managed-settings', MANAGED)];
    expect(one(id, { env: others, profile: { settings: theirs } }).remedies).toEqual([]);
  });

  it('of a gateway’s address is told also where “auth status” still answers', () => {
    const asked = { env: { ...GATEWAY, [ADDRESS]: 'http://gateway.example' }, version: '2.1.290' };
    expect(ids(asked)).toContain('gateway-address-refused');
    expect(ids(asked)).not.toContain('nothing-is-sent');
  });

  it('an address in quotes can be put right', () => {
    const settings = [setting({ [ADDRESS]: '"https://proxy.example"' })];
    const { remedies } = one('address-is-none', { profile: { settings } });
    expect(remedies).toEqual(['set-right', 'unset-variable', 'open-file']);
  });

  it('says what is the matter with the file of an identity, where one is named', () => {
    const env = { ...identity, [RULE]: 'rule', ANTHROPIC_IDENTITY_TOKEN_FILE: '/run/identity' };
    const detailOf = (asked: Asked) => one('profile-lacks-identity', asked).detail;
    const named = (['absent', 'empty'] as const).map((identityFile) => detailOf({ env, profile: { identityFile } }));
    const unnamed = detailOf({ env: { ...identity, [RULE]: 'rule' } });
    expect(new Set([...named, unnamed]).size).toBe(3);
  });

  it('blames a sign-in server for what a key helper of the organization makes of it, only where there is one', () => {
    const helper = settingsFile({ place: 'managed-settings', path: MANAGED, apiKeyHelper: { line: 2, state: 'set' } });
    const speaksOfHelper = (asked: Asked) => /helper/.test(one('sign-in-server-unknown', asked).detail);
    const env = { [SERVER]: 'https://sign-in.example' };
    expect(speaksOfHelper({ env })).toBe(false);
    expect(speaksOfHelper({ env: { ...env, [ADDRESS]: '' } })).toBe(false);
    const there = { ...env, [ADDRESS]: 'https://proxy.example', CLAUDE_CODE_REMOTE: '1' };
    expect(speaksOfHelper({ env: there, profile: { settings: [helper] } })).toBe(true);
  });

  it.each<[FindingId, string, Asked]>([
    ['address-is-none', 'a gateway whose name is enough', { env: { ...GATEWAY, [ADDRESS]: 'gateway.example' } }],
    ['address-is-none', 'a gateway that is refused', { env: { ...GATEWAY, [ADDRESS]: 'http://gateway.example' } }],
    ['address-is-none', 'a cloud at a port', { env: { ...BEDROCK, ANTHROPIC_BEDROCK_BASE_URL: 'http://a.example:1' } }],
    ['address-is-none', 'a cloud', { env: { [VERTEX]: '1', [ADDRESS]: 'proxy.example' } }],
    [
      'gateway-address-refused',
      'no gateway',
      { env: { [ADDRESS]: 'http://proxy.example' }, global: { status: 'broken' } },
    ],
    ['gateway-address-refused', 'a gateway’s own address', { env: { ...GATEWAY, [ADDRESS]: 'https://g.example' } }],
  ])('%s is not said of %s', (id, _name, asked) => {
    expect(ids(asked)).not.toContain(id);
  });
});

describe('a policy of the organization', () => {
  const policy = (rest: object) => settingsFile({ place: 'managed-settings', path: MANAGED, ...rest });
  const gateway = policy({ forceLoginMethod: 'gateway' });

  it('that asks for a gateway is told with its file, whatever a switch that is off says', () => {
    const off = setting({ CLAUDE_CODE_USE_GATEWAY: '0' });
    for (const settings of [[gateway], [off, gateway]]) {
      expect(gist(one('provider-lacks', { profile: { settings } }))).toEqual({
        severity: 'warning',
        cause: 'machine',
        at: [MANAGED],
        remedies: [],
      });
    }
  });

  it('that asks for a gateway without a token is not told as an address that is refused', () => {
    const asked = { env: { [ADDRESS]: 'http://gateway.example' }, profile: { settings: [gateway] } };
    expect(ids(asked)).toContain('provider-lacks');
    expect(ids(asked)).not.toContain('gateway-address-refused');
  });

  const OWN = 'org-of-the-company';
  const required = policy({ forceLoginMethod: 'claudeai', forceLoginOrg: OWN });
  const account = (organizationUuid: string | null) =>
    organizationUuid === null ? null : { email: null, organization: null, accountUuid: null, organizationUuid };
  const savedKey = describeVariable('primaryApiKey', KEY, 'global-config', '/home/u/.claude.json', 7);
  const saved = '/home/u/.claude.json:7';
  const IDENTITY = { ANTHROPIC_ORGANIZATION_ID: 'org', [RULE]: 'rule', ANTHROPIC_IDENTITY_TOKEN: 'made-up' };
  const TOKEN_SET = { ANTHROPIC_AUTH_TOKEN: TOKEN };

  it.each<[string, Asked, string | null, (string | null)[]]>([
    ['a saved key beside an identity', { env: IDENTITY }, null, [null, saved]],
    ['the same in the organization', { env: IDENTITY }, OWN, [null, saved]],
    ['a login of another, the key below it', {}, 'org-of-another', []],
    ['a token above a login of another', { profile: { settings: [setting(TOKEN_SET)] } }, 'another', [`${SETTINGS}:3`]],
    ['an empty variable', { env: { CLAUDE_CODE_OAUTH_TOKEN: '' } }, 'org-of-another', []],
    ['a blank variable', { env: { CLAUDE_CODE_OAUTH_TOKEN: ' ' } }, 'org-of-another', []],
  ])('is told with what is in its way: %s', (_name, asked, organization, inTheWay) => {
    const settings = [...(asked.profile?.settings ?? []), required];
    const global = { account: account(organization), savedKey };
    const found = gist(one('policy-stops-requests', { ...asked, global, profile: { settings } }));
    expect(found).toMatchObject({ severity: 'error', cause: 'account', at: [...inTheWay, MANAGED] });
    expect(found.remedies.at(-1)).toBe('sign-in');
    expect(found.step).toBe(inTheWay.length > 0 ? undefined : 'sign-in-as-member');
  });
});
