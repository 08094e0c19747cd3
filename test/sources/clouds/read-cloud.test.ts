import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { parseIni } from '../../../src/sources/clouds/ini.ts';
import { readCloud } from '../../../src/sources/clouds/read-cloud.ts';
import { readProcessEnvironment } from '../../../src/sources/environment/environment.ts';
import { withinCpuLimit } from '../../cpu-limit.ts';
import { type TempHome, tempHome } from '../../recovery/temp-home.ts';

let home: TempHome;
afterEach(() => home.remove());

async function look(env: Record<string, string>, files: Record<string, string> = {}) {
  home = await tempHome({ '.keep': '', ...files }, (path) =>
    Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('@HOME@', path)])),
  );
  const facts = await readCloud(home.host, { variables: readProcessEnvironment(home.host), commands: [] });
  return facts && { has: facts.hasCredentials, kind: facts.trouble?.kind ?? null, name: facts.trouble?.name ?? null };
}

const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'eu-west-1', AWS_EC2_METADATA_DISABLED: 'true' };
const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1', CLOUD_ML_REGION: 'global', ANTHROPIC_VERTEX_PROJECT_ID: 'p' };
const named = { ...BEDROCK, AWS_PROFILE: 'corp' };
const WEB_IDENTITY = {
  ...BEDROCK,
  AWS_ROLE_ARN: 'arn:aws:iam::1:role/r',
  AWS_WEB_IDENTITY_TOKEN_FILE: '@HOME@/token',
};
const KEYS = 'aws_access_key_id = AKIAFAKE\naws_secret_access_key = FAKE\n';
const SSO =
  '[profile corp]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_start_url = https://x\nsso_region = r\n';

function sso(expiresAt: number): Record<string, string> {
  const name = createHash('sha1').update('s').digest('hex');
  const token = { startUrl: 'https://x', accessToken: 'FAKE', expiresAt: new Date(expiresAt).toISOString() };
  return { '.aws/config': SSO, [`.aws/sso/cache/${name}.json`]: JSON.stringify(token) };
}

describe('AWS', () => {
  it.each([
    ['a profile that is nowhere', named, {}, 'aws-profile-missing'],
    ['a section that lacks its word', named, { '.aws/config': `[corp]\n${KEYS}` }, 'aws-profile-unfound'],
    ['a profile with keys', named, { '.aws/credentials': `[corp]\n${KEYS}` }, null],
    ['a profile that names no way', named, { '.aws/config': '[profile corp]\nregion = x\n' }, 'aws-profile-empty'],
    [
      'a source that is nowhere',
      named,
      { '.aws/config': '[profile corp]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n' },
      'aws-source-missing',
    ],
    [
      'a source with keys',
      named,
      {
        '.aws/config': '[profile corp]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n',
        '.aws/credentials': `[base]\n${KEYS}`,
      },
      null,
    ],
    [
      'sources in a circle',
      named,
      {
        '.aws/config':
          '[profile corp]\nrole_arn = a\nsource_profile = b\n[profile b]\nrole_arn = b\nsource_profile = corp\n',
      },
      'aws-source-loop',
    ],
    ['an SSO session nobody opened', named, { '.aws/config': SSO }, 'aws-sso-none'],
    ['an SSO session', named, sso(Date.now() + 3_600_000), null],
    ['an SSO session that has ended', named, sso(Date.now() - 3_600_000), 'aws-sso-ended'],
    [
      'an SSO session that is nowhere',
      named,
      { '.aws/config': '[profile corp]\nsso_session = gone\nsso_account_id = 1\nsso_role_name = r\n' },
      'aws-sso-session-missing',
    ],
    [
      'a program that is nowhere',
      named,
      { '.aws/config': '[profile corp]\ncredential_process = /nowhere/tool\n' },
      'aws-process-broken',
    ],
    ['the token of a web identity', WEB_IDENTITY, { token: 'eyJ.FAKE.FAKE\n' }, null],
    ['a web identity whose token is nowhere', WEB_IDENTITY, {}, 'cloud-file-missing'],
    ['a web identity whose token is white space', WEB_IDENTITY, { token: ' \n' }, 'cloud-token-empty'],
    [
      'a profile whose token is empty',
      named,
      { '.aws/config': '[profile corp]\nrole_arn = r\nweb_identity_token_file = /dev/null\n' },
      'cloud-token-empty',
    ],
    ['keys in the environment', { ...BEDROCK, AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'S' }, {}, null],
  ])('%s', async (_name, env, files, kind) => {
    expect(await look(env, files as Record<string, string>)).toMatchObject({ has: true, kind });
  });

  it('reads the files that variables name', async () => {
    const env = { ...named, AWS_SHARED_CREDENTIALS_FILE: '@HOME@/keys' };
    expect(await look(env, { keys: `[corp]\n${KEYS}` })).toMatchObject({ has: true, kind: null });
  });

  it('of a machine without anything there is nothing to sign with', async () => {
    expect(await look(BEDROCK)).toMatchObject({ has: false });
  });
});

