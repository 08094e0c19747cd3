import { appendFile, mkdir, mkdtemp, open, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lastAnswerAt, NO_RECORDS, silentRetry } from '../../../src/diagnosis/refusals/session-records.ts';
import type { Files, Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { type FollowedRecords, followRecords } from '../../../src/sources/claude-code/follow-records.ts';
import { createRecordFile } from '../../../src/sources/claude-code/record-file.ts';

let dir: string;
let host: Host;
let followed: FollowedRecords | null;
let told: number;
/** Bytes that were read of records. */
let bytesRead: number;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pilotlight-'));
  const plain = createNodeHost({ env: {}, dataDir: join(dir, 'own') });
  bytesRead = 0;
  const readFrom: Files['readFrom'] = async (path, offset, maxBytes) => {
    const read = await plain.files.readFrom(path, offset, maxBytes);
    if (read.ok) bytesRead += read.bytes.length;
    return read;
  };
  host = { ...plain, files: { ...plain.files, readFrom } };
  followed = null;
  told = 0;
});

afterEach(async () => {
  followed?.close();
  await rm(dir, { recursive: true, force: true });
});

const at = (name: string) => join(dir, 'projects', '-home-ada-a', name);
const line = (fields: object) => `${JSON.stringify({ timestamp: new Date().toISOString(), ...fields })}\n`;
const refused = (status = 403) =>
  line({
    type: 'assistant',
    isApiErrorMessage: true,
    error: 'authentication_failed',
    apiErrorStatus: status,
    message: { model: '<synthetic>', content: [{ type: 'text', text: 'API Error: 403 Request not allowed' }] },
  });
const answered = () => line({ type: 'assistant', message: { model: 'claude-x', content: [] } });
const talk = (bytes: number) => line({ type: 'user', message: { content: 'x'.repeat(bytes) } });
const owner = (accountUuid: string) => line({ type: 'session-owner', accountUuid });

async function follow(): Promise<void> {
  followed = followRecords(host, dir, () => {
    told++;
  });
  await followed.look(0);
}

const failures = () => followed?.records(0).failures ?? [];
const seen = (count: number) => expect.poll(() => failures().length).toBe(count);

async function inFolder(name: string, text: string): Promise<void> {
  await mkdir(join(dir, 'projects', '-home-ada-a'), { recursive: true });
  await writeFile(at(name), text);
}

