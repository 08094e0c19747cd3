/** Anthropic on a calm day, on loopback: the status page reports nothing, the addresses of sign-in and API answer. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { summaryAt } from '../../test/simulation/recorded-incidents.ts';

export interface CalmService {
  /** Sends Pilotlight there. */
  env: Readonly<Record<'PILOTLIGHT_STATUS_URLS' | 'PILOTLIGHT_HELLO_URLS', string>>;
  close(): void;
}

export async function startCalmService(): Promise<CalmService> {
  const server = createServer((request, response) => {
    const body = request.url?.includes('summary') ? summaryAt([], Date.now()) : { message: 'hello' };
    const etag = '"calm"';
    const known = request.headers['if-none-match'] === etag;
    response.writeHead(known ? 304 : 200, { 'content-type': 'application/json', etag });
    response.end(known ? '' : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      PILOTLIGHT_STATUS_URLS: `${base}/summary.json`,
      PILOTLIGHT_HELLO_URLS: `${base}/api/hello,${base}/oauth/hello`,
    },
    close: () => server.close(),
  };
}
