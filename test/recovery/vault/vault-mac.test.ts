import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { askMacKeychain } from '../../../src/recovery/vault/vault-mac.ts';
import type { VaultQuestion } from '../../../src/recovery/vault/vault-question.ts';

const STAND_IN = fileURLToPath(new URL('../../fakes/security.cjs', import.meta.url));
const SECRET = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';
const ACCOUNT = { account: 'anthropic-api-key' };

let dir: string;
let keychain: string;
let program: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pilotlight-vault-mac-'));
  keychain = join(dir, 'keychain.json');
  program = join(dir, 'security');
  await writeFile(keychain, '{}');
  await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${STAND_IN}' "$@"\n`);
  await chmod(program, 0o755);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const ask = (question: VaultQuestion) => {
  const env = { PATH: process.env.PATH, HOME: dir, STAND_IN_KEYCHAIN: keychain };
  return askMacKeychain(createNodeHost({ env }), question, program);
};

describe.skipIf(process.platform === 'win32')('the vault on macOS, with a stand-in for security', () => {
  it('keeps, gives and forgets, and never names the secret in an argument', async () => {
    expect(await ask({ do: 'get', ...ACCOUNT })).toEqual({ ok: true, secret: null });
    expect(await ask({ do: 'set', ...ACCOUNT, secret: SECRET })).toEqual({ ok: true, secret: null });
    expect(await ask({ do: 'get', ...ACCOUNT })).toEqual({ ok: true, secret: SECRET });
    expect(await ask({ do: 'delete', ...ACCOUNT })).toEqual({ ok: true, secret: null });
    expect(await ask({ do: 'get', ...ACCOUNT })).toEqual({ ok: true, secret: null });
    const calls = await readFile(`${keychain}.calls`, 'utf8');
    expect(calls).not.toContain('CANARY');
    expect(calls).not.toContain(Buffer.from(SECRET).toString('hex'));
  });

  it('says that it is locked', async () => {
    await ask({ do: 'set', ...ACCOUNT, secret: SECRET });
    const held = JSON.parse(await readFile(keychain, 'utf8'));
    await writeFile(keychain, JSON.stringify({ ...held, mode: 'locked' }));
    expect(await ask({ do: 'get', ...ACCOUNT })).toEqual({ ok: false, why: 'locked' });
  });
});
