import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpOutcome, HttpRequest } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { ask, explainAnswer, originOf, type Question } from '../../../src/recovery/ask/ask.ts';
import { type AnswerEvent, createEventReader } from '../../../src/recovery/ask/read-events.ts';
import { gatewayAccount } from '../../../src/recovery/fallback/gateway.ts';
import { createVault, KEY_ACCOUNT, type Vault } from '../../../src/recovery/vault/vault.ts';
import { ASK } from '../../../src/shared/messages/recovery/ask.ts';
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

  it('takes a text of several lines, and leaves out what it does not know', () => {
    const read = createEventReader();
    const text = 'data: {"type":"content_block_delta",\ndata: "delta":{"type":"text_delta","text":"a"}}\n\n';
    expect(read(`: comment\n\ndata: {"type":"error"}\n\n${text}data:no JSON\n\n`)).toEqual([
      { kind: 'text', text: 'a' },
    ]);
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'm' } };
    expect(read(`data:${JSON.stringify(error)}\n\n`)).toEqual([{ kind: 'error', type: 'overloaded_error' }]);
  });
});

describe('an answer that is none', () => {
  const WORK: Question['gateway'] = {
    name: 'work',
    address: { baseUrl: 'https://work.example.org', model: null, smallModel: null, token: true },
  };
  const answered = (status: number): HttpOutcome => ({ ok: true, status, headers: {}, body: '', url: '' });

  it.each([
    [200, null],
    [302, ASK.otherStatus({ status: 302 })],
    [400, ASK.refused],
    [401, ASK.notAccepted({ secret: 'key', howToStore: ASK.storeKey })],
    [403, ASK.notAllowed],
    [404, ASK.notKnown],
    [429, ASK.tooMany],
    [499, ASK.otherStatus({ status: 499 })],
    [500, ASK.serverTrouble],
    [529, ASK.serverTrouble],
  ])('%s has a sentence of its own', (status, says) => {
    expect(explainAnswer(answered(status), null)).toBe(says);
  });

  it('of a gateway speaks of its token, and how that is stored', () => {
    const says = ASK.notAccepted({ secret: 'token', howToStore: ASK.addGateway({ name: 'work' }) });
    expect(explainAnswer(answered(401), WORK)).toBe(says);
  });

  it('is told from an address that may not be asked', () => {
    expect(explainAnswer({ ok: false, why: 'not-allowed' } as HttpOutcome, null)).toBe(ASK.addressNotAllowed);
    expect(explainAnswer({ ok: false, why: 'refused' } as HttpOutcome, null)).toBe(ASK.unreachable);
  });
});

describe('asking Anthropic', () => {
  const QUESTION: Question = { prompt: 'hi', model: null, maxTokens: 7, gateway: null };

  /** Anthropic's own address cannot be had here: what would be sent there is kept. */
  async function asked(question: Partial<Question>, secrets: Record<string, string>) {
    const sent: HttpRequest[] = [];
    const real = createNodeHost({ env: {} });
    const http: typeof real.http = {
      ...real.http,
      request: async (request) => {
        sent.push(request);
        request.onText?.('data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}\n\n');
        return { ok: true, status: 200, headers: {}, body: '', url: request.url };
      },
    };
    const vault = createVault({ ...real, platform: 'linux' }, async (asked) => {
      const { account } = JSON.parse(asked) as { account: string };
      return { ok: true, answer: JSON.stringify({ ok: true, secret: secrets[account] ?? null }) };
    });
    const outcome = await ask({ ...real, http }, vault, { ...QUESTION, ...question }, () => {});
    return { outcome, sent };
  }

  it('sends the key of the fallback, and what was asked', async () => {
    const { outcome, sent } = await asked({}, { [KEY_ACCOUNT]: 'CANARY7F3A-key' });
    expect(outcome).toEqual({ ok: true, cutShort: false });
    expect(sent).toMatchObject([{ url: 'https://api.anthropic.com/v1/messages', method: 'POST' }]);
    expect(sent[0]?.headers).toEqual({
      'x-api-key': 'CANARY7F3A-key',
      'anthropic-version': '2023-06-01',
      'content-type': 'application/json',
      accept: 'text/event-stream',
    });
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      model: 'claude-sonnet-4-5',
      max_tokens: 7,
      stream: true,
      messages: [{ role: 'user', content: 'hi' }],
    });
  });

  it('sends the token of the gateway that was asked for, and takes the model that was named', async () => {
    const address = { baseUrl: 'https://work.example.org/', model: 'theirs', smallModel: null, token: true };
    const gateway = { name: 'work', address };
    const secrets = { [gatewayAccount('work')]: 'CANARY7F3A-token', [KEY_ACCOUNT]: 'CANARY7F3A-key' };
    const usual = await asked({ gateway }, secrets);
    expect(usual.sent).toMatchObject([
      {
        url: 'https://work.example.org/v1/messages',
        headers: { authorization: 'Bearer CANARY7F3A-token', 'x-api-key': 'CANARY7F3A-token' },
      },
    ]);
    const modelOf = ({ sent }: typeof usual): unknown => JSON.parse(sent[0]?.body ?? '').model;
    expect(modelOf(usual)).toBe('theirs');
    expect(modelOf(await asked({ gateway, model: 'named' }, secrets))).toBe('named');
  });

  it('says how a key or a token is stored where there is none', async () => {
    const none = await asked({}, {});
    expect(none).toEqual({
      outcome: { ok: false, message: ASK.noSecret({ secret: 'key', howToStore: ASK.storeKey }) },
      sent: [],
    });
    const address = { baseUrl: 'https://work.example.org', model: null, smallModel: null, token: true };
    const { outcome } = await asked({ gateway: { name: 'work', address } }, {});
    const howToStore = ASK.addGateway({ name: 'work' });
    expect(outcome).toEqual({ ok: false, message: ASK.noSecret({ secret: 'token', howToStore }) });
  });

  it('says what is wrong with the vault', async () => {
    const real = createNodeHost({ env: {} });
    const vault = createVault({ ...real, platform: 'linux' }, async () => ({ ok: false, why: 'timeout' }));
    expect(await ask(real, vault, QUESTION, () => {})).toMatchObject({ ok: false, why: 'timeout' });
  });
});
