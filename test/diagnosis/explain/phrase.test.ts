import { expect, it } from 'vitest';
import { compilePhrase } from '../../../src/diagnosis/explain/phrase.ts';

it.each([
  ['OAuth token has expired.', [{ pieces: ['oauthtokenhasexpired'], joints: [] }]],
  ['API Error: # Overloaded', [{ pieces: ['apierror', 'overloaded'], joints: ['number'] }]],
  ['cannot read …/settings.json here', [{ pieces: ['cannotread', 'settingsjsonhere'], joints: ['path'] }]],
  ['at …/.claude', [{ pieces: ['at', 'claude'], joints: ['hidden'] }]],
  ['from … to', [{ pieces: ['from', 'to'], joints: ['gap'] }]],
  ['/v1/messages" #', [{ pieces: ['v1messages'], joints: ['answer', 'number'] }]],
  [
    '(Please|Kindly) run /login',
    [
      { pieces: ['pleaserunlogin'], joints: [] },
      { pieces: ['kindlyrunlogin'], joints: [] },
    ],
  ],
  [
    'a (b|) c (d|e)',
    [
      { pieces: ['abcd'], joints: [] },
      { pieces: ['abce'], joints: [] },
      { pieces: ['acd'], joints: [] },
      { pieces: ['ace'], joints: [] },
    ],
  ],
])('%s', (phrase, expected) => {
  expect(compilePhrase(phrase)).toEqual(expected);
});
