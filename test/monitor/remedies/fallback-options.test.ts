import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { keepKey } from '../../../src/recovery/fallback/fallback-key.ts';
import { fallbackStatePath, noteGateway } from '../../../src/recovery/fallback/fallback-state.ts';
import { createVault } from '../../../src/recovery/vault/vault.ts';
import type { Command, CommandName, RemedyPreview } from '../../../src/shared/commands.ts';
import type { FallbackOption } from '../../../src/shared/fallback.ts';
import { API_KEY } from '../../field/field-case.ts';
import { everything, SIGNED_IN } from '../../recovery/temp-home.ts';
import { memoryVault } from '../../recovery/vault/memory-vault.ts';
import { type LiveMonitor, startLiveMonitor } from '../live-monitor.ts';

const AWS = { '.aws/config': '[profile work]\nregion = x\n' };
const OLLAMA = {
  name: 'ollama',
  baseUrl: 'http://127.0.0.1:11434',
  model: 'qwen3-coder',
  smallModel: '',
  token: false,
};
const WORK = { name: 'work', baseUrl: 'https://gateway.example/anthropic', model: '', smallModel: '', token: true };

/** A gateway at which nobody listens is trouble, whoever switched it on. */
function listenAsOllama(): void {
  const gateway = createServer((socket) => socket.destroy()).listen(Number(new URL(OLLAMA.baseUrl).port), '127.0.0.1');
  onTestFinished(() => void gateway.close());
}

describe('what else could be used', () => {
  let live: LiveMonitor;
  beforeEach(async () => {
    // A machine without a keyring; test/keyring has real ones.
    const none = async () => ({ ok: true, answer: '{"ok":false,"why":"no-bus"}' }) as const;
    live = await startLiveMonitor({
      files: { ...SIGNED_IN(), ...AWS },
      env: { GOOGLE_APPLICATION_CREDENTIALS: undefined },
      fallback: { vault: async () => createVault(live.home.host, none), own: ['/opt/pilotlight/bin/pilotlight'] },
    });
  });
  afterEach(() => live.close());

  const run = (name: CommandName, payload: object) => live.monitor.run({ name, payload } as Command);
  const fallback = () => live.monitor.snapshot().fallback;
  const way = (name: string): FallbackOption | undefined => fallback().ways?.find((one) => one.name === name);
  const configuration = () => everything(live.home.path, ['pilotlight-data']);
  async function carryOut(remedy: string, wish?: object): Promise<void> {
    const planned = await run('plan-remedy', { remedy, profile: 'default', ...(wish ? { fallback: wish } : {}) });
    if (!planned.ok) throw new Error(planned.message);
    const { id } = planned.value as RemedyPreview;
    expect(await run('apply-remedy', { plan: id })).toEqual({ ok: true, value: null });
  }

  it('is looked at when somebody asks, and kept up to date from then on', async () => {
    live.monitor.touch();
    expect(fallback().ways).toBeUndefined();
    expect(await run('list-fallbacks', {})).toEqual({ ok: true, value: null });
    await expect
      .poll(() => fallback().ways?.map(({ kind, name }) => `${kind} ${name}`))
      .toEqual(['cloud bedrock', 'cloud mantle', 'cloud vertex', 'proposal ollama', 'proposal minimax', 'proposal ']);
    expect(way('bedrock')).toMatchObject({ lacks: null, on: false, asks: { awsProfile: 'work' } });
    expect(way('vertex')).toMatchObject({ lacks: expect.stringContaining('gcloud auth'), asks: {} });
    expect(way('minimax')?.asks).toMatchObject({ name: 'minimax', token: true });

    expect(await run('add-gateway', OLLAMA)).toEqual({ ok: true, value: null });
    await expect
      .poll(() => way('ollama'))
      .toMatchObject({
        kind: 'gateway',
        detail: 'http://127.0.0.1:11434, qwen3-coder',
        lacks: null,
        lacksToken: false,
      });
  });

  it('is seen at once when another Pilotlight, the terminal, has noted it', async () => {
    await run('list-fallbacks', {});
    await noteGateway(live.home.host, 'work', { baseUrl: WORK.baseUrl, model: null, smallModel: null, token: false });
    await expect.poll(() => way('work')?.kind).toBe('gateway');
  });

  it('takes no gateway that is wrong, nor one twice', async () => {
    const add = (change: object) => run('add-gateway', { ...WORK, ...change });
    expect(await add({ name: 'Work!' })).toMatchObject({ ok: false, message: expect.stringContaining('short name') });
    expect(await add({ baseUrl: 'http://gateway.example' })).toMatchObject({
      message: expect.stringContaining('https'),
    });
    expect(await add({ name: 'bedrock' })).toMatchObject({ message: expect.stringContaining('another fallback') });
    expect(await add({})).toEqual({ ok: true, value: null });
    // A token that is kept for it would go to the new address.
    const again = await add({ baseUrl: 'https://other.example' });
    expect(again).toMatchObject({ ok: false, message: expect.stringContaining('already') });
  });

  it('a gateway goes on and off, and leaves every byte as it was', async () => {
    listenAsOllama();
    await run('list-fallbacks', {});
    const before = await configuration();
    await run('add-gateway', OLLAMA);
    await carryOut('fallback-on', { name: 'ollama' });
    const { env } = JSON.parse(await live.home.text('.claude/settings.json'));
    expect(env).toMatchObject({ ANTHROPIC_BASE_URL: OLLAMA.baseUrl, ANTHROPIC_DEFAULT_HAIKU_MODEL: OLLAMA.model });
    await expect.poll(fallback).toMatchObject({ state: 'on', name: 'ollama' });
    expect(way('ollama')?.on).toBe(true);
    // What the person switched on is no trouble, and not the key's doing.
    await expect.poll(() => live.monitor.snapshot().light).toBe('blue');
    expect(live.monitor.snapshot().spoken.sentence).toBe('Working without your plan.');
    expect(live.monitor.snapshot().findings.map(({ id }) => id)).not.toContain('token-shadows-login');
    expect(await run('remove-gateway', { name: 'ollama' })).toMatchObject({ ok: false });
    await carryOut('fallback-off');
    expect(await configuration()).toEqual(before);
    expect(await run('remove-gateway', { name: 'ollama' })).toEqual({ ok: true, value: null });
    await expect.poll(() => way('ollama')?.kind).toBe('proposal');
  });

  it('a gateway whose token is missing is not switched on', async () => {
    await run('list-fallbacks', {});
    await run('add-gateway', WORK);
    await expect.poll(() => way('work')).toMatchObject({ lacks: expect.any(String), lacksToken: true });
    const wish = { remedy: 'fallback-on', profile: 'default', fallback: { name: 'work' } };
    expect(await run('plan-remedy', wish)).toMatchObject({ ok: false });
    // No token was ever kept, so no vault is needed for it to go.
    expect(await run('remove-gateway', { name: 'work' })).toEqual({ ok: true, value: null });
  });

  it('a cloud says what it lacks, and goes on and off', async () => {
    await run('list-fallbacks', {});
    const before = await configuration();
    const plan = (fallback: object) => run('plan-remedy', { remedy: 'fallback-on', profile: 'default', fallback });
    expect(await plan({ name: 'bedrock', region: '', awsProfile: 'work' })).toMatchObject({
      message: expect.stringContaining('region is needed'),
    });
    expect(await plan({ name: 'mantle', region: 'eu-central-1', awsProfile: 'nobody' })).toMatchObject({
      message: expect.stringContaining('There is: work'),
    });
    await carryOut('fallback-on', { name: 'bedrock', region: 'eu-central-1', awsProfile: 'work' });
    await expect.poll(fallback).toMatchObject({ state: 'on', name: 'bedrock' });
    expect(way('bedrock')?.on).toBe(true);
    await carryOut('fallback-off');
    expect(await configuration()).toEqual(before);
  });
});

