import type { Host } from '../../platform/host.ts';

/** Read at once; also the longest line that is read at all: what tells of a request takes a few kilobytes. */
const CHUNK_BYTES = 256 * 1024;
/** Of a record that is met for the first time only the end matters. */
const FIRST_BYTES = 64 * 1024;
/** When so much has come since the last look, only the end of it is read. */
const MAX_BEHIND_BYTES = 4 * CHUNK_BYTES;
const NEW_LINE = 10;

/** One record that is being written: where we are in it, and the beginning of a line that is not whole yet. */
export interface RecordFile {
  /** Calls `onLine` with every whole line since the last call. False: it cannot be read now. */
  readNew(onLine: (line: string) => void): Promise<boolean>;
}

/** Keeps the place in one file. A file that was replaced, or is shorter than before, is another one: met anew. */
export function createRecordFile(host: Host, path: string): RecordFile {
  let inode: string | null = null;
  let offset = 0;
  let torn: Uint8Array = new Uint8Array();
  /** In the middle of a line that is not to be read. */
  let skips = false;

  const startAt = (next: number): void => {
    offset = Math.max(0, next);
    torn = new Uint8Array();
    skips = offset > 0;
  };
  const take = (bytes: Uint8Array, onLine: (line: string) => void): void => {
    let from = 0;
    for (let end = bytes.indexOf(NEW_LINE); end !== -1; end = bytes.indexOf(NEW_LINE, from)) {
      if (!skips && torn.length + end - from <= CHUNK_BYTES) onLine(decode([torn, bytes.subarray(from, end)]));
      torn = new Uint8Array();
      skips = false;
      from = end + 1;
    }
    const rest = bytes.subarray(from);
    skips ||= torn.length + rest.length > CHUNK_BYTES;
    // A copy: a view would keep the whole piece alive.
    torn = skips ? new Uint8Array() : Buffer.concat([torn, rest]);
  };

  return {
    async readNew(onLine) {
      for (;;) {
        const read = await host.files.readFrom(path, offset, CHUNK_BYTES);
        if (!read.ok) return false;
        const { size } = read.stat;
        const isFirst = inode !== read.stat.inode || size < offset;
        inode = read.stat.inode;
        if (isFirst || size - offset > MAX_BEHIND_BYTES) {
          const start = size - FIRST_BYTES;
          const isElsewhere = Math.max(0, start) !== offset || torn.length > 0;
          startAt(start);
          if (isElsewhere) continue;
        }
        if (read.bytes.length === 0) return true;
        offset += read.bytes.length;
        take(read.bytes, onLine);
        if (read.bytes.length < CHUNK_BYTES) return true;
      }
    },
  };
}

function decode(parts: readonly Uint8Array[]): string {
  return new TextDecoder().decode(Buffer.concat(parts));
}
