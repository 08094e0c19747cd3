import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { ask, explainAnswer, originOf, type Question } from '../../../src/recovery/ask/ask.ts';
import { type AnswerEvent, createEventReader } from '../../../src/recovery/ask/read-events.ts';
import { createVault, type Vault } from '../../../src/recovery/vault/vault.ts';
import { type MessageServer, startMessageServer } from '../../claude/message-server.ts';
import fc from '../../seeded.ts';

const TOKEN = 'gateway-CANARY7F3A-token';

let server: MessageServer;
beforeEach(async () => {
  server = await startMessageServer();
});
afterEach(() => server.close());

function setUp(baseUrl: string, token: boolean, secret: string | null = null) {
  const address = { baseUrl, model: 'their-model', smallModel: null, token };
  const question: Question = { prompt: 'hi', model: null, maxTokens: 10, gateway: { name: 'work', address } };
  const host = createNodeHost({ env: {}, allowOrigins: [originOf(question)] });
  const vault: Vault = createVault({ ...host, platform: 'linux' }, async () => ({
    ok: true,
    answer: JSON.stringify({ ok: true, secret }),
  }));
  let text = '';
  const run = () =>
    ask(host, vault, question, (piece) => {
      text += piece;
    });
  return { run, text: () => text };
}

async function answering(status: number, body: string): Promise<Server> {
  const other = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'text/event-stream' }).end(body);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  return other;
}

describe('asking a gateway', () => {
  it('streams the answer, and sends the token there', async () => {
    const { run, text } = setUp(`http://127.0.0.1:${server.port}/a`, true, TOKEN);
    expect(await run()).toEqual({ ok: true, cutShort: false });
    expect(text()).toBe('ok');
    expect(server.sent('a')).toEqual({ authorization: `Bearer ${TOKEN}`, xApiKey: TOKEN });
  });

  it('sends no credential where none is wanted', async () => {
    const { run } = setUp(`http://127.0.0.1:${server.port}/b`, false, TOKEN);
    expect(await run()).toEqual({ ok: true, cutShort: false });
    expect(server.sent('b')).toEqual({ authorization: null, xApiKey: null });
  });

  it('asks nothing while the vault is locked', async () => {
    const { run } = setUp(`http://127.0.0.1:${server.port}/c`, true, null);
    expect(await run()).toMatchObject({ ok: false, message: expect.stringContaining('locked') });
    expect(server.sent('c')).toBeNull();
  });

  it('does not go over plain http to another computer', async () => {
    const { run } = setUp('http://192.0.2.1/v1', true, TOKEN);
    expect(await run()).toMatchObject({ ok: false, message: expect.stringContaining('only https') });
  });

  const data = (event: object): string => `data: ${JSON.stringify(event)}\n\n`;
  const piece = data({ type: 'content_block_delta', delta: { type: 'text_delta', text: 'half' } });
  it.each([
    [200, piece, /broke off before its end/],
    [200, piece + data({ type: 'error', error: { type: 'overloaded_error', message: TOKEN } }), /overloaded_error/],
    [401, TOKEN, /not accepted/],
    [529, TOKEN, /not your fault/],
  ])('an answer %s %j is explained, and nothing of it is repeated', async (status, body, says) => {
    const other = await answering(status, body);
    const { run, text } = setUp(`http://127.0.0.1:${(other.address() as AddressInfo).port}`, true, TOKEN);
    const outcome = await run();
    await new Promise((resolve) => other.close(resolve));
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(says) });
    expect(JSON.stringify(outcome)).not.toContain('CANARY');
    expect(text()).toBe(status === 200 ? 'half' : '');
  });

  it('says when the answer was cut short', async () => {
    const other = await answering(200, piece + data({ type: 'message_delta', delta: { stop_reason: 'max_tokens' } }));
    const { run } = setUp(`http://127.0.0.1:${(other.address() as AddressInfo).port}`, false);
    expect(await run()).toEqual({ ok: true, cutShort: true });
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('the stream', () => {
  it('reads the same wherever it is cut', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 });
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.nat(400), { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        (pieces, cuts, eol) => {
          const events = pieces.map((text) => ({ type: 'content_block_delta', delta: { type: 'text_delta', text } }));
          const stream = [...events, { type: 'ping' }, { type: 'message_delta', delta: { stop_reason: 'end_turn' } }]
            .map((event) => `event: ${event.type}${eol}data: ${JSON.stringify(event)}${eol}${eol}`)
            .join('');
          const read = createEventReader();
          const seen: AnswerEvent[] = [];
          let at = 0;
          for (const cut of [...cuts.sort((a, b) => a - b), stream.length]) {
            const end = Math.min(Math.max(cut, at), stream.length);
            seen.push(...read(stream.slice(at, end)));
            at = end;
          }
          expect(seen).toEqual([...pieces.map((text) => ({ kind: 'text', text })), { kind: 'end', why: 'end_turn' }]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([400, 401, 403, 404, 429, 500, 529, 302])('%s has a sentence of its own', (status) => {
    expect(explainAnswer({ ok: true, status, headers: {}, body: '', url: '' }, null)).toMatch(/\.$/);
  });
});
