import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageFiles } from '../../src/headless/serve/page-files.ts';
import { type Serving, startServer } from '../../src/headless/serve/server.ts';
import { TROUBLE } from '../../src/shared/messages/desktop.ts';
import { type FakeMonitor, fakeMonitor } from '../browser/harness/fake-monitor.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';
import { WAIT } from '../patience.ts';
import { contractSuite } from './contract-suite.ts';
import { loopbackClient, openSession, ownHeaders, send, ticketOf } from './loopback-client.ts';

const PAGE: PageFiles = new Map([
  ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html>'), gzipped: Buffer.from('zipped') }],
  ['/assets/index-1.js', { type: 'text/javascript', bytes: Buffer.from('1'), gzipped: Buffer.from('z') }],
]);

async function serve(monitor: FakeMonitor, now?: () => number): Promise<Serving> {
  const server = await startServer(monitor, { page: PAGE, ...(now ? { now } : {}) });
  if (!server.ok) throw new Error(server.message);
  return server;
}

async function sessionOf(server: Serving): Promise<string> {
  const { text } = await openSession(server.port, server.newLink());
  return (JSON.parse(text) as { session: string }).session;
}

contractSuite('loopback', async (monitor) => {
  const server = await serve(monitor);
  return {
    connect: async () => loopbackClient(server.port, await sessionOf(server)),
    close: () => server.close(),
  };
});

