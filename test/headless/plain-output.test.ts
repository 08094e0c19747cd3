import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainOutput } from '../../src/headless/plain-output.ts';

const { O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;
const COMMAND = fileURLToPath(new URL('../../bin/pilotlight.cjs', import.meta.url));
/** More than a pipe holds, and no letter of it one byte. */
const LONG = '’ü'.repeat(60_000);

// A named pipe is the one a test can fill and leave; Windows has others, and never comes here.
describe.skipIf(process.platform === 'win32')('output without a stream', () => {
  let dir: string;
  let reader: number;
  let writer: number;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'pilotlight-pipe-'));
    const pipe = join(dir, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    reader = openSync(pipe, O_RDONLY | O_NONBLOCK);
    writer = openSync(pipe, O_WRONLY | O_NONBLOCK);
  });
  afterEach(() => {
    closeSync(writer);
    rmSync(dir, { recursive: true });
  });

  const readAll = (): Buffer => {
    const buffer = Buffer.alloc(1_000_000);
    return buffer.subarray(0, readSync(reader, buffer));
  };

  it('writes all, and makes no stream for it', () => {
    const stream = vi.fn();
    plainOutput(writer, stream).write('Signed in – “ready”\n');
    expect(readAll().toString()).toBe('Signed in – “ready”\n');
    expect(stream).not.toHaveBeenCalled();
    closeSync(reader);
  });

  it('leaves to the stream what a full pipe did not take, byte for byte', () => {
    const late: Uint8Array[] = [];
    const write = (bytes: string | Uint8Array) => late.push(Buffer.from(bytes)) > 0;
    plainOutput(writer, () => ({ write, isTTY: false, columns: 80 })).write(LONG);
    expect(late).toHaveLength(1);
    expect(Buffer.concat([readAll(), ...late]).toString()).toBe(LONG);
    closeSync(reader);
  });

  it('takes no offence at a reader that left', () => {
    closeSync(reader);
    expect(() => plainOutput(writer, vi.fn()).write('anybody?')).not.toThrow();
  });
});

describe.skipIf(process.platform !== 'linux')('the built command', () => {
  it('says when its answer could not be written, with an exit code that is no light', () => {
    const full = openSync('/dev/full', O_WRONLY);
    const home = mkdtempSync(join(tmpdir(), 'pilotlight-full-'));
    try {
      const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'doctor', '--json', '--offline'], {
        env: { PATH: process.env.PATH ?? '', HOME: home },
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([
        74,
        expect.stringMatching(/^The answer could not be written: ENOSPC[^\n]+\n$/),
      ]);
    } finally {
      closeSync(full);
      rmSync(home, { recursive: true });
    }
  });
});
