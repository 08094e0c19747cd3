/** The text to explain: the words of the command line, a file they name, or what is piped in. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { EXPLAIN_COMMAND } from '../../shared/messages/terminal/looking.ts';
import type { Input, RunContext } from '../run.ts';

/** Of what is longer, the beginning and the end: an error stands at one of them. */
const HALF_BYTES = 2 * 1024 * 1024;
const MAX_PATH = 4096;

export type ErrorTextOutcome = { ok: true; text: string } | { ok: false; message: string };

export async function readErrorText(context: RunContext): Promise<ErrorTextOutcome> {
  const { host, stderr, stdin, words } = context;
  const [word] = words;
  if (word === undefined || (words.length === 1 && word === '-')) {
    if (stdin?.isTTY === true) stderr.write(`${EXPLAIN_COMMAND.pasteHere}\n`);
    return { ok: true, text: stdin ? decodeText(await readPiped(stdin)) : '' };
  }
  if (words.length === 1 && word.length <= MAX_PATH && !/[\n\0]/.test(word)) {
    const path = pathsOf(host.platform).resolve(host.cwd, word);
    const stat = await host.files.stat(path);
    if (stat?.kind === 'file') {
      const bytes = await readEnds(host.files, path, stat.size);
      return bytes === null
        ? { ok: false, message: EXPLAIN_COMMAND.unreadable({ path: word }) }
        : { ok: true, text: decodeText(bytes) };
    }
  }
  return { ok: true, text: words.join(' ') };
}

async function readEnds(
  files: Pick<Host['files'], 'readFrom'>,
  path: string,
  size: number,
): Promise<Uint8Array | null> {
  const first = await files.readFrom(path, 0, HALF_BYTES);
  const last = await files.readFrom(path, Math.max(HALF_BYTES, size - HALF_BYTES), HALF_BYTES);
  return first.ok && last.ok ? Buffer.concat([first.bytes, last.bytes]) : null;
}

/** However long it is, no more than the limit is ever held. */
function readPiped(stdin: Input): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const first: Buffer[] = [];
    const last: Buffer[] = [];
    let [firstSize, lastSize] = [0, 0];
    stdin.on('data', (chunk) => {
      const bytes = Buffer.from(chunk as Uint8Array | string);
      if (firstSize < HALF_BYTES) {
        first.push(bytes);
        firstSize += bytes.length;
        return;
      }
      last.push(bytes);
      lastSize += bytes.length;
      while (lastSize - (last[0]?.length ?? 0) > HALF_BYTES) lastSize -= last.shift()?.length ?? 0;
    });
    stdin.on('end', () => resolve(Buffer.concat([...first, ...last])));
  });
}

/** UTF-8, or what a Windows shell writes into a file. */
function decodeText(bytes: Uint8Array): string {
  const [one, two] = bytes;
  const encoding = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
