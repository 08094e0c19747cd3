import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type HeldCredential,
  isCredentialRefused,
  judgeRefusals,
} from '../../../src/diagnosis/refusals/judge-refusals.ts';
import { lastAnswerAt, NO_RECORDS, type SessionRecords } from '../../../src/diagnosis/refusals/session-records.ts';
import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { readRecordLine } from '../../../src/sources/claude-code/record-line.ts';
import { recordFolders } from '../../../src/sources/claude-code/record-places.ts';
import { readSessionRecords } from '../../../src/sources/claude-code/record-reader.ts';
import fc from '../../seeded.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const NOW = Date.UTC(2026, 10, 21, 1);
const MINUTE = 60_000;
const SINCE = NOW - 15 * MINUTE;
const HELD: HeldCredential = { sends: ['sign-in'], changedAt: null, accessTokenExpiresAt: null, account: null };
const isRefused = (records: SessionRecords, now = NOW) => isCredentialRefused(judgeRefusals(records, HELD, now));

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

const read = () => readSessionRecords(host, dir, SINCE);

describe("Claude Code's own error records", () => {
  it('finds refusals over several sessions, oldest first', async () => {
    await record('-home-ada-a/one.jsonl', [failedTry(2), failedTurn(2)]);
    await record('-home-ada-b/two.jsonl', [failedTry(5)]);
    const facts = await read();
    expect(lastAnswerAt(facts)).toBeNull();
    expect(facts.failures.map(({ at }) => (NOW - at) / MINUTE)).toEqual([5, 2, 2]);
    expect(new Set(facts.failures.map(({ status, type }) => `${status} ${type}`))).toEqual(
      new Set(['401 authentication_error']),
    );
    expect(isRefused(facts)).toBe(true);
  });

  it('reads what Claude Code 2.1.329 really wrote', async () => {
    const recorded = await readFile(
      new URL('../../fixtures/claude-code/transcript-errors.jsonl', import.meta.url),
      'utf8',
    );
    await record('-p/one.jsonl', recorded.trimEnd().split('\n'));
    const facts = await readSessionRecords(host, dir, Date.parse('2026-11-21T00:30:00Z'));
    const common = {
      status: 401,
      type: 'authentication_error',
      detail: '',
      kind: 'credential',
      sentWith: 'token',
      session: '691553f6-b465-4aad-a6fe-79dbba835724',
      version: '2.1.329',
      account: null,
    };
    const attempt = { ...common, word: '', final: false, requestId: null };
    expect(facts.failures).toEqual([
      { ...attempt, at: Date.parse('2026-11-21T00:44:33.983Z') },
      { ...attempt, at: Date.parse('2026-11-21T00:44:34.310Z') },
      {
        ...common,
        word: 'authentication_failed',
        final: true,
        requestId: 'req_x',
        at: Date.parse('2026-11-21T00:44:34.587Z'),
      },
    ]);
    // One turn with its retries is one refusal, however many lines it leaves.
    expect(isRefused(facts, Date.parse('2026-11-21T00:45:00Z'))).toBe(false);
  });

  it('an answer since then clears them', async () => {
    await record('-p/one.jsonl', [failedTry(5), failedTry(3), answered(1)]);
    const facts = await read();
    expect(lastAnswerAt(facts)).toBe(NOW - MINUTE);
    expect(isRefused(facts)).toBe(false);
  });

  it('keeps nothing of the conversation', async () => {
    await record('-p/one.jsonl', [failedTry(5), failedTurn(3), answered(1)]);
    expect(Object.keys((await read()).failures[0] ?? {}).sort()).toEqual([
      'account',
      'at',
      'detail',
      'final',
      'kind',
      'requestId',
      'sentWith',
      'session',
      'status',
      'type',
      'version',
      'word',
    ]);
    expect(JSON.stringify(await read())).not.toMatch(/secret|bearer|Failed/);
  });

  it('leaves old files and old lines alone', async () => {
    await record('-p/old.jsonl', [failedTry(5), failedTry(3)], 60);
    await record('-p/new.jsonl', [failedTry(40), failedTry(16)]);
    expect(await read()).toEqual(NO_RECORDS);
  });

  it('reads only the end of a record of many megabytes, past its torn first line', async () => {
    const filler = JSON.stringify({ type: 'user', text: 'x'.repeat(1_000) });
    await record('-p/long.jsonl', [failedTry(9), ...Array<string>(12_000).fill(filler), failedTry(3), failedTry(1)]);
    const facts = await read();
    expect(facts.failures.map(({ at }) => (NOW - at) / MINUTE)).toEqual([3, 1]);
  });

  it('money, overload and network are written down as what they are, and are no refusal of a login', async () => {
    await record('-p/one.jsonl', [failedTry(5, 529, 'overloaded_error'), failedTry(3, 403, 'billing_error')]);
    const facts = await read();
    expect(facts.failures).toHaveLength(2);
    expect(isRefused(facts)).toBe(false);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await read()).toEqual(NO_RECORDS);
    await mkdir(join(dir, 'projects', 'x', 'folder.jsonl'), { recursive: true });
    expect(await read()).toEqual(NO_RECORDS);
  });

  it('no line makes it throw', () => {
    const any = fc.jsonValue();
    const or = (...known: readonly unknown[]) => fc.oneof(fc.constantFrom(...known), any);
    const text = fc.oneof(fc.string(), fc.constantFrom(failedTry(1), '{"type":"authentication_error"}'), any);
    const part = fc.oneof(fc.record({ type: or('text'), text }, { requiredKeys: [] }), any);
    const message = fc.record(
      { model: or('<synthetic>'), content: fc.oneof(fc.array(part), any) },
      { requiredKeys: [] },
    );
    const error = fc.record(
      { message: text, formatted: text, status: or(401, 529), requestId: or('req_1') },
      { requiredKeys: [] },
    );
    const record = fc.record(
      {
        type: fc.constantFrom('assistant', 'system', 'api-request', 'session-owner'),
        timestamp: fc.constant(iso(3)),
        subtype: or('api_error'),
        isApiErrorMessage: or(true),
        isSidechain: or(true, false),
        message: fc.oneof(message, any),
        error: fc.oneof(error, or('authentication_failed')),
        apiErrorStatus: or(401, 403),
        apiErrorType: or('authentication_error'),
        apiError: or('max_output_tokens'),
        requestId: or('req_1'),
        requestDigest: or('0123456789abcdef'),
        shapeHash: or('0123456789abcdef'),
        accountUuid: or('ada'),
        sessionId: or('s'),
        version: or('2.1.329'),
      },
      { requiredKeys: ['type', 'timestamp'] },
    );
    const line = fc.oneof(
      fc.string(),
      fc.string().map((text) => `"assistant"${text}`),
      { weight: 5, arbitrary: record.map((fields) => JSON.stringify(fields)) },
    );
    const told = new Set<string>();
    fc.assert(
      fc.property(line, (text) => {
        const read = readRecordLine(text);
        if (read) told.add(read.is);
      }),
      { numRuns: 500 },
    );
    expect([...told].sort()).toEqual(['answer', 'failure', 'owner', 'request']);
  });
});

it('finds the folder used last among a thousand, whatever its name', async () => {
  const host = createSimulatedHost();
  for (let at = 0; at < 1_000; at++) host.disk.put(`/c/projects/a${String(at).padStart(4, '0')}/x.jsonl`, '');
  await host.advance(60_000);
  host.disk.put('/c/projects/z/x.jsonl', '');
  expect((await recordFolders(host, '/c', 1)).map(({ path }) => path)).toEqual(['/c/projects/z']);
});
