/** A loopback stand-in for the Messages API that notes which credential each request carried. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SentCredential {
  authorization: string | null;
  xApiKey: string | null;
}

export interface MessageServer {
  port: number;
  /** What the first message request under this path prefix carried; null: none came. */
  sent(prefix: string): SentCredential | null;
  close(): Promise<void>;
}

/** Where a model is asked: Anthropic's own path, Bedrock's, Vertex's. */
const MODEL_PATH = /\/v1\/messages|\/model\/|rawPredict/i;

/** A workload's identity is exchanged for a token here, too. */
const EXCHANGED = { access_token: 'EXCHANGED-token', token_type: 'Bearer', expires_in: 3600 };

/** @param headers  of every answer to a message */
export async function startMessageServer(headers: Headers = {}): Promise<MessageServer> {
  const noted = new Map<string, SentCredential>();
  const server = createServer((request, response) => {
    const [, prefix = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    if (rest === '/v1/oauth/token') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(EXCHANGED));
      return;
    }
    if (!MODEL_PATH.test(rest)) {
      response.writeHead(404).end('{}');
      return;
    }
    readBody(request, (body) => {
      if (!isProbe(body) && !noted.has(prefix)) noted.set(prefix, credentialOf(request));
      if (/"stream":\s*true/.test(body)) stream(response, headers);
      else whole(response, headers);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    sent: (prefix) => noted.get(prefix) ?? null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function credentialOf({ headers }: IncomingMessage): SentCredential {
  const key = headers['x-api-key'];
  return {
    authorization: headers.authorization ?? null,
    xApiKey: Array.isArray(key) ? (key[0] ?? null) : (key ?? null),
  };
}

const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-test',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1 },
};

function readBody(request: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => done(body));
}

/** 2.1.197 tries at its start which of Bedrock's models answer, also when it then refuses to ask what it was told to. */
function isProbe(body: string): boolean {
  return /"max_tokens":1,"messages":\[\{"role":"user","content":"\."\}\]/.test(body);
}

type Headers = Readonly<Record<string, string>>;

function whole(response: ServerResponse, headers: Headers): void {
  response.writeHead(200, { ...headers, 'content-type': 'application/json' });
  response.end(JSON.stringify({ ...MESSAGE, content: [{ type: 'text', text: 'ok' }], stop_reason: 'end_turn' }));
}

/** An answer of one word, event by event. */
export function stream(response: ServerResponse, headers: Headers = {}): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  const events = [
    { type: 'message_start', message: MESSAGE },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'ok' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } },
    { type: 'message_stop' },
  ];
  for (const event of events) response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.end();
}
