/** Reset on macOS, through a `security` that behaves like the real one. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../../src/platform/host.ts';
import type { Engine } from '../../../src/recovery/engine/engine.ts';
import { isRefusal, type Plan } from '../../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { planReset } from '../../../src/recovery/reset.ts';
import type { ProfileFacts } from '../../../src/shared/facts.ts';
import { createKeychain } from '../../../src/sources/credentials/keychain.ts';
import { CANARY, credentials, everything, GLOBAL_CONFIG, NO_MACHINE, type TempHome, tempHome } from '../temp-home.ts';

const SECURITY = fileURLToPath(new URL('../../fakes/security.cjs', import.meta.url));
const ITEM = { service: 'Claude Code-credentials', account: 'ada' };
const OTHER = { service: 'Claude Code', account: 'ada', secret: Buffer.from('key').toString('hex'), cdat: 1, mdat: 1 };
const MAC = { ...NO_MACHINE, platform: 'darwin' as const };

let home: TempHome;
let host: Host;
let engine: Engine;

beforeEach(async () => {
  home = await tempHome({ '.claude.json': GLOBAL_CONFIG, '.claude/settings.json': '{}' }, { USER: 'ada' });
  const file = join(home.path, 'keychain');
  host = { ...home.host, platform: 'darwin', env: { ...home.host.env, STAND_IN_KEYCHAIN: file } };
  // The real processes of this host start with its own environment.
  const run: Host['processes']['run'] = (request) =>
    home.host.processes.run({ ...request, env: { PATH: process.env.PATH ?? '', STAND_IN_KEYCHAIN: file } });
  host = { ...host, processes: { ...home.host.processes, run } };
  engine = createRemedies(host, { security: SECURITY });
});
afterEach(() => home.remove());

const KEYCHAIN = () => join(home.path, 'keychain');

async function fill(secret: string | Buffer | null, mode = 'open'): Promise<void> {
  const item = { ...ITEM, cdat: 1, mdat: 1, secret: Buffer.from(secret ?? '').toString('hex') };
  await writeFile(KEYCHAIN(), JSON.stringify({ mode, items: secret === null ? [OTHER] : [OTHER, item] }));
}

async function setMode(mode: string): Promise<void> {
  await writeFile(KEYCHAIN(), JSON.stringify({ ...JSON.parse(await readFile(KEYCHAIN(), 'utf8')), mode }));
}

async function secretNow(): Promise<string | null> {
  const { items } = JSON.parse(await readFile(KEYCHAIN(), 'utf8'));
  expect(items[0]).toEqual(OTHER);
  return items[1] ? Buffer.from(items[1].secret, 'hex').toString('utf8') : null;
}

async function facts(): Promise<ProfileFacts> {
  const read = await createKeychain(host, SECURITY).read(ITEM, true);
  return { ...(await home.profile()), credentials: read };
}

async function plan(): Promise<Plan> {
  const made = await planReset(host, await facts(), MAC);
  if (isRefusal(made)) throw new Error(made.refused);
  return made;
}

async function reset(): Promise<string> {
  const outcome = await engine.apply(await plan());
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.receipt.id;
}

describe('reset of a Keychain item', () => {
  it('takes the login out, keeps the MCP logins, and brings it back', async () => {
    const secret = credentials();
    await fill(secret);
    const id = await reset();
    expect(Object.keys(JSON.parse((await secretNow()) ?? ''))).toEqual(['mcpOAuth']);
    expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await secretNow()).toBe(secret);
    expect(await home.text('.claude.json')).toBe(GLOBAL_CONFIG);
  });

  it('removes an item that holds nothing else, and makes it anew', async () => {
    const secret = JSON.stringify({ claudeAiOauth: JSON.parse(credentials()).claudeAiOauth });
    await fill(secret);
    const id = await reset();
    expect(await secretNow()).toBeNull();
    expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await secretNow()).toBe(secret);
  });

  const TOKEN = `sk-ant-oat01-${CANARY}`;
  it.each([
    ['a token alone', TOKEN, 'a token or key alone stands in it'],
    ['a token in quotes', `"${TOKEN}"`, 'a token or key alone stands in it'],
    ['a login without what is around it', `{"accessToken":"${TOKEN}"}`, 'a token or key alone stands in it'],
    ['a document that is cut off', '{"claudeAiOauth":{"accessTo', 'cannot be read'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0xd8, 0x00]), 'cannot be read'],
  ])('removes the item whole, says so, and brings it back to the byte: %s', async (_name, secret, says) => {
    const bytes = Buffer.from(secret);
    await fill(bytes);
    const made = await plan();
    expect(made.steps[0]?.line).toContain('Remove the Keychain item “Claude Code-credentials” whole');
    expect(made.steps[0]?.line).toContain(says);
    const outcome = await engine.apply(made);
    expect(outcome).toMatchObject({ ok: true });
    expect(await secretNow()).toBeNull();
    expect(outcome.ok && (await engine.undo(outcome.receipt.id))).toMatchObject({ ok: true });
    const { items } = JSON.parse(await readFile(KEYCHAIN(), 'utf8'));
    expect(items[1].secret).toBe(bytes.toString('hex'));
  });

  it('does not mix what went whole into what has been written since', async () => {
    await fill(TOKEN);
    const id = await reset();
    await fill('{"mcpOAuth":{}}');
    const message = expect.stringContaining('no longer what it was');
    expect(await engine.undo(id)).toMatchObject({ ok: false, why: 'changed', message });
    expect(await secretNow()).toBe('{"mcpOAuth":{}}');
  });

  it('plans again where a document has come since a bare token was seen', async () => {
    await fill(TOKEN);
    const made = await plan();
    await fill(credentials());
    expect(await engine.apply(made)).toMatchObject({ ok: false, why: 'changed' });
  });

  it('writes letters beyond ASCII as they are', async () => {
    const secret = JSON.stringify({ claudeAiOauth: { accessToken: 'x' }, mcpOAuth: { straße: 'ö' } });
    await fill(secret);
    const id = await reset();
    expect(await secretNow()).toBe('{"mcpOAuth":{"straße":"ö"}}');
    await engine.undo(id);
    expect(await secretNow()).toBe(secret);
  });

  it('does not put the old login over a newer one', async () => {
    await fill(credentials());
    const id = await reset();
    await fill('{"claudeAiOauth":{"accessToken":"new"}}');
    expect(await engine.undo(id)).toMatchObject({ ok: false, why: 'changed' });
    expect(await secretNow()).toBe('{"claudeAiOauth":{"accessToken":"new"}}');
  });

  it('does not touch an item too large to be put back unseen', async () => {
    const secret = JSON.stringify({ ...JSON.parse(credentials()), more: 'x'.repeat(2000) });
    await fill(secret);
    expect(await engine.apply(await plan())).toMatchObject({ ok: false, why: 'failed' });
    expect(await secretNow()).toBe(secret);
  });

  it('plans again when the item changed under way', async () => {
    await fill(credentials());
    const made = await plan();
    await fill(null);
    expect(await engine.apply(made)).toMatchObject({ ok: false, why: 'changed' });
    expect(await home.text('.claude.json')).toBe(GLOBAL_CONFIG);
  });

  it.each([
    ['locked', 'locked'],
    ['denied', 'locked'],
  ])('says so when the Keychain is %s, and does it once it is open', async (mode, why) => {
    await fill(credentials());
    const made = await plan();
    await setMode(mode);
    expect(await engine.apply(made)).toMatchObject({ ok: false, why });
    await setMode('open');
    expect(await engine.apply(await plan())).toMatchObject({ ok: true });
  });

  it('cannot be undone while the Keychain is locked, and can afterwards', async () => {
    const secret = credentials();
    await fill(secret);
    const id = await reset();
    await setMode('secret-locked');
    expect(await engine.undo(id)).toMatchObject({ ok: false, why: 'locked' });
    await setMode('open');
    expect(await engine.undo(id)).toMatchObject({ ok: true });
    expect(await secretNow()).toBe(secret);
  });

  it('shows no secret in arguments, plan, receipt or journal', async () => {
    await fill(credentials());
    const made = await plan();
    const calls: unknown[] = [];
    const run: Host['processes']['run'] = (request) => {
      calls.push(request.args);
      return host.processes.run(request);
    };
    const watched = createRemedies({ ...host, processes: { ...host.processes, run } }, { security: SECURITY });
    const outcome = await watched.apply(made);
    expect(outcome).toMatchObject({ ok: true });
    const hex = Buffer.from(CANARY).toString('hex');
    for (const shown of [JSON.stringify([made, outcome, calls]), await journalText()]) {
      expect(shown).not.toContain(CANARY);
      expect(shown).not.toContain(hex);
    }
    expect(Object.values(await everything(host.dataDir)).some((text) => text.includes(CANARY))).toBe(true);
  });
});

async function journalText(): Promise<string> {
  const folder = join(host.dataDir, 'recovery');
  const [id = ''] = await readdir(folder);
  return readFile(join(folder, id, 'journal.json'), 'utf8');
}
