/** Against real name servers on loopback: one that never answers, and one that says there is no such name. */
import { createSocket, type Socket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLookup, type LookupOptions } from '../../../src/platform/http/lookup.ts';

const NO_SUCH_NAME = 0x8183;

function startNameServer(answer: (question: Buffer) => Buffer | null): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const said = answer(question);
    if (said) socket.send(said, from.port, from.address);
  });
  return new Promise((resolve) => socket.bind(0, '127.0.0.1', () => resolve(socket)));
}

function refuse(question: Buffer): Buffer {
  const answer = Buffer.from(question);
  answer.writeUInt16BE(NO_SUCH_NAME, 2);
  return answer;
}

/** The type of what is asked stands behind the name, which ends with an empty part. */
function isForAddress4(question: Buffer): boolean {
  return question.readUInt16BE(question.indexOf(0, 12) + 1) === 1;
}

describe('looking a name up', () => {
  let silent: Socket;
  let deafTo6: Socket;
  let refusing: Socket;
  let folder: string;
  let hosts: string;
  beforeAll(async () => {
    [silent, refusing, deafTo6] = await Promise.all([
      startNameServer(() => null),
      startNameServer(refuse),
      startNameServer((question) => (isForAddress4(question) ? refuse(question) : null)),
    ]);
    folder = await mkdtemp(join(tmpdir(), 'pilotlight-hosts-'));
    hosts = join(folder, 'hosts');
    await writeFile(hosts, '127.0.0.1 localhost\n10.0.0.7 Proxy.corp.test proxy # the way out\n');
  });
  afterAll(async () => {
    silent.close();
    refusing.close();
    deafTo6.close();
    await rm(folder, { recursive: true });
  });

  /** Who answered. */
  function look(name: string, servers: readonly Socket[], options: LookupOptions = {}): Promise<string> {
    const lookup = createLookup({
      system: (_name, _asked, answer) => answer(null, 'system'),
      servers: servers.map((server) => `127.0.0.1:${server.address().port}`),
      hostsFile: hosts,
      ...options,
    });
    return new Promise((resolve) => lookup(name, {}, (error, found) => resolve(error?.code ?? String(found))));
  }

  it('gives up where no name server answers, and does not ask the system then', async () => {
    // The one case in which the time is waited for: elsewhere a busy machine would take an answer for silence.
    expect(await look('claude.test', [silent], { silentAfterMs: 300 })).toBe('EAI_AGAIN');
  });

  it('leaves the answer to the system where one does', async () => {
    expect(await look('claude.test', [refusing])).toBe('system');
  });

  it('takes a word about one kind of address for an answer', async () => {
    expect(await look('claude.test', [deafTo6])).toBe('system');
  });

  it('hears the second of two where the first is silent', async () => {
    expect(await look('claude.test', [silent, refusing])).toBe('system');
  });

  it('leaves it to the system where no name server is named', async () => {
    expect(await look('claude.test', [])).toBe('system');
  });

  it.each(['proxy.corp.test', 'localhost', 'printer.local', 'app.localhost'])(
    'asks the system at once for %s, which the machine knows itself',
    async (name) => {
      expect(await look(name, [silent])).toBe('system');
    },
  );
});
