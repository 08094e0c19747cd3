/** A way out for commands that say one thing and end: making Node's own stream takes a tenth of all that `doctor` does. */
import { writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import type { Output } from './run.ts';

/**
 * Writes straight to a file descriptor, whole. What a full pipe does not take at once is left to Node's stream, which can
 * wait; a reader that went away is no error.
 * @param stream  Node's own for the same descriptor, made only when it is asked for
 */
export function plainOutput(
  descriptor: number,
  stream: () => Pick<WriteStream, 'write' | 'isTTY' | 'columns'>,
): Output {
  return {
    write(text) {
      const bytes = Buffer.from(text);
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') stream().write(bytes.subarray(written));
        else if (code !== 'EPIPE') throw error;
      }
    },
    get isTTY() {
      return stream().isTTY === true;
    },
    get columns() {
      return stream().columns ?? Number.POSITIVE_INFINITY;
    },
  };
}
