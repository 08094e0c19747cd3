import type { RunContext } from '../run.ts';

/** Asks on the terminal; anything but a yes is a no. Without a terminal nobody can be asked: null. */
export async function confirm({ stdin, stdout }: RunContext, question: string): Promise<boolean | null> {
  if (stdin?.isTTY !== true) return null;
  stdout.write(`${question} [y/N] `);
  const answer = await new Promise<string>((resolve) => {
    const listen = (chunk: unknown): void => {
      stdin.off('data', listen);
      stdin.off('end', end);
      stdin.pause();
      resolve(String(chunk));
    };
    // Ctrl+D on an empty line is a no.
    const end = (): void => listen('\n');
    stdin.on('data', listen);
    stdin.on('end', end);
  });
  return /^\s*y(es)?\s*$/i.test(answer);
}
