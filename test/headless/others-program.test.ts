/** `pilotlight others` against a loopback tracker: what is asked, how seldom, and what is said. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { programEnv } from './program-env.ts';

const PROGRAM = fileURLToPath(new URL('../../out/headless/index.js', import.meta.url));
const MINUTE = 60_000;

let home: string;
let tracker: StatusServer;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pilotlight-others-'));
  tracker = await startStatusServer();
});
afterEach(async () => {
  await tracker.close();
  await rm(home, { recursive: true, force: true });
});

interface Issue {
  minutesAgo: number;
  title?: string;
  person?: string;
}

function sayIssues(issues: readonly Issue[], headers: Readonly<Record<string, string>> = {}): void {
  const items = issues.map(({ minutesAgo, person, title }, index) => ({
    title: title ?? 'OAuth login fails',
    html_url: `https://github.com/anthropics/claude-code/issues/${50_000 - index}`,
    created_at: new Date(Date.now() - minutesAgo * MINUTE).toISOString(),
    user: { login: person ?? `person${index}` },
  }));
  tracker.say('/search/issues', {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ total_count: items.length, incomplete_results: false, items }),
  });
}

function run(...args: string[]) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const env = { ...programEnv(home, tracker), PILOTLIGHT_OTHERS_URLS: tracker.origin };
    const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const ago = (...minutes: number[]): Issue[] => minutes.map((minutesAgo) => ({ minutesAgo }));
const CALM = ago(1000, 3000, 5000, 9000);

it('tells when many report it, with the three newest', async () => {
  sayIssues([...ago(2, 5, 9, 12, 20, 33), ...CALM]);
  const { code, stdout, stderr } = await run('others', '--json');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ version: 1, answer: 'many', why: null });
  expect(report.newest).toHaveLength(3);
  expect(report.chance).toBeLessThan(1e-4);
  expect((await run('others')).stdout).toMatch(/^\d people reported sign-in trouble in the last .*\n.*not only you/);
});

it('asks without a login, in the documented way, and at most once in ten minutes', async () => {
  sayIssues(CALM);
  await run('others');
  await run('others');
  await run('others', '--json');
  expect(tracker.requests).toHaveLength(1);
  const { headers } = tracker.requests[0] ?? {};
  expect(headers).not.toHaveProperty('authorization');
  expect(headers).not.toHaveProperty('cookie');
  expect(headers).toMatchObject({ accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' });
});

it('asks for the last hours only once it knows what is usual', async () => {
  sayIssues(CALM);
  await run('others');
  const file = join(home, 'pilotlight', 'others.json');
  const kept = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...kept, askAgainAt: 0 }));
  sayIssues(ago(3, 4, 5, 6, 7));
  expect(JSON.parse((await run('others', '--json')).stdout)).toMatchObject({ answer: 'many', people: 5 });
  expect(tracker.requests).toHaveLength(2);
});

it('counts people, not reports, and only those about signing in to Claude', async () => {
  sayIssues([
    ...Array.from({ length: 6 }, (_, minutesAgo) => ({ minutesAgo, person: 'one', title: 'login broken' })),
    ...Array.from({ length: 6 }, (_, minutesAgo) => ({ minutesAgo, title: 'MCP server OAuth login fails' })),
    ...CALM,
  ]);
  expect(JSON.parse((await run('others', '--json')).stdout).answer).toBe('usual');
});

it('makes titles safe to show', async () => {
  sayIssues([{ minutesAgo: 1, title: '\u001b[31m login\u202e <b>broken</b>' }, ...ago(2, 3, 4, 5), ...CALM]);
  const { stdout } = await run('others');
  expect(stdout).toContain('login broken');
  expect(stdout).not.toMatch(/\p{Cc}\[|\u202e|<b>/u);
});

it.each([
  ['a limit that is used up', { status: 403, headers: { 'retry-after': '3000' }, body: '{}' }, 'used-up'],
  ['a limit told by its header', { status: 403, headers: { 'x-ratelimit-remaining': '0' }, body: '{}' }, 'used-up'],
  ['a limit told in words', { status: 403, body: '{"message":"You have exceeded a secondary rate limit"}' }, 'used-up'],
  ['a filter of the network', { status: 403, body: '<html>Web Page Blocked</html>' }, 'unreachable'],
  ['a limit for a while', { status: 429, body: '{}' }, 'used-up'],
  ['another answer', { body: '{"count":3}' }, 'changed'],
  ['items of another shape', { body: '{"total_count":1,"items":[{"name":"x"}]}' }, 'changed'],
  ['a web page', { body: '<!doctype html>' }, 'changed'],
  ['a server error', { status: 500 }, 'unreachable'],
  ['a cut line', { misbehave: 'cut' as const, body: 'x' }, 'unreachable'],
])('is silent, and says why, at %s', async (_name, reply, why) => {
  tracker.say('/search/issues', reply);
  const { code, stdout } = await run('others', '--json');
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ answer: 'unknown', why });
  expect((await run('others')).stdout).toMatch(/\.\nPilotlight can ask again in \d+ min\.\n$/);
  expect(tracker.requests).toHaveLength(1);
});

it.each([
  [
    'one that is no more than chance',
    ago(40),
    /^1 person reported .* in the last hour; usual is less than one\.\nThat is nothing unusual/,
  ],
  ['nobody', [], /^Nobody reported sign-in trouble in the last hour\.\nThat is nothing unusual/],
])('reads well for %s', async (_name, recent, sentence) => {
  sayIssues([...recent, ...CALM]);
  const { code, stdout } = await run('others');
  expect(code).toBe(0);
  expect(stdout).toMatch(sentence);
});

it('waits as long as it is told to', async () => {
  tracker.say('/search/issues', { status: 403, headers: { 'retry-after': '3000' }, body: '{}' });
  const { askAgainAt } = JSON.parse((await run('others', '--json')).stdout);
  expect(askAgainAt - Date.now()).toBeGreaterThan(2_900_000);
});

it('does not use the last question up', async () => {
  const reset = Math.round(Date.now() / 1000) + 3000;
  sayIssues(CALM, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) });
  expect(JSON.parse((await run('others', '--json')).stdout).askAgainAt).toBe(reset * 1000);
});

it('asks nothing when it is switched off', async () => {
  await run('settings', 'set', 'othersCheck', 'false');
  const { code, stdout } = await run('others');
  expect(code).toBe(3);
  expect(stdout).toMatch(/ is off\.\nTo switch it on: .+ settings set othersCheck true\n$/);
  expect(tracker.requests).toEqual([]);
});