describe('who comes in over loopback', () => {
  let now = 0;
  let monitor: FakeMonitor;
  let server: Serving;
  let port = 0;
  beforeEach(async () => {
    now = 1000;
    monitor = fakeMonitor(sampleSnapshots(Date.UTC(2026, 7, 16)).well);
    server = await serve(monitor, () => now);
    port = server.port;
  });
  afterEach(async () => {
    expect(monitor.asked).toEqual([]);
    await server.close();
  });

  it('gives the page away, with every header that keeps others out, and no cookie', async () => {
    const { headers, status, text } = await send(port, {});
    expect([status, text]).toEqual([200, '<!doctype html>']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/);
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('sends the page compressed to those who ask for it', async () => {
    const { headers, text } = await send(port, { headers: { 'accept-encoding': 'br, gzip' } });
    expect([headers['content-encoding'], text]).toEqual(['gzip', 'zipped']);
  });

  it.each([
    ['a name turned to this machine', 'evil.test'],
    ['that name with the port', 'evil.test:PORT'],
    ['localhost', 'localhost:PORT'],
    ['no port', '127.0.0.1'],
    ['another port', '127.0.0.1:1'],
    ['a longer name', '127.0.0.1:PORT.evil.test'],
    ['IPv6', '[::1]:PORT'],
  ])('answers 421 to %s in Host', async (_, host) => {
    for (const path of ['/', '/assets/index-1.js', '/snapshot', '/events']) {
      const answer = await send(port, { path, headers: { host: host.replace('PORT', String(port)) } });
      expect(answer.status).toBe(421);
    }
  });

  it.each([
    ['a foreign origin', { origin: 'https://evil.test' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { origin: 'null' }],
    ['our address over https', { origin: 'https://127.0.0.1:PORT' }],
    ['no origin', { origin: null }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port by the browser’s own word', { 'sec-fetch-site': 'same-site' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
  ])('answers 403 to a command from %s, session or not', async (_, change) => {
    const session = await sessionOf(server);
    const headers: Record<string, string> = ownHeaders(port, session);
    for (const [key, value] of Object.entries(change)) {
      if (value === null) delete headers[key];
      else headers[key] = value.replace('PORT', String(port));
    }
    const body = JSON.stringify({ name: 'refresh', payload: {} });
    expect((await send(port, { method: 'POST', path: '/run', headers, body })).status).toBe(403);
    expect((await send(port, { method: 'POST', path: '/session', headers, body })).status).toBe(403);
  });

  it('answers 403 to a page elsewhere that reads, and gives it no CORS header', async () => {
    const session = await sessionOf(server);
    for (const path of ['/snapshot', '/events', '/']) {
      const headers = { ...ownHeaders(port, session), origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' };
      const answer = await send(port, { path, headers });
      expect(answer.status).toBe(403);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('answers no preflight', async () => {
    const headers = { origin: `http://127.0.0.1:${port}`, 'access-control-request-method': 'POST' };
    const answer = await send(port, { method: 'OPTIONS', path: '/run', headers });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('lets a link open one session, once', async () => {
    const link = server.newLink();
    expect((await openSession(port, link)).status).toBe(200);
    expect((await openSession(port, link)).status).toBe(401);
  });

  it('lets a link open nothing after a minute', async () => {
    const link = server.newLink();
    now += 60_001;
    expect((await openSession(port, link)).status).toBe(401);
  });

  it('makes links and sessions of 256 random bits', async () => {
    const tokens = [ticketOf(server.newLink()), ticketOf(server.newLink()), await sessionOf(server)];
    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBe(32);
  });

  it.each([
    ['nothing', undefined],
    ['an empty token', 'Bearer '],
    ['a made-up token', `Bearer ${'A'.repeat(43)}`],
    ['another scheme', `Basic ${'A'.repeat(43)}`],
    ['a very long one', `Bearer ${'A'.repeat(6000)}`],
  ])('answers 401 to %s for a session', async (_, authorization) => {
    const headers: Record<string, string> = ownHeaders(port);
    if (authorization !== undefined) headers.authorization = authorization;
    const body = JSON.stringify({ name: 'quit', payload: {} });
    expect((await send(port, { path: '/snapshot', headers })).status).toBe(401);
    expect((await send(port, { path: '/events', headers })).status).toBe(401);
    expect((await send(port, { method: 'POST', path: '/run', headers, body })).status).toBe(401);
  });

  it('takes no ticket for a session', async () => {
    const headers = ownHeaders(port, ticketOf(server.newLink()));
    expect((await send(port, { path: '/snapshot', headers })).status).toBe(401);
  });

  it('forgets a session that was idle for twelve hours, and the oldest of nine', async () => {
    const first = await sessionOf(server);
    const use = async (session: string) =>
      (await send(port, { path: '/snapshot', headers: ownHeaders(port, session) })).status;
    now += 11 * 3_600_000;
    expect(await use(first)).toBe(200);
    now += 11 * 3_600_000;
    expect(await use(first)).toBe(200);
    const others: string[] = [];
    for (let i = 0; i < 8; i++) {
      now += 1;
      others.push(await sessionOf(server));
    }
    expect(await use(first)).toBe(401);
    expect(await use(others[7] ?? '')).toBe(200);
    now += 13 * 3_600_000;
    expect(await use(others[7] ?? '')).toBe(401);
  });

  it('counts an open window as use, however long nothing is pressed in it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const session = await sessionOf(server);
      let isOpen = false;
      const stop = loopbackClient(port, session).subscribe(() => {
        isOpen = true;
      });
      await vi.waitFor(() => expect(isOpen).toBe(true), WAIT);
      now += 13 * 3_600_000;
      vi.advanceTimersByTime(20_000);
      expect((await send(port, { path: '/snapshot', headers: ownHeaders(port, session) })).status).toBe(200);
      stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/index.html',
    '/assets/',
    '/?x=1',
    '/constructor',
    '/__proto__',
    'http://evil.test/',
  ])('has nothing at %s', async (path) => {
    expect((await send(port, { path })).status).toBe(404);
  });

  it('answers 405 to the wrong verb', async () => {
    const session = await sessionOf(server);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'GET']) {
      expect((await send(port, { method, path: '/run', headers: ownHeaders(port, session) })).status).toBe(405);
    }
    expect(
      (await send(port, { method: 'POST', path: '/', headers: ownHeaders(port, session), body: '{}' })).status,
    ).toBe(405);
  });

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json; charset=utf-16', 415],
    ['application/jsonp', 415],
    ['', 415],
  ])('answers to content-type "%s" with %i', async (type, status) => {
    const headers = { ...ownHeaders(port, await sessionOf(server)), 'content-type': type };
    const body = JSON.stringify({ name: 'quit', payload: {} });
    expect((await send(port, { method: 'POST', path: '/run', headers, body })).status).toBe(status);
  });

  it.each([
    ['nothing', ''],
    ['half a document', '{"name":"quit"'],
    ['a list', '[]'],
    ['a text', '"quit"'],
    ['null', 'null'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['an extra key', '{"name":"quit","payload":{},"as":"root"}'],
    ['a missing payload', '{"name":"quit"}'],
    ['a prototype', '{"__proto__":{"name":"quit"},"payload":{}}'],
    ['deep nesting', `${'['.repeat(8000)}${']'.repeat(8000)}`],
  ])('answers 400 to %s for a body', async (_, body) => {
    const headers = ownHeaders(port, await sessionOf(server));
    expect((await send(port, { method: 'POST', path: '/run', headers, body })).status).toBe(400);
  });

  it('takes a long text at the address for texts only, and only up to its limit', async () => {
    const headers = ownHeaders(port, await sessionOf(server));
    const ask = (body: string, path = '/explain') => send(port, { method: 'POST', path, headers, body });
    const asking = (text: string, name = 'explain') => JSON.stringify({ name, payload: { text } });
    const long = '\u001b'.repeat(1_000_000);
    expect((await ask(asking(long))).status).toBe(200);
    expect(monitor.asked.splice(0).map(({ name }) => name)).toEqual(['explain']);
    expect((await ask(asking(long), '/run')).status).toBe(413);
    expect(JSON.parse((await ask(asking(`${long}x`))).text)).toMatchObject({ ok: false, code: 'invalid' });
    expect((await ask(asking('x'.repeat(7_000_000)))).status).toBe(413);
    expect((await ask(JSON.stringify({ name: 'refresh', payload: {} }))).status).toBe(400);
    expect(
      (await send(port, { method: 'POST', path: '/explain', headers: ownHeaders(port), body: asking('x') })).status,
    ).toBe(401);
  });

  it('answers 413 to a body that is too big, announced or not', async () => {
    const headers = ownHeaders(port, await sessionOf(server));
    const announced = { method: 'POST', path: '/run', headers: { ...headers, 'content-length': '20000' } };
    expect((await send(port, { ...announced, body: 'x'.repeat(20_000) })).status).toBe(413);
    const parts = Array.from({ length: 5 }, () => 'x'.repeat(4096));
    expect((await send(port, { method: 'POST', path: '/run', headers, body: parts })).status).toBe(413);
    expect(
      (await send(port, { method: 'POST', path: '/session', headers: ownHeaders(port), body: parts })).status,
    ).toBe(413);
  });

  it('keeps answering after nonsense on the wire', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end('\u0000\u0001 nonsense\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.resume();
    });
    expect((await send(port, {})).status).toBe(200);
  });

  it('opens at most sixteen streams', async () => {
    const session = await sessionOf(server);
    const client = loopbackClient(port, session);
    let open = 0;
    const stops = Array.from({ length: 16 }, () => client.subscribe(() => (open += 1)));
    await expect.poll(() => open).toBe(16);
    expect((await send(port, { path: '/events', headers: ownHeaders(port, session) })).status).toBe(503);
    for (const stop of stops) stop();
    await expect
      .poll(async () => {
        let told = false;
        const stop = client.subscribe(() => {
          told = true;
        });
        await new Promise((resolve) => setTimeout(resolve, 50));
        stop();
        return told;
      })
      .toBe(true);
  });

  it('listens on 127.0.0.1 alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && !address.address.startsWith('fe80'))
      .map((address) => address?.address ?? '');
    for (const address of [...outside, '::1']) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port }, () => {
          socket.destroy();
          resolve(true);
        });
        socket.on('error', () => resolve(false));
      });
      expect(reached).toBe(false);
    }
  });

  it('knows its windows again after a restart by digests alone, and only good ones', async () => {
    let written: readonly { digest: string; at: number }[] = [];
    const first = await startServer(monitor, { page: PAGE, now: () => now, keep: (sessions) => (written = sessions) });
    if (!first.ok) throw new Error(first.message);
    const session = await sessionOf(first);
    await first.close();
    expect(JSON.stringify(written)).not.toContain(session);
    const kept = [...written, { digest: '', at: now }, { digest: 'short', at: now }];
    const second = await startServer(monitor, { page: PAGE, now: () => now, kept });
    if (!second.ok) throw new Error(second.message);
    const status = async (token: string) =>
      (await send(second.port, { path: '/snapshot', headers: ownHeaders(second.port, token) })).status;
    expect(await status(session)).toBe(200);
    expect(await status(written[0]?.digest ?? '')).toBe(401);
    await second.close();
  });

  it('writes down when a window was used last: now and then, and at the end', async () => {
    const written: number[] = [];
    const keep = (sessions: readonly { at: number }[]) => void written.push(sessions[0]?.at ?? 0);
    const own = await startServer(monitor, { page: PAGE, now: () => now, keep });
    if (!own.ok) throw new Error(own.message);
    const session = await sessionOf(own);
    const use = () => send(own.port, { path: '/snapshot', headers: ownHeaders(own.port, session) });
    now += 60_000;
    await use();
    expect(written).toEqual([1000]);
    now += 9 * 60_000;
    await use();
    expect(written).toEqual([1000, now]);
    now += 60_000;
    await use();
    await own.close();
    expect(written.at(-1)).toBe(now);
  });

  it('leaves what another run wrote down alone where nobody came', async () => {
    const keep = vi.fn();
    const own = await startServer(monitor, { page: PAGE, keep });
    if (own.ok) await own.close();
    expect(keep).not.toHaveBeenCalled();
  });

  it('says when the port is taken', async () => {
    const second = await startServer(monitor, { page: PAGE, port });
    expect(second).toMatchObject({ ok: false, why: 'port-taken' });
  });
});

