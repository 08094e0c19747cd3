/** What Pilotlight notes about secrets: interrupted, damaged, or written by two at once. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import { chooseFallback } from '../../../src/recovery/fallback/choose-fallback.ts';
import { planFallbackOn, readFallback } from '../../../src/recovery/fallback/fallback.ts';
import { keepKey, keepToken } from '../../../src/recovery/fallback/fallback-key.ts';
import { noteGateway, readFallbackState } from '../../../src/recovery/fallback/fallback-state.ts';
import { addWithoutToken } from '../../../src/recovery/fallback/keep-gateway.ts';
import { forgetSecret } from '../../../src/recovery/fallback/secret-store.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { createVault, KEY_ACCOUNT, type Vault } from '../../../src/recovery/vault/vault.ts';
import { VAULT_SENTENCES } from '../../../src/shared/messages/recovery/vault.ts';
import { SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';
import { chosen, FAKE_KEY as KEY, OWN_PROGRAM as OWN, planned, seenIn, vaultThatSays } from './fallback-scene.ts';

let home: TempHome;
afterEach(() => home?.remove());

const GATEWAY = { baseUrl: 'https://gateway.example/v1', model: null, smallModel: null, token: false };
const seen = () => seenIn(home);

describe('notes of which not all is known', () => {
  const holding = (reply: object) => vaultThatSays(home.host, reply);
  const notes = async (): Promise<unknown> => JSON.parse(await home.text('pilotlight-data/fallback.json'));

  it('a key that could not be stored leaves no trace', async () => {
    home = await tempHome(SIGNED_IN());
    await noteGateway(home.host, 'other', GATEWAY);
    const before = await notes();
    expect(await keepKey(home.host, holding({ ok: false, why: 'locked' }), KEY)).toMatchObject({
      ok: false,
      message: VAULT_SENTENCES.locked,
    });
    expect(await notes()).toEqual(before);
  });

  it('a token is not left behind when the gateway wants none any more', async () => {
    home = await tempHome(SIGNED_IN());
    const asked: string[] = [];
    const holding = createVault({ ...home.host, platform: 'linux' }, async (question) => {
      const { do: what } = JSON.parse(question);
      asked.push(what);
      return { ok: true, answer: JSON.stringify({ ok: true, secret: 'gateway-token', found: true }) };
    });
    const withToken = { ...GATEWAY, token: true };
    expect(await keepToken(home.host, holding, { name: 'work', address: withToken }, 'gateway-token')).toMatchObject({
      ok: true,
    });
    asked.length = 0;
    expect(await addWithoutToken(home.host, holding, 'work', GATEWAY)).toBeNull();
    expect(asked).toEqual(['delete']);
    expect(await readFallbackState(home.host)).toMatchObject({ kept: {}, unsure: {}, gateways: { work: GATEWAY } });
  });

  it.each([
    ['fallback key', keepKey, /Storing the key was interrupted/],
    [
      'fallback forget',
      (host: Host, vault: Vault) => forgetSecret(host, vault, KEY_ACCOUNT),
      /may still be in the vault/,
    ],
  ])(
    'a vault that does not answer to "%s" leaves it open, and says so until it is settled',
    async (_how, act, says) => {
      home = await tempHome(SIGNED_IN());
      const choice = chosen(await chooseFallback(home.host, 'key', OWN));
      expect(await act(home.host, holding({ ok: false, why: 'timeout' }), KEY)).toMatchObject({ ok: false });
      expect(await readFallback(home.host, await seen(), choice)).toMatchObject({
        state: 'no-key',
        tail: null,
        detail: expect.stringMatching(says),
      });
      const held = holding({ ok: true, secret: KEY, found: true });
      expect(await planFallbackOn(home.host, await seen(), choice, held)).toEqual({
        refused: expect.stringMatching(says),
      });
      expect(await keepKey(home.host, held, KEY)).toEqual({ ok: true, tail: '6789' });
      expect(await planFallbackOn(home.host, await seen(), choice, held)).toMatchObject({ remedy: 'fallback-on' });
      expect(JSON.stringify(await notes())).not.toContain('CANARY');
    },
  );

  it('damaged ones are said, kept beside, and do not stand in the way', async () => {
    home = await tempHome({ ...SIGNED_IN(), 'pilotlight-data/fallback.json': '{"version":1,' });
    const choice = chosen(await chooseFallback(home.host, 'key', OWN));
    expect(await readFallback(home.host, await seen(), choice)).toMatchObject({
      state: 'no-key',
      detail: expect.stringContaining('damaged'),
    });
    const held = holding({ ok: true, secret: KEY });
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(planned(await planFallbackOn(home.host, await seen(), choice, held)));
    expect(outcome).toMatchObject({ ok: true });
    expect(await readFallback(home.host, await seen(), choice)).toMatchObject({ state: 'on' });
    expect(await notes()).toMatchObject({ version: 1, on: { default: { name: 'key' } } });
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(await home.text('pilotlight-data/fallback.json')).toBe('{"version":1,');
    expect(await keepKey(home.host, held, KEY)).toMatchObject({ ok: true });
    expect(await home.text('pilotlight-data/fallback.json.damaged')).toBe('{"version":1,');
    expect(await notes()).toMatchObject({ kept: { 'anthropic-api-key': { tail: '6789' } }, unsure: {} });
  });

  it('a key that was stored since is still known when the fallback of before it is undone', async () => {
    home = await tempHome({ ...SIGNED_IN(), '.aws/config': '[profile work]\nregion = x\n' });
    const cloud = { region: 'eu-central-1', awsProfile: 'work' };
    const choice = chosen(await chooseFallback(home.host, 'bedrock', OWN, cloud));
    const held = holding({ ok: true, secret: KEY });
    const engine = createRemedies(home.host);
    const outcome = await engine.apply(planned(await planFallbackOn(home.host, await seen(), choice, held)));
    expect(outcome).toMatchObject({ ok: true });
    expect(await keepKey(home.host, held, KEY)).toMatchObject({ ok: true });
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    expect(await readFallbackState(home.host)).toMatchObject({
      damaged: false,
      kept: { 'anthropic-api-key': { tail: '6789' } },
      on: {},
    });
  });

  it('of two Pilotlights at once none forgets what the other notes', async () => {
    home = await tempHome(SIGNED_IN());
    const names = ['one', 'two', 'three', 'four'];
    await Promise.all(names.map((name) => noteGateway(home.host, name, GATEWAY)));
    expect(await notes()).toMatchObject({ gateways: Object.fromEntries(names.map((name) => [name, GATEWAY])) });
  });
});
