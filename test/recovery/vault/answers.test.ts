/** What comes of each answer that the vault's child, or Apple's program, may give. */
import { describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { printSecret } from '../../../src/recovery/vault/print-secret.ts';
import { type AskVaultChild, createVault, KEY_ACCOUNT, vaultChild } from '../../../src/recovery/vault/vault.ts';
import { askMacKeychain, fitsMacKeychain, SECURITY } from '../../../src/recovery/vault/vault-mac.ts';
import type { VaultQuestion, VaultReply } from '../../../src/recovery/vault/vault-question.ts';
import type { VaultTrouble } from '../../../src/recovery/vault/vault-trouble.ts';
import { VAULT_GAVE_NO_KEY, VAULT_SENTENCES } from '../../../src/shared/messages/recovery/vault.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';
import type { EndingOrFailure } from '../../simulation/simulated-programs.ts';

const SECRET = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';
const done: VaultReply = { ok: true, secret: null };
const not = (why: VaultTrouble): VaultReply => ({ ok: false, why });

/** A child that gives these answers in turn, and what it was asked. */
function childOf(replies: readonly (VaultReply | string)[]) {
  const asked: string[] = [];
  const rest = [...replies];
  const ask: AskVaultChild = async (question) => {
    asked.push(JSON.parse(question).do);
    const reply = rest.shift();
    if (reply === undefined) throw new Error('asked once too often');
    return { ok: true, answer: typeof reply === 'string' ? reply : JSON.stringify(reply) };
  };
  return { ask, asked };
}

async function doWith(what: 'keep' | 'forget', platform: Host['platform'], replies: readonly VaultReply[]) {
  const { ask, asked } = childOf(replies);
  const vault = createVault(createSimulatedHost({ platform }), ask);
  const change = await (what === 'keep' ? vault.keep(KEY_ACCOUNT, SECRET) : vault.forget(KEY_ACCOUNT));
  return { asked: asked.join(' '), change };
}
const trouble = (why: VaultTrouble, unsure: boolean) => ({ ok: false, why, message: VAULT_SENTENCES[why], unsure });

describe('keeping a secret', () => {
  it.each<[VaultReply[], string, object]>([
    [[done, { ok: true, secret: SECRET }], 'set get', { ok: true }],
    [[not('locked')], 'set', trouble('locked', false)],
    [[not('no-bus')], 'set', trouble('no-bus', false)],
    // It may have been written before the silence.
    [[not('timeout')], 'set', trouble('timeout', true)],
    [[not('failed')], 'set', trouble('failed', true)],
    [[done, not('locked')], 'set get', trouble('locked', true)],
    [[done, done], 'set get', trouble('failed', true)],
    [[done, { ok: true, secret: 'another' }], 'set get', trouble('failed', true)],
  ])('%j', async (replies, asked, change) => {
    expect(await doWith('keep', 'linux', replies)).toEqual({ asked, change });
  });
});

describe('forgetting a secret', () => {
  const found: VaultReply = { ok: true, secret: null, found: true };
  const nothing: VaultReply = { ok: true, secret: null, found: false };

  it.each<[Host['platform'], VaultReply[], string, object]>([
    ['linux', [found], 'delete', { ok: true }],
    ['win32', [nothing], 'delete', { ok: true }],
    // On Linux "nothing there" may as well be a locked keyring; one that takes a secret and gives it back is open.
    ['linux', [nothing, done, found], 'delete set delete', { ok: true }],
    ['linux', [nothing, not('locked')], 'delete set', trouble('locked', false)],
    ['linux', [nothing, done, not('timeout')], 'delete set delete', trouble('timeout', true)],
    ['linux', [nothing, done, nothing], 'delete set delete', trouble('failed', true)],
    ['linux', [not('no-service')], 'delete', trouble('no-service', false)],
    ['win32', [not('failed')], 'delete', trouble('failed', true)],
  ])('%s %j', async (platform, replies, asked, change) => {
    expect(await doWith('forget', platform, replies)).toEqual({ asked, change });
  });
});

describe("the child's answer", () => {
  it.each(['', 'no JSON', '{}', '[]', 'null', '{"ok":true}', '{"ok":false,"why":"odd"}', '{"ok":true,"secret":7}'])(
    'is a failure where it is %j',
    async (answer) => {
      const vault = createVault(createSimulatedHost({ platform: 'linux' }), childOf([answer]).ask);
      const failed = { ok: false, why: 'failed', message: VAULT_SENTENCES.failed };
      expect(await vault.withSecret(KEY_ACCOUNT, () => 'used')).toEqual(failed);
    },
  );

  it('is given to whoever asked, and what that one makes of it comes back', async () => {
    const vault = createVault(
      createSimulatedHost({ platform: 'linux' }),
      childOf([{ ok: true, secret: SECRET }, not('locked')]).ask,
    );
    const use = async (secret: string | null) => secret?.length;
    expect(await vault.withSecret(KEY_ACCOUNT, use)).toEqual({ ok: true, value: SECRET.length });
    const locked = { ok: false, why: 'locked', message: VAULT_SENTENCES.locked };
    expect(await vault.withSecret(KEY_ACCOUNT, use)).toEqual(locked);
  });

  const host = createNodeHost({});
  it.each<[string, readonly string[], number, object]>([
    [
      'what it prints',
      [process.execPath, '-e', 'process.stdin.pipe(process.stdout)'],
      60_000,
      { ok: true, answer: 'q' },
    ],
    ['a failure', [process.execPath, '-e', 'console.log(1); process.exit(3)'], 60_000, { ok: false, why: 'failed' }],
    ['a failure to start', ['/nowhere/node'], 60_000, { ok: false, why: 'failed' }],
    ['silence', [process.execPath, '-e', 'setInterval(() => {}, 1e6)'], 50, { ok: false, why: 'timeout' }],
  ])('a real child: %s', async (_what, command, limitMs, answer) => {
    expect(await vaultChild(host, command)('q', limitMs)).toEqual(answer);
  });
});

describe('the key helper', () => {
  it.each<[string, VaultReply[], string | null, string, string]>([
    [KEY_ACCOUNT, [{ ok: true, secret: SECRET }], null, SECRET, ''],
    [KEY_ACCOUNT, [done], 'no-secret', '', `Pilotlight: ${VAULT_GAVE_NO_KEY}\n`],
    [KEY_ACCOUNT, [not('no-bus')], 'no-bus', '', `Pilotlight: ${VAULT_SENTENCES['no-bus']}\n`],
    ['../a b', [], 'no-account', '', 'Pilotlight: No key of Pilotlight’s can have that name.\n'],
    ['', [], 'no-account', '', 'Pilotlight: No key of Pilotlight’s can have that name.\n'],
  ])('asked for %j with %j', async (account, replies, trouble, out, error) => {
    const vault = createVault(createSimulatedHost({ platform: 'linux' }), childOf(replies).ask);
    const said = { out: '', error: '' };
    const to = {
      out: (text: string) => {
        said.out += text;
      },
      error: (text: string) => {
        said.error += text;
      },
    };
    expect(await printSecret(vault, account, to)).toBe(trouble);
    expect(said).toEqual({ out, error });
  });
});

describe("what Apple's program says", () => {
  const mac = (ending: EndingOrFailure) => {
    const host = createSimulatedHost({ platform: 'darwin' });
    host.programs.install(SECURITY, ending);
    return host;
  };

  it.each<[EndingOrFailure, VaultReply]>([
    [{ code: 0 }, done],
    [{ code: 44 }, done],
    [{ code: 36 }, not('locked')],
    [{ code: 1 }, not('failed')],
    [{ failure: 'timeout' }, not('timeout')],
    [{ failure: 'absent' }, not('failed')],
    [{ failure: 'denied' }, not('failed')],
  ])('%j', async (ending, reply) => {
    const ask = (question: VaultQuestion) => askMacKeychain(mac(ending), question);
    const account = KEY_ACCOUNT;
    // A password that is there and empty is no absent one.
    const got = 'code' in ending && ending.code === 0 ? { ok: true, secret: '' } : reply;
    expect(await ask({ do: 'get', account })).toEqual(got);
    expect(await ask({ do: 'delete', account })).toEqual(reply);
    const kept = 'code' in ending && ending.code === 44 ? not('failed') : reply;
    expect(await ask({ do: 'set', account, secret: SECRET })).toEqual(kept);
  });

  it('is asked by the vault itself, which gives the key without the end of its line', async () => {
    const vault = createVault(mac({ stdout: `${SECRET}\r\n` }), childOf([]).ask);
    expect(await vault.withSecret(KEY_ACCOUNT, (secret) => secret)).toEqual({ ok: true, value: SECRET });
  });

  it('would be cut off beyond a line of 4,032 characters', () => {
    const longest = (4_032 - `add-generic-password -U -a "a" -s "Pilotlight" -X ""\n`.length) / 2;
    expect(fitsMacKeychain('a', 'x'.repeat(Math.floor(longest)))).toBe(true);
    expect(fitsMacKeychain('a', 'x'.repeat(Math.floor(longest) + 1))).toBe(false);
  });
});
