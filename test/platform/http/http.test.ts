import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Http } from '../../../src/platform/host.ts';
import { createHttp } from '../../../src/platform/http/http.ts';

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
});

/** A real server on loopback, and an Http that may talk to it. */
async function serve(answer: RequestListener, env: Record<string, string> = {}): Promise<{ http: Http; base: string }> {
  const server = createServer(answer);
  const base = await listen(server);
  return { http: open(base, env), base };
}

function open(base: string, env: Record<string, string> = {}): Http {
  const http = createHttp({ env, userAgent: 'pilotlight/9.9.9', allowOrigins: [base] });
  ending.push(() => http.reset());
  return http;
}

function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
    ending.push(() => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  });
}

describe('a request', () => {
  it('says who asks and gives back status, headers and text', async () => {
    const { http, base } = await serve((request, response) => {
      response.setHeader('X-Who', request.headers['user-agent'] ?? '');
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.statusCode = 503;
      response.end('überlastet');
    });
    expect(await http.request({ url: `${base}/x`, headers: { 'If-None-Match': '"1"' } })).toMatchObject({
      ok: true,
      status: 503,
      body: 'überlastet',
      headers: { 'x-who': 'pilotlight/9.9.9', 'set-cookie': 'a=1, b=2' },
      url: `${base}/x`,
    });
  });

  it('sends a body with its method', async () => {
    const { http, base } = await serve((request, response) => void request.pipe(response));
    const outcome = await http.request({ url: base, method: 'POST', body: '{"a":1}' });
    expect(outcome).toMatchObject({ status: 200, body: '{"a":1}' });
  });

  it('does not follow a redirect', async () => {
    const { http, base } = await serve((_request, response) => {
      response.writeHead(302, { location: 'https://evil.example/' }).end();
    });
    expect(await http.request({ url: base })).toMatchObject({
      status: 302,
      headers: { location: 'https://evil.example/' },
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('unpacks %s', async (encoding, pack) => {
    const { http, base } = await serve((_request, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(pack('{"packed":true}'));
    });
    expect(await http.request({ url: base })).toMatchObject({ body: '{"packed":true}' });
  });
});

describe('a request gives up', () => {
  it('before it is sent, when the address is not allowed', async () => {
    let asked = 0;
    const { http, base } = await serve((_request, response) => {
      asked++;
      response.end();
    });
    const other = base.replace('127.0.0.1', 'localhost');
    expect(await http.request({ url: other })).toMatchObject({ ok: false, why: 'not-allowed' });
    expect(await http.request({ url: 'nonsense' })).toMatchObject({ ok: false, why: 'not-allowed' });
    expect(asked).toBe(0);
  });

  it('when more comes than agreed, packed or not', async () => {
    const { http, base } = await serve((request, response) => {
      const endless = setInterval(() => response.write('x'.repeat(4096)), 1);
      response.on('close', () => clearInterval(endless));
      if (request.url !== '/bomb') return;
      clearInterval(endless);
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(20_000_000)));
    });
    expect(await http.request({ url: base, maxBytes: 10_000 })).toMatchObject({ ok: false, why: 'too-big' });
    expect(await http.request({ url: `${base}/bomb` })).toMatchObject({ ok: false, why: 'too-big' });
  });

  it('when time is up, before the headers and amid the body', async () => {
    const { http, base } = await serve((request, response) => {
      if (request.url === '/drip') response.write('{');
    });
    expect(await http.request({ url: base, limitMs: 60 })).toMatchObject({ ok: false, why: 'timeout' });
    expect(await http.request({ url: `${base}/drip`, limitMs: 60 })).toMatchObject({ ok: false, why: 'timeout' });
  });

  it('when the packed answer is torn or no archive', async () => {
    const { http, base } = await serve((request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(request.url === '/torn' ? gzipSync('x'.repeat(9999)).subarray(0, 20) : 'not gzip at all');
    });
    expect(await http.request({ url: `${base}/torn` })).toMatchObject({ ok: false, why: 'failed' });
    expect(await http.request({ url: base })).toMatchObject({ ok: false, why: 'failed' });
  });

  it('when the other side refuses, hangs up or speaks nonsense', async () => {
    const quiet = await listen(createTcpServer((socket) => socket.destroy()));
    expect(await open(quiet).request({ url: quiet })).toMatchObject({ ok: false, why: 'reset' });
    const rude = await listen(createTcpServer((socket) => void socket.end('SSH-2.0-OpenSSH\r\n')));
    expect(await open(rude).request({ url: rude })).toMatchObject({ ok: false });
    const closed = createTcpServer();
    const gone = await listen(closed);
    await new Promise((resolve) => closed.close(resolve));
    expect(await open(gone).request({ url: gone })).toMatchObject({ ok: false, why: 'refused' });
  });

  it('when there is no TLS where it must be', async () => {
    const { base } = await serve((_request, response) => void response.end());
    const secure = base.replace('http:', 'https:');
    expect(await open(secure).request({ url: secure })).toMatchObject({ ok: false, why: 'tls' });
  });

  it('when connections are dropped, and works again afterwards', async () => {
    let asked = false;
    const { http, base } = await serve((request, response) => {
      if (request.url === '/hang') asked = true;
      else response.end('ok');
    });
    const under = http.request({ url: `${base}/hang` });
    await expect.poll(() => asked).toBe(true);
    http.reset();
    expect(await under).toMatchObject({ ok: false, why: 'aborted' });
    expect(await http.request({ url: base })).toMatchObject({ ok: true, body: 'ok' });
  });
});

describe('a proxy', () => {
  it('is used for the outside and not for loopback; its password stays out of what is told', async () => {
    const connects: string[] = [];
    const proxy = createServer((_request, response) => void response.end('via proxy'));
    proxy.on('connect', (request, socket) => {
      connects.push(request.url ?? '');
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    const address = (await listen(proxy)).replace('http://', 'http://me:hunter2@');
    const { http, base } = await serve((_request, response) => void response.end('direct'), {
      HTTPS_PROXY: address,
      HTTP_PROXY: address,
    });
    expect(await http.request({ url: base })).toMatchObject({ ok: true, body: 'direct' });
    const outcome = await http.request({ url: 'https://status.claude.com/' });
    expect(outcome).toEqual({ ok: false, why: 'proxy', detail: 'PROXY_407' });
    expect(connects).toEqual(['status.claude.com:443']);
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
  });

  it('is another one once another way is chosen', async () => {
    const connects: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      connects.push(request.url ?? '');
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    const route = { proxy: await listen(proxy), noProxy: 'claude.com', certificates: [], unchecked: false };
    const http = open('', { https_proxy: 'http://127.0.0.1:1' });
    expect(http.useRoute?.(route)).toBe(true);
    expect(http.useRoute?.({ ...route })).toBe(false);
    expect(await http.request({ url: 'https://claude.ai/' })).toMatchObject({ why: 'proxy' });
    expect(connects).toEqual(['claude.ai:443']);
    expect(http.useRoute?.(null)).toBe(true);
    expect(await http.request({ url: 'https://claude.ai/' })).toMatchObject({ why: 'refused' });
  });

  it('may be named without http://, and one that is no address is a failure like any other', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.destroy();
    });
    const address = (await listen(proxy)).replace('http://', '');
    // This one hangs up, upon which undici alone would try again without end.
    const outcome = await open('', { https_proxy: address }).request({ url: 'https://claude.ai/' });
    expect(outcome).toMatchObject({ ok: false, why: 'reset' });
    expect(asked).toEqual(['claude.ai:443']);
    const broken = open('', { HTTPS_PROXY: 'http://[nowhere' });
    expect(await broken.request({ url: 'https://claude.ai/' })).toMatchObject({ ok: false, why: 'failed' });
    broken.reset();
    expect(await broken.request({ url: 'https://claude.ai/' })).toMatchObject({ ok: false, why: 'failed' });
  });
});
