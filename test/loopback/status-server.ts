/**
 * A real HTTP server on loopback that plays the status page and the hello addresses, well or badly. What it says is
 * set per path; what it was asked is written down.
 */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Reply {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** `hang`: never answers. `cut`: drops the line in the middle of the body. `garbage`: no HTTP at all. */
  misbehave?: 'hang' | 'cut' | 'garbage' | 'endless';
}

export interface StatusServer {
  origin: string;
  /** What this path says from now on; the default for any path is 404. */
  say(path: string, reply: Reply | ((request: IncomingMessage) => Reply)): void;
  /** A page with this content: JSON, ETag, Date, and 304 when the client has it. */
  sayPage(path: string, body: string, headers?: Readonly<Record<string, string>>): void;
  requests: { method: string; path: string; headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
}

const FIXTURES = new URL('../fixtures/statuspage/', import.meta.url);

/** The text of a fixture, by its path under test/fixtures/statuspage. */
export const readFixture = (path: string): string => readFileSync(new URL(path, FIXTURES), 'utf8');

/** A recorded or rebuilt answer of `http/`, ready to be said. */
export function readHttpFixture(name: string): Reply {
  const { status, headers, body } = JSON.parse(readFixture(`http/${name}.json`)) as {
    status: number;
    headers: Record<string, string>;
    body: unknown;
  };
  const { 'content-length': _, ...rest } = headers;
  return { status, headers: rest, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startStatusServer(): Promise<StatusServer> {
  const replies = new Map<string, (request: IncomingMessage) => Reply>();
  const requests: StatusServer['requests'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    requests.push({ method: request.method ?? '', path, headers: request.headers });
    answer(replies.get(path)?.(request) ?? { status: 404, body: 'not here' }, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const say: StatusServer['say'] = (path, reply) =>
    void replies.set(path, typeof reply === 'function' ? reply : () => reply);
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    say,
    sayPage(path, body, headers = {}) {
      const etag = `W/"${body.length}-${hash(body)}"`;
      const head = { 'content-type': 'application/json; charset=utf-8', etag, ...headers };
      say(path, (request) =>
        request.headers['if-none-match'] === etag ? { status: 304, headers: head } : { headers: head, body },
      );
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function answer({ status = 200, headers = {}, body = '', misbehave }: Reply, response: ServerResponse): void {
  if (misbehave === 'hang') return;
  if (misbehave === 'garbage') {
    response.socket?.end('\u0000\u0001 this is no HTTP\r\n\r\n');
    return;
  }
  response.writeHead(status, headers);
  if (misbehave === 'endless') {
    pour(response);
    return;
  }
  if (misbehave === 'cut') {
    response.write(body.slice(0, Math.max(1, body.length / 2)), () => response.socket?.destroy());
    return;
  }
  response.end(body);
}

/** Sends until the client hangs up. */
function pour(response: ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

function hash(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) >>> 0;
  return sum.toString(16);
}
