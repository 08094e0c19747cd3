/** A command of the terminal in a home that is there for the test. */
import type { Run, RunContext } from '../../../src/headless/run.ts';
import type { Host } from '../../../src/platform/host.ts';
import { terminal } from './terminal-double.ts';

/** @returns its exit code and what it printed */
export async function runInHome(run: Run, host: Host, words: string[], options: RunContext['options'] = { yes: true }) {
  const { context, out, err } = terminal(host, options, words);
  return { code: await run(context), out: out(), err: err() };
}
