import { expect, it } from 'vitest';
import { runTestBanner } from '../../src/headless/test-banner.ts';
import { createSimulatedHost } from '../simulation/simulated-host.ts';

async function run(ending: { code?: number; stdout?: string; stderr?: string }, json = false) {
  const host = createSimulatedHost();
  host.programs.install('notify-send', ending);
  const texts: string[] = [];
  const stdout = { write: (text: string) => texts.push(text) };
  const context = { host, stdout, stderr: stdout, options: { json }, words: [], untilStopped: async () => {} };
  const code = await runTestBanner(context);
  return { code, text: texts.join(''), runs: host.programs.runs };
}

it('hands a banner that says that it is a test to the desktop', async () => {
  const { code, runs, text } = await run({ stdout: '3\n' });
  expect(code).toBe(0);
  expect(runs.map(({ args }) => args.at(-2))).toEqual(['This is a test.']);
  expect(text).toContain('handed to the desktop');
});

it('says why none is seen, and ends with 1', async () => {
  const broken = { code: 1, stderr: 'Could not connect' };
  expect(await run(broken)).toMatchObject({ code: 1, text: expect.stringContaining('no desktop') });
  expect(JSON.parse((await run(broken, true)).text)).toEqual({ shown: false, reason: expect.any(String) });
});
