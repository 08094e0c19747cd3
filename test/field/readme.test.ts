/** What the README shows of `doctor` is what `doctor` says. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { API_KEY, type FieldCase, signedIn } from './field-case.ts';
import { runInside, startCalmService } from './run-doctor.ts';

const SHOWN: FieldCase = {
  id: 'readme',
  kind: 8,
  files: { ...signedIn(), '.bashrc': `${'\n'.repeat(30)}export ANTHROPIC_API_KEY=${API_KEY}\n` },
  env: { ANTHROPIC_API_KEY: API_KEY },
  light: 'not-green',
};

/** Times pass, and everybody's terminal has a name of its own for the program and the home. */
const steady = (text: string): string =>
  text
    .replaceAll('npm start -- ', 'pilotlight ')
    .replaceAll(/\/\S*pilotlight-field-\w+/g, '~')
    .replaceAll(/access token ends in [^·]+ ·/g, 'access token ends in … ·')
    .replaceAll(/login ends in .+/g, 'login ends in …');

it.skipIf(process.platform !== 'linux')('the README shows what doctor says', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = /```console\n\$ pilotlight doctor\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const service = await startCalmService();
  try {
    const { stdout } = await runInside(SHOWN, service, ['doctor']);
    // The first part: what it is, and the facts behind it.
    const expected = steady(shown).trimEnd().split('\n');
    expect(steady(stdout).split('\n').slice(0, expected.length)).toEqual(expected);
  } finally {
    await service.close();
  }
});