describe('Google', () => {
  const user = JSON.stringify({ type: 'authorized_user', client_id: 'x', client_secret: 'F', refresh_token: 'F' });
  it.each([
    ['gcloud’s file', VERTEX, { '.config/gcloud/application_default_credentials.json': user }, null],
    [
      'gcloud’s file, broken',
      VERTEX,
      { '.config/gcloud/application_default_credentials.json': '{' },
      'cloud-file-broken',
    ],
    [
      'a named file that is nowhere',
      { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/no.json' },
      {},
      'cloud-file-missing',
    ],
    ['a named file', { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/a.json' }, { 'a.json': user }, null],
    [
      'a named file of another kind',
      { ...VERTEX, GOOGLE_APPLICATION_CREDENTIALS: '@HOME@/a.json' },
      { 'a.json': '{"a":1}' },
      'cloud-file-broken',
    ],
  ])('%s', async (_name, env, files, kind) => {
    expect(await look(env, files as Record<string, string>)).toMatchObject({ has: true, kind });
  });
});

describe('Google’s project', () => {
  const user = { type: 'authorized_user', client_id: 'x', client_secret: 'F', refresh_token: 'F' };
  const account = { type: 'service_account', client_email: 'a@b', private_key: 'F' };
  it.each([
    [{ ...account, project_id: 'p' }, {}, true],
    [{ ...account, quota_project_id: 'p' }, {}, true],
    [{ ...user, quota_project_id: 'p' }, {}, true],
    [{ ...user, project_id: 'p' }, {}, undefined],
    [{ ...user, quota_project_id: '' }, {}, undefined],
    [user, { GOOGLE_CLOUD_QUOTA_PROJECT: 'p' }, true],
    [user, { GOOGLE_CLOUD_PROJECT: 'p' }, undefined],
    [account, {}, undefined],
  ])('%j %j', async (document, env, names) => {
    home = await tempHome({ 'a.json': JSON.stringify(document) }, (path) => ({
      ...VERTEX,
      ...env,
      GOOGLE_APPLICATION_CREDENTIALS: `${path}/a.json`,
    }));
    const facts = await readCloud(home.host, { variables: readProcessEnvironment(home.host), commands: [] });
    expect(facts?.namesProject).toBe(names);
  });
});

describe('Azure', () => {
  const FOUNDRY = { CLAUDE_CODE_USE_FOUNDRY: '1', ANTHROPIC_FOUNDRY_API_KEY: 'f' };
  it('takes a resource or an address, not both', async () => {
    const both = { ...FOUNDRY, ANTHROPIC_FOUNDRY_RESOURCE: 'r', ANTHROPIC_FOUNDRY_BASE_URL: 'https://r.example' };
    expect((await look(both))?.kind).toBe('foundry-address-twice');
    await home.remove();
    expect((await look({ ...FOUNDRY, ANTHROPIC_FOUNDRY_RESOURCE: 'r' }))?.kind ?? null).toBeNull();
    await home.remove();
    const whole = { ...FOUNDRY, ANTHROPIC_FOUNDRY_RESOURCE: 'https://r.services.ai.azure.com' };
    expect((await look(whole))?.kind).toBe('foundry-resource-no-name');
  });
});

it('nothing is read where no cloud is on', async () => {
  expect(await look({})).toBeNull();
});

describe("AWS's file", () => {
  const BLANKS = ' '.repeat(500_000);

  it.each([
    ['a bracket and blanks', `[${BLANKS}a`, []],
    ['blanks alone', BLANKS, []],
    ['blanks around a name', `[${BLANKS}a${BLANKS}]\nb${BLANKS}=${BLANKS}c`, [['a', 'b', 'c']]],
    ['blanks in a name', `[a]\nb${BLANKS}c`, [['a']]],
    ['blanks within a value', `[a]\nb = c${BLANKS}d`, [['a', 'b', `c${BLANKS}d`]]],
    ['a value with a remark', '[ a  b ]\nC = d # e\n = x\n;f = g\nh=', [['a b', 'c', 'd', 'h', '']]],
  ])('is read in time that grows with its length: %s', async (_name, text, sections) => {
    const read = await withinCpuLimit(() => parseIni(text));
    const found = [...read].map(([name, { values }]) => [name, ...[...values].flat()]);
    expect(found.map(String)).toEqual(sections.map(String));
  });
});
