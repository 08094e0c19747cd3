/** `pilotlight ask` as a person runs it: the built program, a real keyring, a server on loopback. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AnthropicDouble, startAnthropicDouble } from '../../claude/anthropic-double.ts';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { WAIT } from '../../patience.ts';
import { createRunner, PROGRAM, type ProgramRunner } from './program-runner.ts';

const TOKEN = 'gateway-CANARY7F3A-token';
const KEY = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';

let runner: ProgramRunner;
beforeEach(() => {
  runner = createRunner();
});
afterEach(() => runner.close());

const event = (data: object): string => `event: x\ndata: ${JSON.stringify(data)}\n\n`;
const piece = (text: string): string =>
  event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } });
const END = event({ type: 'message_delta', delta: { stop_reason: 'end_turn' } });

interface Asked {
  path: string;
  key: string | undefined;
  body: { model: string; max_tokens: number; stream: boolean; messages: { role: string; content: string }[] };
}

interface Gateway {
  url: string;
  asked: Asked[];
  /** How the next question is answered. */
  answer: (response: ServerResponse) => unknown;
}

function whole(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end(piece('Fine, ') + piece('thanks – ä.') + END);
}

async function note(request: IncomingMessage, asked: Asked[]): Promise<void> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  const key = request.headers['x-api-key'];
  asked.push({ path: request.url ?? '', key: Array.isArray(key) ? key[0] : key, body: JSON.parse(text) });
}

