import type { Host } from '../platform/host.ts';

/** What a command gets; it never reaches for `process` itself. */
export interface RunContext {
  host: Host;
  options: Readonly<Record<string, string | boolean>>;
  words: readonly string[];
  stdout: Output;
  stderr: Output;
  /** Present where a command may go on listening. */
  stdin?: Input;
  /** Resolves when the user or the system asks the program to end. */
  untilStopped(): Promise<void>;
}

export interface Input {
  isTTY?: boolean;
  /** Its file descriptor. */
  fd?: number;
  on(event: 'data' | 'end', listener: (chunk: unknown) => void): unknown;
  off(event: 'data' | 'end', listener: (chunk: unknown) => void): unknown;
  pause(): unknown;
  /** On a terminal: what is typed comes letter by letter and is not shown. */
  setRawMode?(on: boolean): unknown;
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** One command; resolves with its exit code. */
export type Run = (context: RunContext) => Promise<number>;