describe('the session records as they are written', () => {
  it('tells of a refusal that is written while it watches, and reads only what is new', async () => {
    await inFolder('one.jsonl', talk(50_000));
    await follow();
    expect(failures()).toEqual([]);
    const before = bytesRead;
    const written = refused();
    await appendFile(at('one.jsonl'), written);
    await seen(1);
    expect(told).toBeGreaterThan(0);
    expect(bytesRead - before).toBeLessThanOrEqual(2 * written.length);
  });

  it('a folder, a record and the first folder of all may come later', async () => {
    await follow();
    await inFolder('one.jsonl', refused());
    await seen(1);
    await writeFile(at('two.jsonl'), refused(401));
    await seen(2);
    await mkdir(join(dir, 'projects', '-home-ada-b'));
    await writeFile(join(dir, 'projects', '-home-ada-b', 'three.jsonl'), refused());
    await seen(3);
  });

  it('a line that comes in pieces is read when it is whole', async () => {
    await inFolder('one.jsonl', '');
    await follow();
    const whole = refused();
    await appendFile(at('one.jsonl'), whole.slice(0, 40));
    // What is told of later is read later.
    await inFolder('two.jsonl', refused(401));
    await seen(1);
    await appendFile(at('one.jsonl'), whole.slice(40));
    await seen(2);
  });

  it('goes on with a record that was cut, or replaced by another', async () => {
    await inFolder('one.jsonl', talk(10_000) + refused());
    await follow();
    await seen(1);
    await truncate(at('one.jsonl'), 0);
    await appendFile(at('one.jsonl'), refused(401));
    await seen(2);
    await writeFile(at('aside'), talk(20_000) + refused(401));
    await rename(at('aside'), at('one.jsonl'));
    await seen(3);
  });

  it('an answer and whose session it is are told as well', async () => {
    await inFolder('one.jsonl', owner('ada') + refused());
    await follow();
    await appendFile(at('one.jsonl'), owner('bob') + answered());
    await expect.poll(() => followed?.records(0).answers).toMatchObject([{ account: 'bob' }]);
    expect(failures()).toMatchObject([{ account: 'ada' }]);
    expect(lastAnswerAt(followed?.records(0) ?? NO_RECORDS)).toBeGreaterThan(0);
  });

  it('a request that is sent again and again without an answer is told of, and is over with the next one', async () => {
    const sent = (digest: string, agoMs: number) =>
      line({
        type: 'api-request',
        requestDigest: digest.repeat(64),
        timestamp: new Date(Date.now() - agoMs).toISOString(),
      });
    await inFolder('a.jsonl', [9000, 8000, 6000, 1000].map((ago) => sent('a', ago)).join(''));
    await follow();
    const retry = () => silentRetry(followed?.records(0) ?? NO_RECORDS, Date.now());
    expect(retry()).toMatchObject({ count: 4 });
    expect(silentRetry(followed?.records(0) ?? NO_RECORDS, Date.now() + 120_000)).toBeNull();
    await appendFile(at('a.jsonl'), answered());
    await expect.poll(retry).toBeNull();
    await appendFile(at('a.jsonl'), sent('b', 0) + sent('c', 0) + sent('d', 0));
    await inFolder('b.jsonl', refused());
    await seen(1);
    expect(retry()).toBeNull();
  });

  it('a failure without a time is dated by the id of its request', async () => {
    const requestId = 'req_011CSHoEeqs5C35K2UUqR7Fy';
    await inFolder('a.jsonl', refused().replace(/"timestamp":"[^"]*"/, `"requestId":"${requestId}"`));
    await follow();
    expect(new Date(failures()[0]?.at ?? 0).toISOString()).toMatch(/^2025-08-19T/);
  });

  it('nothing is told of talk, and nothing after the close', async () => {
    await inFolder('one.jsonl', '');
    await follow();
    await appendFile(at('one.jsonl'), talk(5_000));
    await expect.poll(() => bytesRead).toBeGreaterThan(5_000);
    expect(told).toBe(0);
    const closed = followed;
    closed?.close();
    await appendFile(at('one.jsonl'), refused());
    // By the time another one, which began later, has told of it.
    await follow();
    await appendFile(at('one.jsonl'), refused());
    await seen(2);
    expect(closed?.records(0).failures).toEqual([]);
  });

  it('what a sub-agent was refused does not count; that it was answered does', async () => {
    const sidechain = (text: string) => text.replace('{', '{"isSidechain":true,');
    await inFolder('one.jsonl', sidechain(refused()) + sidechain(answered()));
    await follow();
    expect(failures()).toEqual([]);
    expect(followed?.records(0).answers).toHaveLength(1);
  });
});

describe('one record', () => {
  it('of gigabytes costs no more than its end, then only what is new', async () => {
    await inFolder('huge.jsonl', '');
    const handle = await open(at('huge.jsonl'), 'r+');
    await handle.truncate(3 * 1024 ** 3);
    await handle.close();
    await appendFile(at('huge.jsonl'), `\n${refused()}`);
    const file = createRecordFile(host, at('huge.jsonl'));
    const lines: string[] = [];
    await file.readNew((one) => lines.push(one));
    expect(lines.filter((one) => one.includes('isApiErrorMessage'))).toHaveLength(1);
    expect(bytesRead).toBeLessThan(600 * 1024);
  });

  it('a line longer than any that tells of a request is passed over, the next one read', async () => {
    await inFolder('one.jsonl', '');
    const file = createRecordFile(host, at('one.jsonl'));
    const lines: string[] = [];
    await file.readNew((one) => lines.push(one));
    for (const text of [talk(400_000), talk(3_000_000), refused()]) {
      await appendFile(at('one.jsonl'), text);
      await file.readNew((one) => lines.push(one));
    }
    expect(lines.map((one) => one.length > 1000)).toEqual([false]);
  });

  it('that is gone, a folder or denied is no record, and may come back', async () => {
    const file = createRecordFile(host, at('one.jsonl'));
    expect(await file.readNew(() => {})).toBe(false);
    await mkdir(at('one.jsonl'), { recursive: true });
    expect(await file.readNew(() => {})).toBe(false);
    await rm(at('one.jsonl'), { recursive: true });
    await writeFile(at('one.jsonl'), refused());
    const lines: string[] = [];
    expect(await file.readNew((one) => lines.push(one))).toBe(true);
    expect(lines).toHaveLength(1);
  });
});
