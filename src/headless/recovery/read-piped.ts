/** What is piped in, and whether anything is. */
import { fstatSync } from 'node:fs';
import type { Input, RunContext } from '../run.ts';

/** So long a pipe may take to say its first word, where there is a question without it. */
const FIRST_WORD_MS = 10_000;

export interface Piped {
  text: string;
  /** A pipe was there and stayed silent: nothing was waited for any longer. */
  stayedSilent: boolean;
}

const NOTHING: Piped = { text: '', stayedSilent: false };

/**
 * Reads standard input to its end.
 * @param mayBeIdle  there is a question without it. Then only a shell's pipe or a file is read: a socket, a device or a terminal is
 *                   what a service, an editor or CI left there, and nobody may ever end it. So may be a pipe, hence the limit.
 */
export async function readPiped({ host, stdin }: RunContext, mayBeIdle: boolean): Promise<Piped> {
  if (!stdin || stdin.isTTY === true || (mayBeIdle && !isPipeOrFile(stdin))) return NOTHING;
  return new Promise((done) => {
    // A letter may lie across the border of two chunks.
    const chunks: Buffer[] = [];
    const stop = mayBeIdle
      ? host.clock.after(FIRST_WORD_MS, () => {
          stdin.pause();
          done({ text: '', stayedSilent: true });
        })
      : () => {};
    stdin.on('data', (chunk) => {
      stop();
      chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
    });
    stdin.on('end', () => {
      stop();
      done({ text: Buffer.concat(chunks).toString('utf8'), stayedSilent: false });
    });
  });
}

function isPipeOrFile({ fd }: Input): boolean {
  if (fd === undefined) return false;
  const stat = fstatSync(fd);
  return stat.isFIFO() || stat.isFile();
}
