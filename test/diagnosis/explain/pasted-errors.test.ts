/** What people paste: whole logs, traces, and letters to others, as they come out of programs and forums. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { recognize } from '../../../src/diagnosis/explain/recognize.ts';
import { redact } from '../../../src/shared/redact.ts';

interface Paste {
  name: string;
  /** What it is about, in the order of the text; empty: about none of our errors. */
  ids: readonly string[];
  /** Its lines. */
  text: readonly string[];
}

const PASTES = JSON.parse(
  readFileSync(new URL('../../fixtures/pasted-errors.json', import.meta.url), 'utf8'),
) as Paste[];
const idsIn = (text: string) => recognize(text).map(({ id }) => id);

it.each(PASTES)('$name', ({ ids, text }) => {
  expect(idsIn(text.join('\n'))).toEqual(ids);
});

it('says the same of every one with the lines of Windows, and with its secrets masked', () => {
  const changed = PASTES.filter(
    ({ ids, text }) =>
      idsIn(text.join('\r\n')).join() !== ids.join() || idsIn(redact(text.join('\n'))).join() !== ids.join(),
  );
  expect(changed.map(({ name }) => name)).toEqual([]);
});

it.each([
  [
    'MCP server "a" error: Error POSTing to endpoint (HTTP 401)\nAPI Error: 403 forbidden',
    ['mcp-refused', '403-generic'],
  ],
  ["fatal: Authentication failed for 'https://git.example.com/a.git/'\nAPI Error: 401", ['git-refused', 'http-401']],
  ['npm error 403 403 Forbidden - GET https://npm.example.com/x\nAPI Error: 401', ['npm-registry-refused', 'http-401']],
] as const)('tells Claude Code’s own refusal beside another program’s: %s', (text, ids) => {
  expect(idsIn(text)).toEqual(ids);
});
