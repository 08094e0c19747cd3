import type { RunContext } from '../../../src/headless/run.ts';
import type { Host } from '../../../src/platform/host.ts';

/** What the person types, each time they are asked; null: nobody sits there. */
export type Answer = string | null | (() => Promise<string>);

/** A terminal that keeps what is written to it. */
export function terminal(
  host: Host,
  options: RunContext['options'] = {},
  words: readonly string[] = [],
  answer: Answer = null,
): { context: RunContext; out(): string; err(): string } {
  let out = '';
  let err = '';
  const stdin: NonNullable<RunContext['stdin']> = {
    isTTY: answer !== null,
    on: (event, listener) => {
      if (event === 'end') return;
      void (async () => listener(typeof answer === 'function' ? await answer() : (answer ?? '')))();
    },
    off: () => undefined,
    pause: () => undefined,
  };
  const context: RunContext = {
    host,
    options,
    words,
    stdin,
    stdout: {
      write: (text) => {
        out += text;
      },
    },
    stderr: {
      write: (text) => {
        err += text;
      },
    },
    untilStopped: () => Promise.resolve(),
  };
  return { context, out: () => out, err: () => err };
}