async function startGateway(): Promise<Gateway> {
  const server: Server = createServer(async (request, response) => {
    await note(request, gateway.asked);
    gateway.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`;
  const gateway: Gateway = { url, asked: [], answer: whole };
  runner.cleanUp.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return gateway;
}

describeNeeding('keyring', 'asking a gateway with its token from a real keyring', () => {
  let session: KeyringSession;
  let gateway: Gateway;
  beforeEach(async () => {
    session = await startKeyringSession('open');
    runner.cleanUp.push(() => session.close());
    Object.assign(runner, { home: session.home, env: session.env });
    gateway = await startGateway();
    const added = await runner.run(
      ['fallback', 'add', 'work', '--url', gateway.url, '--model', 'their-model'],
      `${TOKEN}\n`,
    );
    expect(added).toMatchObject({ code: 0 });
  });
  const ask = (args: readonly string[], input?: string | null) =>
    runner.run(['ask', '--gateway', 'work', ...args], input);
  const prompts = () => gateway.asked.map(({ body }) => body.messages[0]?.content);

  it('sends the words and the token there, and writes the answer alone', async () => {
    expect(await ask(['how', 'are', 'you?'])).toEqual({ code: 0, stdout: 'Fine, thanks – ä.\n', stderr: '' });
    expect(gateway.asked).toEqual([
      {
        path: '/messages/v1/messages',
        key: TOKEN,
        body: {
          model: 'their-model',
          max_tokens: 4096,
          stream: true,
          messages: [{ role: 'user', content: 'how are you?' }],
        },
      },
    ]);
  });

  it('takes piped text, a file, and the question after them', async () => {
    writeFileSync(join(runner.home, 'notes.txt'), 'one\ntwo');
    await ask([], 'from the pipe');
    await ask(['--file', 'notes.txt', 'which?']);
    await ask(['--file', join(runner.home, 'notes.txt')], 'and the pipe');
    // With a question given nobody waits for a pipe that is never ended.
    await ask(['alone'], null);
    const file = (name: string) => `<file name="${name}">\none\ntwo\n</file>`;
    expect(prompts()).toEqual([
      'from the pipe',
      `${file('notes.txt')}\n\nwhich?`,
      `${file(join(runner.home, 'notes.txt'))}\n\nand the pipe`,
      'alone',
    ]);
  });

  it.skipIf(process.platform === 'win32')(
    'takes what a shell pipes in or names, together with the question',
    async () => {
      const shell = (line: string) =>
        new Promise<number | null>((done) => {
          const sh = spawn('sh', ['-c', line, process.execPath, PROGRAM], {
            cwd: runner.home,
            env: runner.env,
            stdio: 'ignore',
          });
          sh.on('close', done);
        });
      writeFileSync(join(runner.home, 'diff.txt'), 'from a file');
      // The letter comes in two pieces.
      await shell(`(printf 'a \\303'; sleep 1; printf '\\244') | "$0" "$1" ask --gateway work review this`);
      await shell(`"$0" "$1" ask --gateway work review this < diff.txt`);
      await shell(`"$0" "$1" ask --gateway work alone < /dev/null`);
      expect(prompts()).toEqual(['a ä\n\nreview this', 'from a file\n\nreview this', 'alone']);
    },
  );

  it.skipIf(process.platform === 'win32')('leaves a pipe alone that stays silent, and says so', async () => {
    const line = `sleep 600 | "$0" "$1" ask --gateway work alone`;
    const sh = spawn('sh', ['-c', line, process.execPath, PROGRAM], {
      cwd: runner.home,
      env: runner.env,
      detached: true,
    });
    runner.cleanUp.push(() => process.kill(-(sh.pid ?? 0), 'SIGKILL'));
    let said = '';
    sh.stderr.on('data', (text) => {
      said += text;
    });
    await vi.waitFor(() => expect(prompts()).toEqual(['alone']), WAIT);
    expect(said).toContain('Nothing came through the pipe');
  });

  it('writes the answer as it comes', async () => {
    let finish = (): void => {};
    gateway.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(piece('first'));
      finish = () => response.end(piece(' last') + END);
    };
    const running = runner.start(['ask', '--gateway', 'work', 'hi']);
    await vi.waitFor(() => expect(running.out()).toBe('first'), WAIT);
    finish();
    expect(await running.done).toMatchObject({ code: 0, stdout: 'first last\n' });
  });

  it('answers programs in JSON, and says what was cut short', async () => {
    const short = event({ type: 'message_delta', delta: { stop_reason: 'max_tokens' } });
    gateway.answer = (response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(piece('half') + short);
    const json = await ask(['--json', '--max-tokens', '3', '--model', 'other', 'hi']);
    expect(JSON.parse(json.stdout)).toEqual({ done: true, answer: 'half', cutShort: true });
    expect(gateway.asked[0]?.body).toMatchObject({ max_tokens: 3, model: 'other' });
    expect((await ask(['hi'])).stderr).toContain('cut short');
    gateway.answer = (response) => response.writeHead(429).end();
    const refused = await ask(['--json', 'hi']);
    expect(JSON.parse(refused.stdout)).toMatchObject({ done: false, message: expect.stringContaining('Too many') });
  });

  it('explains what went wrong, and repeats nothing of it', async () => {
    const troubles: [(response: ServerResponse) => unknown, RegExp][] = [
      [(response) => response.writeHead(401).end(TOKEN), /not accepted.*fallback add work”/],
      [(response) => response.writeHead(404).end(), /model or the address is not known/],
      [(response) => response.writeHead(529).end(), /not your fault/],
      [(response) => response.socket?.destroy(), /could not be reached/],
      [(response) => response.writeHead(200).end(piece('half')), /broke off before its end/],
    ];
    for (const [answer, says] of troubles) {
      gateway.answer = answer;
      const { code, stderr, stdout } = await ask(['hi']);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(says) });
      expect(stderr + stdout).not.toContain('CANARY');
    }
  });

  it('sends nothing while the keyring is locked, or when nobody knows which token it holds', async () => {
    const notes = join(runner.home, 'pilotlight', 'fallback.json');
    runner.env = { ...runner.env, PILOTLIGHT_HOME: join(runner.home, 'pilotlight') };
    await runner.run(['fallback', 'add', 'work', '--url', gateway.url], `${TOKEN}\n`);
    const known = readFileSync(notes, 'utf8');
    writeFileSync(notes, JSON.stringify({ ...JSON.parse(known), unsure: { 'gateway-work': 'keep' } }));
    expect(await ask(['hi'])).toMatchObject({ code: 64, stderr: expect.stringContaining('was interrupted') });
    writeFileSync(notes, known);
    await session.lock();
    expect(await ask(['hi'])).toMatchObject({ code: 1, stderr: expect.stringContaining('locked') });
    expect(gateway.asked).toEqual([]);
  });
});

describe('what cannot be asked', () => {
  it.each([
    [['--gateway', 'nope', 'hi'], /no gateway “nope”/],
    [['--gateway', '__proto__', 'hi'], /no gateway “__proto__”/],
    [['--max-tokens', 'many', 'hi'], /from 1 to 200000/],
    [['--file', 'absent.txt', 'hi'], /absent.txt cannot be read/],
    [[], /Nothing was asked/],
  ])('%j is wrong usage', async (args, says) => {
    runner.home = mkdtempSync(join(tmpdir(), 'pilotlight-ask-'));
    runner.cleanUp.push(() => rmSync(runner.home, { recursive: true }));
    runner.env = { PATH: process.env.PATH ?? '', HOME: runner.home, USERPROFILE: runner.home };
    expect(await runner.run(['ask', ...args])).toMatchObject({ code: 64, stderr: expect.stringMatching(says) });
  });
});

describeNeeding(['keyring', 'certificates'], 'asking Anthropic with the key from a real keyring', () => {
  let anthropic: AnthropicDouble;
  beforeEach(async () => {
    const session = await startKeyringSession('open');
    runner.cleanUp.push(() => session.close());
    runner.home = session.home;
    anthropic = await startAnthropicDouble();
    runner.cleanUp.push(() => anthropic.close());
    runner.env = { ...session.env, ...anthropic.env };
  });

  it('sends the key to Anthropic alone, and tests it when asked to', async () => {
    const asked: Asked[] = [];
    const tested: unknown[] = [];
    anthropic.routes.set('/v1/messages', async (request, response) => {
      await note(request, asked);
      whole(response);
    });
    let status = 200;
    anthropic.routes.set('/v1/models', (request, response) => {
      tested.push([request.method, request.url, request.headers['x-api-key']]);
      response.writeHead(status).end(KEY);
    });
    expect(await runner.run(['ask', 'hi'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is none yet'),
    });
    await runner.run(['fallback', 'key'], `${KEY}\n`);
    expect(await runner.run(['ask', 'hi'])).toEqual({ code: 0, stdout: 'Fine, thanks – ä.\n', stderr: '' });
    expect(asked).toMatchObject([{ path: '/v1/messages', key: KEY, body: { messages: [{ content: 'hi' }] } }]);
    expect(await runner.run(['fallback', 'test'])).toMatchObject({ code: 0, stdout: 'Anthropic accepts the key.\n' });
    status = 401;
    const refused = await runner.run(['fallback', 'test']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('does not know this key') });
    expect(tested).toEqual(Array(2).fill(['GET', '/v1/models?limit=1', KEY]));
    expect(JSON.stringify(refused)).not.toContain('CANARY');
    expect(anthropic.calls).toEqual([
      'POST api.anthropic.com/v1/messages',
      'GET api.anthropic.com/v1/models',
      'GET api.anthropic.com/v1/models',
    ]);
  });
});
