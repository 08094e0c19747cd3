/** `--metrics`: one page for Prometheus and nothing else, at an address of its own. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSecretWord, SHORTEST_SECRET } from '../../platform/files/read-secret-word.ts';
import type { Host } from '../../platform/host.ts';
import { METRICS } from '../../shared/messages/terminal/watching.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type MetricsAddress, readMetricsAddress } from './address.ts';
import { METRICS_TYPE, renderMetrics } from './registry.ts';

const MAX_CONNECTIONS = 16;
const TIMEOUT_MS = 5000;

export interface MetricsRequest {
  address: string;
  /** Holds the token that a scraper must send; needed beyond loopback. */
  tokenFile: string | null;
}

export type MetricsOutcome = { url: string; close(): Promise<void> } | { failed: string };

export async function serveMetrics(
  host: Pick<Host, 'files'>,
  snapshot: () => Snapshot,
  { address: text, tokenFile }: MetricsRequest,
): Promise<MetricsOutcome> {
  const address = readMetricsAddress(text);
  if (!address) return { failed: METRICS.badAddress };
  const token = tokenFile === null ? null : await readSecretWord(host, tokenFile);
  if (tokenFile !== null && token === null) return { failed: METRICS.badToken({ length: SHORTEST_SECRET }) };
  if (!address.loopback && token === null)
    return {
      failed: METRICS.needsToken,
    };
  const server = createServer({ headersTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, maxHeaderSize: 8192 });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('request', (request, response) => {
    const refused = whyRefused(request, address, token);
    if (refused !== null) {
      response.writeHead(refused, { 'content-type': 'text/plain', connection: 'close' }).end();
      return;
    }
    void renderMetrics(snapshot()).then((page) => {
      response.writeHead(200, { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' }).end(page);
    });
  });
  const failed = await listen(server, address);
  if (failed !== null) return { failed };
  const { port } = server.address() as AddressInfo;
  const name = address.host.includes(':') ? `[${address.host}]` : address.host;
  return { url: `http://${name}:${port}/metrics`, close: () => stop(server) };
}

/** @returns the status; null: it may read. A page of a browser is no scraper, whatever name led it here. */
function whyRefused(
  { url, method, headers }: IncomingMessage,
  address: MetricsAddress,
  token: string | null,
): number | null {
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return 403;
  if (address.loopback && !isLoopbackName(headers.host)) return 421;
  if (token !== null && !isSame(headers.authorization, `Bearer ${token}`)) return 401;
  if (url?.split('?')[0] !== '/metrics') return 404;
  return method === 'GET' || method === 'HEAD' ? null : 405;
}

function isLoopbackName(host: string | undefined): boolean {
  return readMetricsAddress(`${(host ?? '').replace(/:\d+$/, '')}:1`)?.loopback === true;
}

/** Takes as long whatever was sent. */
function isSame(sent: string | undefined, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent ?? ''), digest(expected));
}

function listen(server: Server, { host, port }: MetricsAddress): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(METRICS.notServed({ host, port })));
    server.listen(port, host, () => resolve(null));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
