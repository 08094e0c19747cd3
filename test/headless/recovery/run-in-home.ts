/** A command of the terminal in a home that is there for each test. */
import { afterEach, beforeEach } from 'vitest';
import type { Run, RunContext } from '../../../src/headless/run.ts';
import { SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from './terminal-double.ts';

export interface HomeCommand {
  /** The home of the test at hand; somebody is signed in. */
  readonly home: TempHome;
  /** @returns its exit code and what it printed */
  run(
    words: string[],
    options?: RunContext['options'],
    host?: TempHome['host'],
  ): Promise<{ code: number; out: string; err: string }>;
}

export function commandInHome(command: Run): HomeCommand {
  let home: TempHome;
  beforeEach(async () => {
    home = await tempHome(SIGNED_IN());
  });
  afterEach(() => home.remove());
  return {
    get home() {
      return home;
    },
    async run(words, options = { yes: true }, host = home.host) {
      const { context, out, err } = terminal(host, options, words);
      return { code: await command(context), out: out(), err: err() };
    },
  };
}
