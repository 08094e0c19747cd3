import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import type { Input, RunContext } from '../run.ts';

/** So long after a line nothing more may come for it to be the end of what was pasted. */
const QUIET_MS = 100;

/**
 * Reads a secret: typed on a terminal without showing it, else out of what is piped in. The first line that holds anything,
 * without blanks around it; what else was pasted is dropped.
 * @returns "" when nothing came; null when the person gave up with Ctrl+C
 */
export async function askSecret({ host, stdin, stderr }: RunContext, question: string): Promise<string | null> {
  if (!stdin) return '';
  if (stdin.isTTY !== true || stdin.setRawMode === undefined) {
    const line = await readLine(stdin);
    stdin.pause();
    return line;
  }
  stdin.setRawMode(true);
  try {
    stderr.write(PROMPTS.hidden({ question }));
    const line = await readLine(stdin);
    // The rest of a paste would be commands to the shell that comes back.
    await dropUntilQuiet(stdin, (ms) => host.clock.sleep(ms));
    return line;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ENDS_LINE = ['\n', '\r'];
const TAKES_BACK = ['\u007f', '\b'];
/** What some terminals put around a paste. */
const PASTE_MARKS = ['\u001b[200~', '\u001b[201~'];

function readLine(stdin: Input): Promise<string | null> {
  return new Promise((resolve) => {
    let text = '';
    const finish = (line: string | null): void => {
      stdin.off('data', listen);
      stdin.off('end', end);
      resolve(line);
    };
    const line = (): string => PASTE_MARKS.reduce((rest, mark) => rest.replaceAll(mark, ''), text).trim();
    const end = (): void => finish(line());
    /** @returns whether this letter was the last */
    const take = (letter: string): boolean => {
      // In raw mode the terminal hands over what would otherwise have ended the program.
      const ended = letter === CTRL_C || letter === CTRL_D || (ENDS_LINE.includes(letter) && line() !== '');
      if (ended) finish(letter === CTRL_C ? null : line());
      else text = TAKES_BACK.includes(letter) ? text.slice(0, -1) : text + letter;
      return ended;
    };
    const listen = (chunk: unknown): void => void [...String(chunk)].some(take);
    stdin.on('data', listen);
    stdin.on('end', end);
  });
}

async function dropUntilQuiet(stdin: Input, sleep: (ms: number) => Promise<void>): Promise<void> {
  let more = true;
  const drop = (): void => {
    more = true;
  };
  stdin.on('data', drop);
  while (more) {
    more = false;
    await sleep(QUIET_MS);
  }
  stdin.off('data', drop);
}
