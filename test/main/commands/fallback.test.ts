import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { createFallbackCommands } from '../../../src/main/commands/fallback-commands.ts';
import { utilityVaultChild } from '../../../src/main/host/vault-process.ts';
import { noteGateway, readFallbackState } from '../../../src/recovery/fallback/fallback-state.ts';
import { createVault } from '../../../src/recovery/vault/vault.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const KEY = `sk-ant-api03-${'CANARYcanary'.repeat(4)}`;

/** A utility process that answers as the test says; `undefined`: never. */
class Child extends EventEmitter {
  readonly kill = vi.fn(() => true);
  readonly asked: unknown[] = [];
  constructor(private readonly answer: (question: string) => string | 'exit' | undefined) {
    super();
  }
  postMessage(question: string): void {
    this.asked.push(question);
    const answer = this.answer(question);
    if (answer === 'exit') queueMicrotask(() => this.emit('exit', 1));
    else if (answer !== undefined) queueMicrotask(() => this.emit('message', answer));
  }
}

function setUp(answer: (question: string) => string | 'exit' | undefined) {
  const host = createSimulatedHost();
  const children: Child[] = [];
  const fork = vi.fn((_program: string, _args: string[], _options: unknown) => {
    const child = new Child(answer);
    children.push(child);
    return child;
  });
  const ask = utilityVaultChild({ fork } as never, host.clock, '/out/main/vault-child.js');
  return { host, children, fork, ask };
}

describe('the vault in a utility process', () => {
  it('gets the question as a message, and is ended after its answer', async () => {
    const { ask, children, fork } = setUp(() => 'the answer');
    expect(await ask(KEY, 3000)).toEqual({ ok: true, answer: 'the answer' });
    expect(fork).toHaveBeenCalledExactlyOnceWith(
      '/out/main/vault-child.js',
      [],
      expect.objectContaining({ stdio: 'ignore' }),
    );
    expect(JSON.stringify(fork.mock.calls)).not.toContain('CANARY');
    expect(children[0]?.kill).toHaveBeenCalledOnce();
    expect(children[0]?.listenerCount('message')).toBe(0);
  });

  it('that dies says that it failed', async () => {
    expect(await setUp(() => 'exit').ask('{}', 3000)).toEqual({ ok: false, why: 'failed' });
  });

  it('that hangs is ended at the limit', async () => {
    const { ask, children, host } = setUp(() => undefined);
    const outcome = ask('{}', 3000);
    await host.advance(3001);
    expect(await outcome).toEqual({ ok: false, why: 'timeout' });
    expect(children[0]?.kill).toHaveBeenCalledOnce();
    expect(host.clock.pending()).toBe(0);
  });
});

describe('the key from the clipboard', () => {
  const commands = (text: string) => {
    let held: string | null = null;
    const { host, ask } = setUp((question) => {
      const asked = JSON.parse(question) as { do: string; secret?: string };
      if (asked.do === 'set') held = asked.secret ?? null;
      return JSON.stringify({ ok: true, secret: asked.do === 'get' ? held : null });
    });
    const changed = vi.fn();
    const vault = async () => createVault(host, ask);
    const clipboard = { readText: async () => text };
    return { host, changed, held: () => held, run: createFallbackCommands({ host, clipboard, vault, changed }) };
  };

  it('goes into the vault and nowhere else', async () => {
    const { changed, held, host, run } = commands(`  ${KEY}\n`);
    expect(await run['fallback-key-from-clipboard']?.({})).toEqual({ ok: true, value: null });
    expect(held()).toBe(KEY);
    expect(changed).toHaveBeenCalledOnce();
    for (const name of (await host.files.list(host.dataDir)) ?? []) {
      const read = await host.files.read(`${host.dataDir}/${name}`);
      expect(read.ok && new TextDecoder().decode(read.bytes)).not.toContain('CANARY');
    }
  });

  it.each(['', 'hello', `sk-ant-oat01-${'x'.repeat(60)}`])(
    '%j is refused with a reason that does not repeat it',
    async (text) => {
      const { changed, held, run } = commands(text);
      const result = await run['fallback-key-from-clipboard']?.({});
      expect(result).toMatchObject({ ok: false, code: 'failed' });
      if (text) expect(JSON.stringify(result)).not.toContain(text);
      expect([held(), changed.mock.calls.length]).toEqual([null, 0]);
    },
  );

  it('gives a gateway its token, and only to one that is there', async () => {
    const { changed, held, host, run } = commands(' a-CANARY-token\n');
    const give = (name: string) => run['gateway-token-from-clipboard']?.({ name });
    expect(await give('work')).toMatchObject({ ok: false, message: 'There is no gateway “work”.' });
    expect([held(), changed.mock.calls.length]).toEqual([null, 0]);
    const gateway = { baseUrl: 'https://gateway.example', model: null, smallModel: null, token: true };
    await noteGateway(host, 'work', gateway);
    expect(await give('work')).toEqual({ ok: true, value: null });
    expect(held()).toBe('a-CANARY-token');
    expect(changed).toHaveBeenCalledOnce();
    expect(await readFallbackState(host)).toMatchObject({
      gateways: { work: gateway },
      kept: { 'gateway-work': { tail: 'oken' } },
    });
    const notes = await host.files.read(`${host.dataDir}/fallback.json`);
    expect(notes.ok && new TextDecoder().decode(notes.bytes)).not.toContain('CANARY');
  });

  it.each([
    [200, { ok: true, value: null }],
    [401, { ok: false, code: 'failed' }],
  ])('is tested at Anthropic only when asked: %d', async (status, expected) => {
    const { host, run } = commands(KEY);
    host.web.answer('https://api.anthropic.com/v1/models', { status, body: {} });
    await run['fallback-key-from-clipboard']?.({});
    expect(host.web.requests).toEqual([]);
    expect(await run['test-fallback-key']?.({})).toMatchObject(expected);
    expect(host.web.requests).toHaveLength(1);
  });
});
