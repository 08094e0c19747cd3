import { describe, expect, it } from 'vitest';
import { digest } from '../../../src/sources/digest.ts';
import {
  describeVariable,
  readProcessEnvironment,
  startedFromShell,
} from '../../../src/sources/environment/environment.ts';
import { VARIABLES } from '../../../src/sources/environment/environment-names.ts';
import fc from '../../seeded.ts';

const KEY = `sk-ant-api03-${'K'.repeat(40)}CANARYwxyz`;

describe('describeVariable', () => {
  it.each([
    ['', 'empty', false],
    [' \t', 'blank', false],
    ['1', 'set', true],
    [' TRUE ', 'set', true],
    ['Yes', 'set', true],
    ['on\n', 'set', true],
    ['2', 'set', false],
    ['y', 'set', false],
    ['0', 'set', false],
    ['bedrock', 'set', false],
  ])('reads the switch %j as Claude Code does', (value, state, on) => {
    expect(describeVariable('CLAUDE_CODE_USE_BEDROCK', value, 'process')).toMatchObject({ state, on, plain: value });
  });

  it('shows of a key its last four characters and a digest of its last twenty', () => {
    const fact = describeVariable('ANTHROPIC_API_KEY', ` ${KEY}\n`, 'user-settings', '/s.json', 3);
    expect(fact).toMatchObject({
      tail: 'wxyz',
      fingerprint: digest(KEY.slice(-20)),
      plain: null,
      file: '/s.json',
      line: 3,
    });
    expect(describeVariable('ANTHROPIC_API_KEY', 'short', 'process').tail).toBeNull();
  });

  it.each([
    ['blanks within', (many: string) => `a${many.replaceAll('x', ' ')}b`],
    ['blanks around', (many: string) => `${many.replaceAll('x', ' ')}${KEY}${many.replaceAll('x', ' ')}`],
    ['references begun', (many: string) => many.replaceAll('x', '${{$({{')],
    ['quotes', (many: string) => `a${many.replaceAll('x', '"')}b`],
    ['slashes', (many: string) => `https://h/${many.replaceAll('x', '/')}b`],
    ['headers', (many: string) => [...many].map((_, at) => `n${at}: 1`).join('\n')],
  ])('reads a value of megabytes as quickly as a short one: %s', (_name, make) => {
    const value = make('x'.repeat(300_000));
    const facts = [...VARIABLES.keys()].map((name) => describeVariable(name, value, 'project-settings'));
    expect(facts.every((fact) => fact.state === 'set')).toBe(true);
  });

  it('says that a key is too long to be one, and still tells two of them apart', () => {
    const fact = describeVariable('ANTHROPIC_API_KEY', KEY + 'a'.repeat(20_000) + KEY, 'project-settings');
    expect(fact).toMatchObject({ shape: { kind: 'api-key', flaw: 'long' }, tail: 'wxyz' });
    const around = ' '.repeat(20_000);
    const blanks = describeVariable('ANTHROPIC_API_KEY', around + KEY + around, 'process');
    expect(blanks).toMatchObject({ shape: describeVariable('ANTHROPIC_API_KEY', KEY, 'process').shape ?? {} });
  });

  it('shows of an address its host only', () => {
    const hostOf = (value: string) => describeVariable('ANTHROPIC_BASE_URL', value, 'process').host;
    expect(hostOf(`https://user:${KEY}@gw.example.test:8443/${KEY}?k=${KEY}`)).toBe('gw.example.test:8443');
    expect(hostOf('gw.example.test:8080')).toBe('gw.example.test:8080');
    expect(hostOf('not an address')).toBeNull();
    for (const odd of ['"https://gw.example.test"', "'gw.example.test'", '$GATEWAY', '<your-gateway>'])
      expect(hostOf(odd)).toBeNull();
    expect(hostOf('')).toBeNull();
  });

  it('shows of headers their names only', () => {
    const value = `Authorization: Bearer ${KEY}\nX-Api-Key:${KEY}\r\n${KEY}: x\nX-Api-Key: 2\n: none`;
    expect(describeVariable('ANTHROPIC_CUSTOM_HEADERS', value, 'process').headers).toEqual([
      'authorization',
      'x-api-key',
    ]);
  });

  it.each([
    ['https://gw.example.test/v1', undefined],
    ['HTTP://127.0.0.1:8080', undefined],
    [' ', undefined],
    ['gw.example.test', true],
    ['localhost:8080', undefined],
    ['127.0.0.1:8080', true],
    ['/v1', true],
    ['ftp://gw.example.test', true],
  ])('tells whether a request can go to %j', (value, noAddress) => {
    for (const name of ['ANTHROPIC_BASE_URL', 'ANTHROPIC_VERTEX_BASE_URL', 'ANTHROPIC_BEDROCK_MANTLE_BASE_URL'])
      expect(describeVariable(name, value, 'process').noAddress).toBe(noAddress);
  });

  it('takes the last header of a name, and tells those without a value apart', () => {
    const value = 'x-api-key: one\nX-Team:\nno header\nX-Api-Key: \nAuthorization:\nauthorization: two';
    const { headers, blankHeaders } = describeVariable('ANTHROPIC_CUSTOM_HEADERS', value, 'process');
    expect(headers).toEqual(['authorization']);
    expect(blankHeaders).toEqual(['x-team', 'x-api-key']);
  });

  it.each([
    ['ANTHROPIC_API_KEY', 'sk-ant-key', undefined],
    ['ANTHROPIC_API_KEY', '\nsk-ant-key\r\n', undefined],
    ['ANTHROPIC_API_KEY', 'sk-ant-\tkey', undefined],
    ['ANTHROPIC_API_KEY', 'sk-ant-\nkey', 'always'],
    ['ANTHROPIC_API_KEY', '“sk-ant-key”', 'always'],
    ['ANTHROPIC_API_KEY', 'sk-ant-\u007fkey', 'refused'],
    ['ANTHROPIC_AUTH_TOKEN', 'token\u0007', 'refused'],
    ['ANTHROPIC_AUTH_TOKEN', '\ufefftoken', 'untrimmed'],
    ['ANTHROPIC_AUTH_TOKEN', '\u00a0', undefined],
    ['primaryApiKey', '\ufeffsk-ant-key', 'always'],
    ['primaryApiKey', ' sk-ant-key\n', undefined],
    ['ANTHROPIC_API_KEY', 'sk-ant-kéy', 'older'],
    ['ANTHROPIC_API_KEY', 'sk-ant-key\u00a0', 'untrimmed'],
    ['ANTHROPIC_AUTH_TOKEN', 'token\n', undefined],
    ['ANTHROPIC_AUTH_TOKEN', ' token', undefined],
    ['ANTHROPIC_AUTH_TOKEN', '\ntoken', 'untrimmed'],
    ['CLAUDE_CODE_OAUTH_TOKEN', '\r\ntoken', 'untrimmed'],
    ['AWS_BEARER_TOKEN_BEDROCK', '\ntoken', undefined],
    ['ANTHROPIC_CUSTOM_HEADERS', 'X-Team: blue\nX-Place: café', undefined],
    ['ANTHROPIC_CUSTOM_HEADERS', 'X-Team: Anna’s', 'always'],
    ['ANTHROPIC_CUSTOM_HEADERS', 'X Team: blue', 'always'],
    ['ANTHROPIC_CUSTOM_HEADERS', 'Anna’s team', undefined],
    ['ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer tokén', 'older'],
    ['CLAUDE_CONFIG_DIR', '/home/anna’s', undefined],
  ])('tells whether a request can carry %s=%j', (name, value, unsendable) => {
    expect(describeVariable(name, value, 'process').unsendable).toBe(unsendable);
  });

  it('keeps to itself a key that was put where a region belongs', () => {
    expect(describeVariable('AWS_REGION', KEY, 'process').plain).toBeNull();
    for (const plain of [
      'eu-central-1',
      '/home/light_house/task-runner/desk-ghost/very/long/path/that/goes/on/and/on/and/on',
    ]) {
      expect(describeVariable('CLAUDE_CONFIG_DIR', plain, 'process').plain).toBe(plain);
    }
  });

  it('never lets a value through, whatever the variable', () => {
    const names = fc.constantFrom('UNKNOWN', ...VARIABLES.keys());
    const around = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(names, around, around, (name, before, after) => {
        const fact = describeVariable(name, `${before}${KEY}${after}`, 'process');
        expect(JSON.stringify(fact)).not.toContain('CANARY');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('readProcessEnvironment', () => {
  it('keeps the names that matter and nothing else', () => {
    const env = { ANTHROPIC_API_KEY: '', PATH: '/bin', CLAUDE_CONFIG_DIR: '/c', anthropic_auth_token: 'x' };
    const facts = readProcessEnvironment({ env, platform: 'linux' });
    expect(facts.map((fact) => fact.name)).toEqual(['ANTHROPIC_API_KEY', 'CLAUDE_CONFIG_DIR']);
  });

  it('reads names in any case on Windows', () => {
    const facts = readProcessEnvironment({
      env: { Anthropic_Auth_Token: 'abc', https_proxy: 'p:1' },
      platform: 'win32',
    });
    expect(facts.map((fact) => fact.name)).toEqual(['ANTHROPIC_AUTH_TOKEN', 'HTTPS_PROXY']);
  });
});

describe('startedFromShell', () => {
  it.each([
    ['linux', { TERM: 'xterm-256color', SHLVL: '1', XDG_CURRENT_DESKTOP: 'GNOME' }, true],
    ['linux', { XDG_CURRENT_DESKTOP: 'GNOME', SHLVL: '0' }, false],
    ['linux', { XDG_CURRENT_DESKTOP: 'XFCE', TERM: 'linux', SHLVL: '1' }, false],
    ['linux', { HOME: '/h' }, true],
    ['darwin', { XPC_SERVICE_NAME: 'application.pilotlight' }, false],
    ['darwin', { XPC_SERVICE_NAME: '0', TERM_PROGRAM: 'Apple_Terminal' }, true],
    ['win32', { SystemRoot: 'C:\\Windows' }, false],
    ['win32', { PROMPT: '$P$G' }, true],
  ] as const)('%s %j: %s', (platform, env, expected) => {
    expect(startedFromShell({ platform, env })).toBe(expected);
  });
});
