import type { RunContext } from '../run.ts';

/** Reads a secret: typed on a terminal without showing it, else the first line of what is piped in. */
export async function askSecret({ stdin, stderr }: RunContext, question: string): Promise<string> {
  if (!stdin) return '';
  const hidden = stdin.isTTY === true && stdin.setRawMode !== undefined;
  if (hidden) {
    stderr.write(`${question} (it is not shown) `);
    stdin.setRawMode?.(true);
  }
  try {
    return await readLine(stdin, hidden);
  } finally {
    if (hidden) {
      stdin.setRawMode?.(false);
      stderr.write('\n');
    }
    stdin.pause();
  }
}

function readLine(stdin: NonNullable<RunContext['stdin']>, hidden: boolean): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const finish = (line: string): void => {
      stdin.off('data', listen);
      stdin.off('end', end);
      resolve(line);
    };
    const end = (): void => finish(text);
    const listen = (chunk: unknown): void => {
      for (const letter of String(chunk)) {
        // In raw mode the terminal hands over what would otherwise have ended the program.
        if (hidden && letter === '\u0003') {
          finish('');
          return;
        }
        if (letter === '\n' || letter === '\r' || letter === '\u0004') {
          finish(text);
          return;
        }
        text = letter === '\u007f' || letter === '\b' ? text.slice(0, -1) : text + letter;
      }
    };
    stdin.on('data', listen);
    stdin.on('end', end);
  });
}
