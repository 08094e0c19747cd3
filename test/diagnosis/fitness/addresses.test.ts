import { describe, expect, it } from 'vitest';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { ask, KEY, said, TOKEN } from './ask-fitness.ts';

const GATEWAY = { ANTHROPIC_AUTH_TOKEN: 'gw-7d1f2c9ab04e4f5b' };
const alone = { login: null };

describe('the end of an address', () => {
  it.each([
    ['https://g.example', []],
    ['https://g.example/', []],
    ['https://g.example/anthropic', []],
    ['https://g.example/v1', ['address-has-path error']],
    ['https://g.example/v1/', ['address-has-path error']],
    ['https://g.example/api/v1/messages', ['address-has-path error']],
    ['https://g.example/v1/chat/completions', ['address-has-path error']],
    ['https://g.example/v12beta', []],
  ])('%s', (ANTHROPIC_BASE_URL, expected) => {
    expect(said({ ...alone, env: { ...GATEWAY, ANTHROPIC_BASE_URL } })).toEqual(expected);
  });
});

it('an end that something follows is not offered to be left out', () => {
  const set = (address: string) =>
    describeVariable('ANTHROPIC_BASE_URL', address, 'global-config', '/home/u/.claude.json');
  const remedies = (address: string) =>
    ask({ ...alone, env: GATEWAY, global: { env: [set(address)] } }).find(({ id }) => id === 'address-has-path')
      ?.remedies;
  expect(remedies('https://g.example/v1')).toContain('set-right');
  expect(remedies('https://g.example/v1?a=b')).not.toContain('set-right');
});

describe('a port of this machine', () => {
  it.each([
    ['http://127.0.0.1:8787', '127.0.0.1:8787'],
    ['http://localhost:8787', 'localhost:8787'],
    ['http://[::1]:8787', '[::1]:8787'],
  ])('%s without anybody behind it', (ANTHROPIC_BASE_URL, at) => {
    const env = { ...GATEWAY, ANTHROPIC_BASE_URL };
    expect(said({ ...alone, env, profile: { listening: { [at]: false } } })).toEqual(['address-not-listening error']);
    expect(said({ ...alone, env, profile: { listening: { [at]: true } } })).toEqual([]);
    expect(said({ ...alone, env })).toEqual([]);
  });

  it('of a cloud’s tunnel is a hint', () => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x', ANTHROPIC_BEDROCK_BASE_URL: 'http://127.0.0.1:8787' };
    const findings = ask({ env, profile: { listening: { '127.0.0.1:8787': false } } });
    expect(findings.find(({ id }) => id === 'address-not-listening')?.severity).toBe('info');
  });
});

describe('what is set', () => {
  it.each([
    ['a plan’s token as a key', { ANTHROPIC_API_KEY: TOKEN }, 'secret-wrong-kind', 'not-a-real'],
    ['a key as a plan’s token', { CLAUDE_CODE_OAUTH_TOKEN: KEY }, 'secret-wrong-kind', 'not-a-real'],
    ['a key of another company', { ANTHROPIC_API_KEY: 'sk-proj-aB3dE5aB3dE5' }, 'secret-wrong-kind', 'aB3dE5'],
    ['a placeholder', { ANTHROPIC_API_KEY: 'your-api-key-here' }, 'secret-malformed', 'your-api-key'],
    ['quotes', { CLAUDE_CODE_OAUTH_TOKEN: `'${TOKEN}'` }, 'secret-malformed', 'not-a-real'],
  ])('%s', (_name, env, id, secret) => {
    const found = ask({ ...alone, env: env as Record<string, string> });
    expect(found.map((one) => one.id)).toContain(id);
    expect(JSON.stringify(env)).toContain(secret);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it.each([
    ['YOUR_ACCESS_KEY', {}, ['secret-malformed error']],
    ['"AKIAFAKE0000FAKE0000"', {}, ['secret-malformed error']],
    ['AKIAFAKE0000FAKE0000', {}, []],
    ['YOUR_ACCESS_KEY', { AWS_PROFILE: 'corp' }, []],
  ])('signs requests to AWS: %s %j', (AWS_ACCESS_KEY_ID, more, expected) => {
    const keys = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMIK7MDENGbPxRfiCY' };
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'x', ...keys, ...more };
    expect(said({ login: null, env })).toEqual(expected);
  });

  it('belongs to two credentials at once', () => {
    const env = { ...GATEWAY, ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: 'https://g.example' };
    expect(said({ ...alone, env })).toContain('auth-conflict warning');
  });
});
