/** `pilotlight explain` as a person starts it: the built program, real files and pipes, a loopback service. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HELLO } from '../../field/run-doctor.ts';
import { readFixture, type StatusServer, startStatusServer } from '../../loopback/status-server.ts';
import { programEnv } from '../program-env.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/headless/index.js', import.meta.url));
const EXPIRED = 'API Error: 401 OAuth token has expired. Please obtain a new token or refresh your existing token.';

let home: string;
let service: StatusServer;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-explain-'));
  service = await startStatusServer();
  service.say('/api/hello', HELLO);
  service.say('/v1/oauth/hello', HELLO);
  service.sayPage('/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
});
afterEach(async () => {
  await service.close();
  await rm(home, { recursive: true, force: true });
});

function explain(args: readonly string[], stdin: string | Buffer = '') {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, 'explain', ...args], { env: programEnv(home, service), cwd: home });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}

it('explains words, a file and what is piped in alike', async () => {
  await writeFile(join(home, 'error.log'), EXPIRED);
  // As PowerShell writes into a file.
  await writeFile(join(home, 'wide.log'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(EXPIRED, 'utf16le')]));
  const answers = await Promise.all([
    explain(['--json', EXPIRED]),
    explain(['--json', ...EXPIRED.split(' ')]),
    explain(['--json', 'error.log']),
    explain(['--json', 'wide.log']),
    explain(['--json'], EXPIRED),
    explain(['--json', '-'], EXPIRED),
  ]);
  for (const { code, stderr, stdout } of answers) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, known: true, matches: [{ id: '401-expired' }] });
  }
});

it('calls the same words an outage while there is one', async () => {
  service.sayPage('/summary.json', readFixture('summary/2026-04-15T16-57-22Z.json'));
  // It gives the network two seconds: a busy machine may leave it without an answer.
  const said = async () => JSON.parse((await explain(['--json', EXPIRED])).stdout).matches[0];
  await expect.poll(said).toMatchObject({ cause: 'service', confidence: 'certain' });
});

it('asks nobody with --offline', async () => {
  const { stdout } = await explain(['--offline', EXPIRED]);
  expect(stdout).toContain('OAuth token has expired');
  expect(service.requests).toEqual([]);
});

it('never repeats what it was given', async () => {
  const { stdout, stderr } = await explain([], `${EXPIRED} x-api-key: sk-ant-api03-CANARYCANARYCANARY\n\u001b[2J`);
  expect(stdout + stderr).not.toMatch(/CANARY|\p{Cc}\[/u);
  expect(stdout).toContain('looks like a key or token');
});

it('ends with 1 and a plain word where it knows nothing, with 64 where nothing was given', async () => {
  expect(await explain(['--offline', 'the cat sat on the mat'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('not an error'),
  });
  expect((await explain(['--offline'], '')).code).toBe(64);
});

it('reads the ends of a log of many megabytes', async () => {
  const log = `start\n${'nothing happened here\n'.repeat(400_000)}${EXPIRED}\n`;
  expect(JSON.parse((await explain(['--json', '--offline'], log)).stdout)).toMatchObject({
    shortened: true,
    matches: [{ id: '401-expired' }],
  });
});
