import { describe, expect, it } from 'vitest';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { ask, one, said, settingsFile, TOKEN } from './ask-fitness.ts';

const DEAD = { profile: { listening: { '127.0.0.1:7890': false } } };
const ALIVE = { profile: { listening: { '127.0.0.1:7890': true } } };

describe('the proxy', () => {
  it.each([
    ['nobody listens', { HTTPS_PROXY: 'http://127.0.0.1:7890' }, DEAD, ['proxy-not-listening error']],
    ['somebody listens', { HTTPS_PROXY: 'http://127.0.0.1:7890' }, ALIVE, []],
    ['it is passed by', { HTTPS_PROXY: 'http://127.0.0.1:7890', NO_PROXY: 'anthropic.com' }, DEAD, []],
    ['by a name for all', { ALL_PROXY: 'http://127.0.0.1:7890' }, DEAD, ['proxy-not-listening error']],
    [
      'small letters count first',
      { https_proxy: 'http://p.example:1', HTTPS_PROXY: 'http://127.0.0.1:7890' },
      DEAD,
      [],
    ],
    ['SOCKS', { HTTPS_PROXY: 'socks5h://p.example:1080' }, {}, ['proxy-unsupported error']],
    ['SOCKS for all, which is passed over', { ALL_PROXY: 'socks5://127.0.0.1:7890' }, DEAD, []],
    ['quotes', { HTTPS_PROXY: '"http://p.example:1"' }, {}, ['proxy-is-none error']],
    ['white space', { HTTPS_PROXY: ' ' }, {}, ['proxy-is-none error']],
    ['a reference', { HTTPS_PROXY: '$PROXY' }, {}, ['proxy-is-none error']],
    ['no scheme', { HTTPS_PROXY: 'p.example:3128' }, {}, []],
    ['no scheme, older', { HTTPS_PROXY: 'p.example:3128' }, { version: '2.1.326' }, ['proxy-is-none error']],
  ] as const)('%s', (_name, env, more, expected) => {
    expect(said({ env, ...more })).toEqual(expected);
  });

  // Each asked of Claude Code 2.1.329.
  it.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]', '[::1]'],
    ['[::1]', '::1'],
    ['0.0.0.0', '*'],
    ['gateway.localhost', '.localhost'],
    ['gateway.localhost', 'localhost'],
  ])('keeps a gateway at %s from being reached, save with NO_PROXY=%s', (host, withoutProxy) => {
    const env = { ANTHROPIC_BASE_URL: `http://${host}:4000`, ANTHROPIC_AUTH_TOKEN: 'x-gateway-token' };
    const login = null;
    const proxied = { ...env, HTTPS_PROXY: 'http://proxy.example:3128' };
    expect(said({ login, env: proxied })).toEqual(['address-through-proxy error']);
    expect(said({ login, env: { ...proxied, NO_PROXY: withoutProxy } })).toEqual([]);
    expect(said({ login, env })).toEqual([]);
  });

  it('is named with its address and its variable, without its password', () => {
    const [finding] = ask({ env: { HTTPS_PROXY: 'http://me:hunter2@127.0.0.1:7890' }, ...DEAD });
    expect(finding).toMatchObject({ variable: 'HTTPS_PROXY', cause: 'machine', remedies: ['unset-variable'] });
    expect(finding?.title).toContain('127.0.0.1:7890');
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });
});

it('a proxy in quotes is put right in its file, and one that is no address can only go', () => {
  const path = '/home/u/.claude/settings.json';
  const remedies = (value: string) => {
    const env = [describeVariable('HTTPS_PROXY', value, 'user-settings', path, 2)];
    return one('proxy-is-none', { profile: { settings: [settingsFile({ path, env })] } }).remedies;
  };
  expect(remedies('"http://p.example:1"')).toEqual(['set-right', 'unset-variable', 'open-file']);
  expect(remedies('$PROXY')).toEqual(['unset-variable', 'open-file']);
});

describe('certificates', () => {
  const file = (name: string, trouble: 'missing' | 'not-pem' | null) => ({
    profile: { certificates: [{ name, path: '/ca.pem', trouble }] },
  });

  it.each([
    ['whole', 'NODE_EXTRA_CA_CERTS', null, []],
    ['missing', 'NODE_EXTRA_CA_CERTS', 'missing', ['certificate-file warning']],
    ['no PEM', 'SSL_CERT_FILE', 'not-pem', ['certificate-file warning']],
    ['a key that is missing', 'CLAUDE_CODE_CLIENT_KEY', 'missing', ['certificate-file warning']],
  ] as const)('%s', (_name, name, trouble, expected) => {
    expect(said({ env: { [name]: '/ca.pem' }, ...file(name, trouble) })).toEqual(expected);
  });

  it('named in settings, where Claude Code reads the name too late, are a hint that says so', () => {
    const path = '/home/u/.claude/settings.json';
    const named = (name: string) => ({
      settings: [settingsFile({ path, env: [describeVariable(name, '/ca.pem', 'user-settings', path, 2)] })],
      certificates: [{ name, path: '/ca.pem', trouble: null }],
    });
    const ignored = one('certificate-file', { profile: named('SSL_CERT_FILE') });
    expect(ignored).toMatchObject({ severity: 'info', evidence: [{ file: path, line: 2 }] });
    expect(ignored.title).toBe('SSL_CERT_FILE in settings has no effect');
    expect(ask({ profile: named('NODE_EXTRA_CA_CERTS') })).toEqual([]);
  });

  it('that are named no longer, or by another path, are not those that were looked at', () => {
    expect(said(file('NODE_EXTRA_CA_CERTS', 'missing'))).toEqual([]);
    const env = { NODE_EXTRA_CA_CERTS: '/other.pem' };
    expect(said({ env, ...file('NODE_EXTRA_CA_CERTS', 'missing') })).toEqual([]);
  });

  it('that nobody checks are said', () => {
    expect(said({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })).toEqual(['certificates-unchecked warning']);
    expect(said({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '1' } })).toEqual([]);
  });
});

describe('the first start', () => {
  const fresh = { global: { onboarded: undefined } as never };
  it.each([
    ['a login', {}, '2.1.289', ['first-start-asks warning']],
    ['a login', {}, '2.1.290', []],
    ['a token', { CLAUDE_CODE_OAUTH_TOKEN: TOKEN }, '2.1.250', ['first-start-asks warning']],
    ['a token', { CLAUDE_CODE_OAUTH_TOKEN: TOKEN }, '2.1.332', []],
    ['a gateway', { ANTHROPIC_AUTH_TOKEN: 'x-gateway', ANTHROPIC_BASE_URL: 'https://g.example' }, '2.1.250', []],
    ['a cloud', { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' }, '2.1.250', []],
  ])('with %s %j in %s', (_name, env, version, expected) => {
    expect(said({ env, version, ...fresh }).filter((one) => one.startsWith('first'))).toEqual(expected);
  });

  it('is no matter once somebody has been through it', () => {
    expect(said({ env: { CLAUDE_CODE_OAUTH_TOKEN: TOKEN }, version: '2.1.250' })).not.toContain(
      'first-start-asks warning',
    );
  });
});