it('a fallback that has been on for days is spoken of', async () => {
  listenAsOllama();
  const since = Date.now() - 50 * 3_600_000;
  const env = { ANTHROPIC_BASE_URL: OLLAMA.baseUrl, ANTHROPIC_AUTH_TOKEN: 'none' };
  const keys = Object.keys(env).map((name) => ['env', name]);
  const notes = {
    version: 1,
    gateways: { ollama: { baseUrl: OLLAMA.baseUrl, model: null, smallModel: null, token: false } },
    on: { default: { name: 'ollama', since, madeFile: true, keys } },
  };
  const live = await startLiveMonitor({
    files: {
      ...SIGNED_IN(),
      '.claude/settings.json': JSON.stringify({ env }),
      'pilotlight-data/fallback.json': JSON.stringify(notes),
    },
    fallback: { vault: async () => Promise.reject(new Error('not asked')), own: null },
  });
  try {
    await expect
      .poll(() => live.monitor.snapshot().notices)
      .toMatchObject([{ kind: 'fallback', title: 'The fallback has been on for 2 days.' }]);
  } finally {
    await live.close();
  }
});

describe('a stored key', () => {
  it('is not known any more once the notes are gone', async () => {
    const vault = memoryVault();
    const live = await startLiveMonitor({ fallback: { vault: async () => vault, own: [process.execPath] } });
    onTestFinished(() => live.close());
    await keepKey(live.home.host, vault, API_KEY);
    live.monitor.touch();
    await expect.poll(() => live.monitor.snapshot().fallback.state).toBe('off');
    await rm(fallbackStatePath(live.home.host));
    await expect.poll(() => live.monitor.snapshot().fallback).toMatchObject({ state: 'no-key', tail: null });
  });
});
