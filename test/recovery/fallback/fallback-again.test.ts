/** Undoing "off" is switching on: refused with a sentence where the secret, or the gateway it is for, is gone. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Plan, Refusal } from '../../../src/recovery/engine/plan.ts';
import { chooseFallback } from '../../../src/recovery/fallback/choose-fallback.ts';
import { planFallbackOff, planFallbackOn } from '../../../src/recovery/fallback/fallback.ts';
import { keepKey, keepToken } from '../../../src/recovery/fallback/fallback-key.ts';
import { noteGateway } from '../../../src/recovery/fallback/fallback-state.ts';
import { removeGateway } from '../../../src/recovery/fallback/keep-gateway.ts';
import { forgetSecret } from '../../../src/recovery/fallback/secret-store.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { createVault, KEY_ACCOUNT, type Vault } from '../../../src/recovery/vault/vault.ts';
import { VAULT_SENTENCES } from '../../../src/shared/messages/recovery/vault.ts';
import { everything, SIGNED_IN, type TempHome, tempHome } from '../temp-home.ts';
import { chosen, FAKE_KEY as KEY, OWN_PROGRAM as OWN, planned, seenIn } from './fallback-scene.ts';

const WORK = { baseUrl: 'https://gateway.example/v1', model: null, smallModel: null, token: true };

let home: TempHome;
/** What the vault holds, by account. */
let held: Map<string, string>;
let vault: Vault;
beforeEach(async () => {
  home = await tempHome({ ...SIGNED_IN(), '.aws/credentials': '[default]\n' });
  held = new Map();
  vault = createVault({ ...home.host, platform: 'linux' }, async (question) => {
    const { account, do: what, secret } = JSON.parse(question);
    if (what === 'set') held.set(account, secret);
    const found = held.has(account);
    if (what === 'delete') held.delete(account);
    return { ok: true, answer: JSON.stringify({ ok: true, secret: held.get(account) ?? null, found }) };
  });
});
afterEach(() => home.remove());

const seen = () => seenIn(home);
const files = () => everything(home.path, ['pilotlight-data/recovery', 'pilotlight-data/own']);
async function apply(plan: Plan | Refusal): Promise<string> {
  const outcome = await createRemedies(home.host).apply(planned(plan));
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.receipt.id;
}

/** @returns the id of the "off", and the files as they were while it was on */
async function onAndOff(name: string): Promise<{ off: string; whileOn: object }> {
  const choice = chosen(await chooseFallback(home.host, name, OWN, { region: 'eu-central-1' }));
  await apply(await planFallbackOn(home.host, await seen(), choice, vault));
  const whileOn = await files();
  return { off: await apply(await planFallbackOff(home.host, await seen())), whileOn };
}

/** As shells with the vault and without it do it: both refuse, and change nothing. */
async function expectRefused(id: string, says: RegExp | string): Promise<void> {
  const before = await files();
  for (const options of [{ vault: () => vault }, {}]) {
    const outcome = await createRemedies(home.host, options).undo(id);
    expect(outcome).toMatchObject({ ok: false, why: 'failed', message: expect.stringMatching(says) });
  }
  expect(await files()).toEqual(before);
}

it('is refused when the key was forgotten, and works again when one is kept', async () => {
  await keepKey(home.host, vault, KEY);
  const { off, whileOn } = await onAndOff('key');
  await forgetSecret(home.host, vault, KEY_ACCOUNT);
  await expectRefused(off, /^The API key is no longer in the vault.*“pilotlight fallback key”.*\.$/);
  expect((await createRemedies(home.host).undoable()).map(({ id }) => id)).toContain(off);

  await keepKey(home.host, vault, KEY);
  expect(await createRemedies(home.host, { vault: () => vault }).undo(off)).toMatchObject({ ok: true });
  const settings = '.claude/settings.json';
  expect(await files()).toMatchObject({ [settings]: (whileOn as Record<string, string>)[settings] });
});

it('is refused while the vault gives no key although one is noted, as "on" is', async () => {
  await keepKey(home.host, vault, KEY);
  const { off } = await onAndOff('key');
  held.clear();
  const outcome = await createRemedies(home.host, { vault: () => vault }).undo(off);
  expect(outcome).toMatchObject({ ok: false, message: VAULT_SENTENCES.locked });
});

it('is refused while nobody knows whether the vault holds a key', async () => {
  await keepKey(home.host, vault, KEY);
  const { off } = await onAndOff('key');
  const silent = createVault({ ...home.host, platform: 'linux' }, async () => ({ ok: false, why: 'timeout' }));
  await forgetSecret(home.host, silent, KEY_ACCOUNT);
  await expectRefused(off, /may still be in the vault/);
});

it('is refused where only a helper stood in the settings, and no note', async () => {
  await keepKey(home.host, vault, KEY);
  const { helper } = chosen(await chooseFallback(home.host, 'key', OWN));
  await home.put('.claude/settings.json', JSON.stringify({ apiKeyHelper: helper }));
  const off = await apply(await planFallbackOff(home.host, await seen()));
  await forgetSecret(home.host, vault, KEY_ACCOUNT);
  await expectRefused(off, /no longer in the vault/);
});

it('is refused where the settings file had been made for it', async () => {
  await rm(join(home.path, '.claude/settings.json'));
  await keepKey(home.host, vault, KEY);
  const { off } = await onAndOff('key');
  await forgetSecret(home.host, vault, KEY_ACCOUNT);
  await expectRefused(off, /no longer in the vault/);
});

it('is refused for a gateway that was removed, and never sends the token of a new one to the old address', async () => {
  const keepWork = (baseUrl: string) =>
    keepToken(home.host, vault, { name: 'work', address: { ...WORK, baseUrl } }, 'gateway-CANARY7F3A-token');
  await keepWork(WORK.baseUrl);
  const { off } = await onAndOff('work');
  expect(await removeGateway(home.host, vault, 'work')).toBeNull();
  await expectRefused(off, /^The gateway “work” was removed since.*\.$/);

  await keepWork('https://other.example/v1');
  await expectRefused(off, /^The gateway “work” has another address by now.*\.$/);

  await noteGateway(home.host, 'work', WORK);
  await forgetSecret(home.host, vault, 'gateway-work');
  await expectRefused(off, /^The token of “work” is no longer in the vault.*\.$/);

  await keepWork(WORK.baseUrl);
  expect(await createRemedies(home.host, { vault: () => vault }).undo(off)).toMatchObject({ ok: true });
});

it.each(['local', 'bedrock'])('%s needs no secret, and comes back to the byte', async (name) => {
  await noteGateway(home.host, 'local', { ...WORK, token: false });
  const { off, whileOn } = await onAndOff(name);
  const locked = createVault({ ...home.host, platform: 'linux' }, async () => ({ ok: false, why: 'timeout' }));
  expect(await createRemedies(home.host, { vault: () => locked }).undo(off)).toMatchObject({ ok: true });
  expect(await files()).toEqual(whileOn);
});