it('answers on after a command that ended in an error of its own', async () => {
  const monitor = fakeMonitor(sampleSnapshots(Date.UTC(2026, 7, 16)).well);
  const faults: string[] = [];
  const server = await startServer(monitor, { page: PAGE, onFault: (...fault) => void faults.push(fault.join(': ')) });
  if (!server.ok) throw new Error(server.message);
  try {
    const client = loopbackClient(server.port, await sessionOf(server));
    monitor.answerWith(() => Promise.reject(new Error('Cannot find module "./plan-a1b2.js"')));
    const failure = { ok: false, code: 'failed', message: TROUBLE.ownFault };
    expect(await client.run('refresh', {})).toEqual(failure);
    expect(faults).toEqual(['/run: Error: Cannot find module "./plan-a1b2.js"']);
    monitor.answerWith(() => ({ ok: true, value: null }));
    expect(await client.run('refresh', {})).toEqual({ ok: true, value: null });
  } finally {
    await server.close();
  }
});

it('lets a window in however many silent connections there are', async () => {
  const monitor = fakeMonitor(sampleSnapshots(Date.UTC(2026, 7, 16)).well);
  const server = await serve(monitor);
  const silent = Array.from({ length: 150 }, () => connect(server.port, '127.0.0.1').on('error', () => {}));
  try {
    for (let round = 0; round < 5; round++) {
      expect((await send(server.port, {})).status).toBe(200);
      silent.push(...Array.from({ length: 60 }, () => connect(server.port, '127.0.0.1').on('error', () => {})));
    }
    expect(await sessionOf(server)).toMatch(/^[\w-]{43}$/);
  } finally {
    for (const socket of silent) socket.destroy();
    await server.close();
  }
});
