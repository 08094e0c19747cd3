import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLoginRefused } from '../../../src/diagnosis/service/refusals.ts';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { readMark, readRecentRefusals } from '../../../src/sources/claude-code/claude-errors.ts';
import fc from '../../seeded.ts';

const NOW = Date.UTC(2026, 10, 21, 1);
const MINUTE = 60_000;
const SINCE = NOW - 15 * MINUTE;
const LOGIN = { changedAt: null, accessTokenExpiresAt: null };

const iso = (minutesAgo: number) => new Date(NOW - minutesAgo * MINUTE).toISOString();

/** As Claude Code 2.1 writes them. */
const failedTry = (minutesAgo: number, status = 401, type = 'authentication_error') =>
  JSON.stringify({
    type: 'system',
    subtype: 'api_error',
    level: 'error',
    error: {
      message: `${status} {"type":"error","error":{"type":"${type}","message":"Invalid bearer token"}}`,
      status,
    },
    timestamp: iso(minutesAgo),
  });
const failedTurn = (minutesAgo: number) =>
  JSON.stringify({
    type: 'assistant',
    timestamp: iso(minutesAgo),
    message: { model: '<synthetic>', content: [{ type: 'text', text: 'Failed to authenticate.' }] },
    error: 'authentication_failed',
    isApiErrorMessage: true,
    apiErrorStatus: 401,
    apiErrorType: 'authentication_error',
  });
const answered = (minutesAgo: number) =>
  JSON.stringify({
    type: 'assistant',
    timestamp: iso(minutesAgo),
    message: { model: 'claude-x', content: [{ type: 'text', text: 'my secret plan' }] },
  });

let dir: string;
let host: Host;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pilotlight-'));
  host = createNodeHost({ env: {}, dataDir: join(dir, 'own') });
});

afterEach(() => rm(dir, { recursive: true, force: true }));

async function record(name: string, lines: readonly string[], minutesAgo = 0): Promise<void> {
  const path = join(dir, 'projects', name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, `${lines.join('\n')}\n`);
  await utimes(path, new Date(), new Date(NOW - minutesAgo * MINUTE));
}

const read = () => readRecentRefusals(host, dir, SINCE);

describe("Claude Code's own error records", () => {
  it('finds refusals over several sessions, oldest first', async () => {
    await record('-home-ada-a/one.jsonl', [failedTry(2), failedTurn(2)]);
    await record('-home-ada-b/two.jsonl', [failedTry(5)]);
    const facts = await read();
    expect(facts.succeededAt).toBeNull();
    expect(facts.refusals.map(({ at }) => (NOW - at) / MINUTE)).toEqual([5, 2, 2]);
    expect(new Set(facts.refusals.map(({ status, type }) => `${status} ${type}`))).toEqual(
      new Set(['401 authentication_error']),
    );
    expect(isLoginRefused(facts, LOGIN, NOW)).toBe(true);
  });

  it('reads what Claude Code 2.1.329 really wrote', async () => {
    const recorded = await readFile(
      new URL('../../fixtures/claude-code/transcript-errors.jsonl', import.meta.url),
      'utf8',
    );
    await record('-p/one.jsonl', recorded.trimEnd().split('\n'));
    const facts = await readRecentRefusals(host, dir, Date.parse('2026-11-21T00:30:00Z'));
    expect(facts.refusals).toEqual(
      ['33.983', '34.310', '34.587'].map((seconds) => ({
        at: Date.parse(`2026-11-21T00:44:${seconds}Z`),
        status: 401,
        type: 'authentication_error',
      })),
    );
    // One turn with its retries is one refusal, however many lines it leaves.
    expect(isLoginRefused(facts, LOGIN, Date.parse('2026-11-21T00:45:00Z'))).toBe(false);
  });

  it('an answer since then clears them', async () => {
    await record('-p/one.jsonl', [failedTry(5), failedTry(3), answered(1)]);
    const facts = await read();
    expect(facts.succeededAt).toBe(NOW - MINUTE);
    expect(isLoginRefused(facts, LOGIN, NOW)).toBe(false);
  });

  it('keeps nothing of the conversation', async () => {
    await record('-p/one.jsonl', [failedTry(5), failedTurn(3), answered(1)]);
    expect(Object.keys((await read()).refusals[0] ?? {}).sort()).toEqual(['at', 'status', 'type']);
    expect(JSON.stringify(await read())).not.toMatch(/secret|bearer|Failed/);
  });

  it('leaves old files and old lines alone', async () => {
    await record('-p/old.jsonl', [failedTry(5), failedTry(3)], 60);
    await record('-p/new.jsonl', [failedTry(40), failedTry(16)]);
    expect(await read()).toEqual({ refusals: [], succeededAt: null });
  });

  it('reads only the end of a record of many megabytes, past its torn first line', async () => {
    const filler = JSON.stringify({ type: 'user', text: 'x'.repeat(1_000) });
    await record('-p/long.jsonl', [failedTry(9), ...Array<string>(12_000).fill(filler), failedTry(3), failedTry(1)]);
    const facts = await read();
    expect(facts.refusals.map(({ at }) => (NOW - at) / MINUTE)).toEqual([3, 1]);
  });

  it('money, overload and network are written down as what they are, and are no refusal of a login', async () => {
    await record('-p/one.jsonl', [failedTry(5, 529, 'overloaded_error'), failedTry(3, 403, 'billing_error')]);
    const facts = await read();
    expect(facts.refusals).toHaveLength(2);
    expect(isLoginRefused(facts, LOGIN, NOW)).toBe(false);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await read()).toEqual({ refusals: [], succeededAt: null });
    await mkdir(join(dir, 'projects', 'x', 'folder.jsonl'), { recursive: true });
    expect(await read()).toEqual({ refusals: [], succeededAt: null });
  });

  it('no line makes it throw', () => {
    const line = fc.oneof(
      fc.string(),
      fc.string().map((text) => `"assistant"${text}`),
      fc.jsonValue().map((value) => JSON.stringify({ type: 'assistant', message: value, timestamp: value })),
      fc.jsonValue().map((value) => JSON.stringify({ type: 'system', subtype: 'api_error', error: value })),
    );
    fc.assert(
      fc.property(line, (text) => {
        expect(readMark(text)).toBeNull();
      }),
    );
  });
});
