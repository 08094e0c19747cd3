/** The window's server under a crowd, and under requests that are none. */
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageFiles } from '../../src/headless/serve/page-files.ts';
import { type Serving, startServer } from '../../src/headless/serve/server.ts';
import { type FakeMonitor, fakeMonitor } from '../browser/harness/fake-monitor.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';
import { openSession, ownHeaders, send } from './loopback-client.ts';

const HTML = '<!doctype html>';
const PAGE: PageFiles = new Map([
  ['/', { type: 'text/html; charset=utf-8', bytes: Buffer.from(HTML), gzipped: Buffer.from('zipped') }],
]);

let monitor: FakeMonitor;
let server: Serving;
beforeEach(async () => {
  monitor = fakeMonitor(sampleSnapshots(Date.UTC(2026, 7, 16)).well);
  const started = await startServer(monitor, { page: PAGE });
  if (!started.ok) throw new Error(started.message);
  server = started;
});
afterEach(() => server.close());

/** What comes back until the other side hangs up. */
function speak(...pieces: string[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

it('answers 200 clients at once, or hangs up on them; none is kept waiting, and each comes in at a second try', async () => {
  const session: string = JSON.parse((await openSession(server.port, server.newLink())).text).session;
  const ask = () => send(server.port, { path: '/snapshot', headers: ownHeaders(server.port, session) });
  const rounds = await Promise.allSettled(Array.from({ length: 200 }, ask));
  const answered = rounds.flatMap((one) => (one.status === 'fulfilled' ? [one.value.status] : []));
  // As many as may be connected at a time.
  expect(answered.length).toBeGreaterThanOrEqual(100);
  expect(new Set(answered)).toEqual(new Set([200]));
  for (let missed = 200 - answered.length; missed > 0; missed -= 1) expect((await ask()).status).toBe(200);
});

describe('what is no request', () => {
  const RUN = '{"name":"refresh","payload":{}}';
  type Post = (...more: string[]) => string;

  /** The head of a command that our own page sends. */
  async function openPost(): Promise<Post> {
    const session: string = JSON.parse((await openSession(server.port, server.newLink())).text).session;
    const own = Object.entries(ownHeaders(server.port, session)).map(([name, value]) => `${name}: ${value}`);
    return (...more) => ['POST /run HTTP/1.1', `Host: 127.0.0.1:${server.port}`, ...own, ...more, '', ''].join('\r\n');
  }

  async function expectNothing(pieces: readonly string[]): Promise<void> {
    const answer = await speak(...pieces);
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/m);
    expect(answer).not.toContain(HTML);
    expect(monitor.asked).toEqual([]);
    expect((await send(server.port, {})).status).toBe(200);
  }

  it.each([
    ['an unknown method', ['FETCH / HTTP/1.1\r\nHost: x\r\n\r\n']],
    ['a version that is none', ['GET / HTTP/9.9\r\nHost: x\r\n\r\n']],
    ['no host', ['GET / HTTP/1.1\r\n\r\n']],
    ['two hosts', ['GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n']],
    ['a head of 20 KiB', [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`]],
    ['a thousand heads', [`GET / HTTP/1.1\r\n${'A: b\r\n'.repeat(3_000)}\r\n`]],
    ['a zero byte in a head', ['GET / HTTP/1.1\r\nHost: x\0y\r\n\r\n']],
    ['a line folded over', ['GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n']],
    ['TLS', ['\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003']],
    ['HTTP/2', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']],
    ['a tunnel', ['CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n']],
    ['an upgrade', ['GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n']],
    ['a whole address', ['GET http://127.0.0.1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n']],
  ])('%s gets no page and carries nothing out', async (_name, pieces) => {
    await expectNothing(pieces);
  });

  it('the same command in good order is carried out', async () => {
    const post = await openPost();
    expect(await speak(post(`Content-Length: ${RUN.length}`, 'Connection: close'), RUN)).toMatch(/^HTTP\/1\.1 200 /);
    expect(monitor.asked).toEqual([JSON.parse(RUN)]);
  });

  const whole = (post: Post): string => `${post(`Content-Length: ${RUN.length}`)}${RUN}`;

  it.each<[string, (post: Post) => string[]]>([
    ['lengths that disagree', (post) => [post('Content-Length: 5', `Content-Length: ${RUN.length}`), RUN]],
    [
      'a length beside pieces',
      (post) => [post('Content-Length: 5', 'Transfer-Encoding: chunked'), `0\r\n\r\n${whole(post)}`],
    ],
    ['a length below nothing', (post) => [post('Content-Length: -1'), RUN]],
    ['pieces of no size', (post) => [post('Transfer-Encoding: chunked'), `zz\r\n${RUN}\r\n`]],
    ['a second request hidden in the first', (post) => [post(`Content-Length: ${whole(post).length}`), whole(post)]],
  ])('%s: nothing is carried out, though the session is a good one', async (_name, piecesOf) => {
    await expectNothing(piecesOf(await openPost()));
  });
});
