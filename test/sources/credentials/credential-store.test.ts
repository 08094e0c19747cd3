import { describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { readCredentialStore, type StoreQuery } from '../../../src/sources/credentials/credential-store.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import { documentWith } from './credential-documents.ts';

const DIRS = { linux: '/home/ada/.claude', darwin: '/Users/ada/.claude', win32: 'C:\\Users\\ada\\.claude' };
const SLASH = { linux: '/', darwin: '/', win32: '\\' };

function machine(platform: Host['platform'], fileContent: string | null, env: Record<string, string> = {}) {
  const host = createSimulatedHost({ platform, env });
  const credentialDir = DIRS[platform];
  if (fileContent !== null) host.disk.put(`${credentialDir}${SLASH[platform]}.credentials.json`, fileContent);
  const query: StoreQuery = { credentialDir, variables: {}, agreed: true, windowsCredentialManager: false };
  const read = async (changes: Partial<StoreQuery> = {}) => {
    const reading = readCredentialStore(host, { ...query, ...changes });
    await host.advance(2000);
    return reading;
  };
  const keychain = (code: number, secret = '', secretCode = 0) =>
    host.programs.install('/usr/bin/security', ({ args }) =>
      args.includes('-w')
        ? { code: secretCode, stdout: secret }
        : { code, stdout: code ? '' : '"mdat"<timedate>=0x00  "20260901000000Z\\000"' },
    );
  return { host, read, keychain };
}

const PRO = documentWith({ subscriptionType: 'pro' });
const MAX = documentWith({ subscriptionType: 'max' });

describe('on Linux', () => {
  it('is the file, and no process is started', async () => {
    const { host, read } = machine('linux', PRO);
    expect(await read()).toMatchObject({ store: 'file', login: { plan: 'pro' } });
    expect(host.programs.runs).toEqual([]);
  });
});

describe('on macOS', () => {
  it.each([
    ['item and file: the item', 0, MAX, 0, PRO, { store: 'keychain', login: { plan: 'max' } }],
    ['an item without a login still wins', 0, '{}', 0, PRO, { store: 'keychain', status: 'present', login: null }],
    ['no item: the file', 44, '', 0, PRO, { store: 'file', login: { plan: 'pro' } }],
    ['neither', 44, '', 0, null, { store: 'file', status: 'absent' }],
    ['locked: the file', 36, '', 0, PRO, { store: 'file', login: { plan: 'pro' } }],
    ['locked, no file', 36, '', 0, null, { store: 'keychain', unreadable: 'locked' }],
    ['locked, a file without login', 36, '', 0, '{}', { store: 'keychain', unreadable: 'locked' }],
    ['locked for the secret: the file', 0, '', 36, PRO, { store: 'file', login: { plan: 'pro' } }],
    ['broken item: the file', 0, '{"a', 0, PRO, { store: 'file', login: { plan: 'pro' } }],
    ['broken item, no file', 0, '{"a', 0, null, { store: 'keychain', unreadable: 'broken' }],
    ['denied to us only: not the old file', 0, '', 128, PRO, { store: 'keychain', unreadable: 'denied' }],
  ])('%s', async (_name, code, secret, secretCode, file, expected) => {
    const { read, keychain } = machine('darwin', file);
    keychain(code, secret, secretCode);
    expect(await read()).toMatchObject(expected);
  });

  it('does not look into the item before the user agreed, nor at an old file instead', async () => {
    const { host, read, keychain } = machine('darwin', PRO);
    keychain(0, MAX);
    expect(await read({ agreed: false })).toMatchObject({ store: 'keychain', unreadable: 'not-agreed', login: null });
    expect(host.programs.runs.some(({ args }) => args.includes('-w'))).toBe(false);
  });

  it('asks for the item of the profile', async () => {
    const { host, read, keychain } = machine('darwin', null, { USER: 'ada' });
    keychain(44);
    await read({ variables: { CLAUDE_CONFIG_DIR: '/x' } });
    expect(host.programs.runs[0]?.args).toEqual([
      'find-generic-password',
      '-a',
      'ada',
      '-s',
      expect.stringMatching(/^Claude Code-credentials-[0-9a-f]{8}$/),
    ]);
  });
});

describe('on Windows', () => {
  const manager = { store: 'credential-manager', status: 'unreadable', unreadable: 'credential-manager' };
  it.each([
    ['the file', PRO, {}, false, { store: 'file', login: { plan: 'pro' } }],
    ['no file', null, {}, false, { store: 'file', status: 'absent' }],
    ['Credential Manager by configuration', null, {}, true, manager],
    ['Credential Manager by variable', '{}', { CLAUDE_CODE_FORCE_WINDOWS_CREDMAN: '1' }, false, manager],
    ['variable switched off', null, { CLAUDE_CODE_FORCE_WINDOWS_CREDMAN: '0' }, false, { status: 'absent' }],
    [
      'a login in the file',
      PRO,
      { CLAUDE_CODE_FORCE_WINDOWS_CREDMAN: '1' },
      true,
      { store: 'file', login: { plan: 'pro' } },
    ],
  ])('%s', async (_name, file, env, windowsCredentialManager, expected) => {
    const { read } = machine('win32', file, env);
    expect(await read({ windowsCredentialManager })).toMatchObject(expected);
  });
});
