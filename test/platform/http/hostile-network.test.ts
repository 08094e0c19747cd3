/** The client against networks and servers that mean ill: real sockets on loopback, nothing simulated. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, createGzip } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Http } from '../../../src/platform/host.ts';
import { createHttp } from '../../../src/platform/http/http.ts';
import { requestFollowing } from '../../../src/sources/status/follow-redirects.ts';
import { createStatusPage } from '../../../src/sources/status/status-page.ts';
import { describeNeeding } from '../../needs.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0).reverse()) end();
});

async function listen(server: Server, host = '127.0.0.1', scheme = 'http'): Promise<{ base: string; http: Http }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const name = host.includes(':') ? `[${host}]` : host;
  const base = `${scheme}://${name}:${(server.address() as AddressInfo).port}`;
  const http = createHttp({ env: {}, userAgent: 'pilotlight/9.9.9', allowOrigins: [base] });
  ending.push(() => {
    http.reset();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { base, http };
}

/** A server that writes bytes as it likes. */
const raw = (speak: (socket: Socket) => void) =>
  createTcpServer((socket) => {
    socket.on('data', () => {});
    speak(socket);
  });

/** Calls again and again until the socket is gone. */
function drip(socket: Socket, everyMs: number, write: () => void): void {
  const timer = setInterval(write, everyMs);
  socket.on('close', () => clearInterval(timer));
}

describe('a server that does not end', () => {
  it('and drips its head, a byte at a time', async () => {
    const head = 'HTTP/1.1 200 OK\r\nx-slow: '.split('');
    const { base, http } = await listen(raw((socket) => drip(socket, 5, () => socket.write(head.shift() ?? 'x'))));
    expect(await http.request({ url: base, limitMs: 300 })).toMatchObject({ ok: false, why: 'timeout' });
  });

  it('and sends heads without an end', async () => {
    const speak = (socket: Socket): void => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 1, () => socket.write(`x-${Math.random()}: ${'y'.repeat(8_000)}\r\n`));
    };
    const { base, http } = await listen(raw(speak));
    expect(await http.request({ url: base, limitMs: 20_000 })).toMatchObject({ ok: false, why: 'failed' });
  });

  it('and answers over and over that it will go on', async () => {
    const { base, http } = await listen(
      raw((socket) => drip(socket, 1, () => socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'))),
    );
    expect(await http.request({ url: base, limitMs: 300 })).toMatchObject({ ok: false });
  });

  it('and unpacks to a gigabyte: no more of it is held than was agreed', async () => {
    const server = createHttpServer((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      const bomb = createGzip({ level: constants.Z_BEST_SPEED });
      bomb.pipe(response);
      const zeros = Buffer.alloc(1024 * 1024);
      let left = 1024;
      const fill = (): void => {
        while (left-- > 0) if (!bomb.write(zeros)) return void bomb.once('drain', fill);
        bomb.end();
      };
      response.on('close', () => {
        left = 0;
        bomb.destroy();
      });
      fill();
    });
    const { base, http } = await listen(server);
    const before = process.memoryUsage().arrayBuffers;
    const outcome = await http.request({ url: base, maxBytes: 100_000, limitMs: 30_000 });
    expect(outcome).toMatchObject({ ok: false, why: 'too-big' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('and redirects to itself: it is asked four times', async () => {
    let asked = 0;
    const server = createHttpServer((request, response) => {
      asked += 1;
      response.writeHead(302, { location: `${request.url}x` }).end();
    });
    const { base, http } = await listen(server);
    expect(await requestFollowing(http, { url: `${base}/` })).toMatchObject({ ok: true, status: 302 });
    expect(asked).toBe(4);
  });
});

describe('a network', () => {
  it.skipIf(
    !Object.values(networkInterfaces())
      .flat()
      .some((one) => one?.address === '::1'),
  )('of IPv6 alone', async () => {
    const server = createHttpServer((_request, response) => void response.end('six'));
    const { base, http } = await listen(server, '::1');
    expect(await http.request({ url: base })).toMatchObject({ ok: true, body: 'six' });
  });

  it('whose sign-in page answers for the status page is no outage, and nothing of its page is kept', async () => {
    const server = createHttpServer((request, response) => {
      if (request.url === '/login') response.setHeader('content-type', 'text/html').end('<html>Welcome, guest</html>');
      else response.writeHead(302, { location: '/login' }).end();
    });
    const { base, http } = await listen(server);
    const host = { ...createSimulatedHost({ env: { PILOTLIGHT_STATUS_URLS: `${base}/summary.json` } }), http };
    const reading = await createStatusPage(host).poll();
    expect(reading.content).toBeNull();
    expect(JSON.stringify(reading)).not.toContain('guest');
  });
});

describeNeeding('certificates', 'a server with a certificate', () => {
  /** Signed by itself. @param trusted  whether the client is told to trust it */
  async function serveWith(names: string, days: number, trusted: boolean): Promise<{ base: string; http: Http }> {
    const dir = mkdtempSync(join(tmpdir(), 'pilotlight-certificate-'));
    const at = (name: string): string => join(dir, name);
    const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
    writeFileSync(at('names'), `subjectAltName=${names}\n`);
    const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl('req', ...ec, '-keyout', at('key'), '-out', at('request'), '-subj', '/CN=test');
    const own = ['-in', at('request'), '-key', at('key'), '-out', at('cert'), '-extfile', at('names')];
    openssl('x509', '-req', ...own, '-days', String(days));
    const pem = { key: readFileSync(at('key')), cert: readFileSync(at('cert'), 'utf8') };
    rmSync(dir, { recursive: true });
    const server = createTlsServer(pem, (_request, response) => void response.end('let in'));
    const { base, http } = await listen(server, '127.0.0.1', 'https');
    http.useRoute?.({ proxy: null, noProxy: '', certificates: trusted ? [pem.cert] : [], unchecked: false });
    return { base, http };
  }

  it.each([
    ['that nobody vouches for', 'IP:127.0.0.1', 2, false],
    ['of another name', 'DNS:example.com', 2, true],
    ['whose time is over', 'IP:127.0.0.1', -1, true],
  ] as const)('%s is not spoken to', async (_name, names, days, trusted) => {
    const { base, http } = await serveWith(names, days, trusted);
    expect(await http.request({ url: base })).toMatchObject({ ok: false, why: 'tls' });
  });

  it('that is right is', async () => {
    const { base, http } = await serveWith('IP:127.0.0.1', 2, true);
    expect(await http.request({ url: base })).toMatchObject({ ok: true, body: 'let in' });
  });
});
