import { expect, it } from 'vitest';
import { misnamedFinding } from '../../../src/diagnosis/findings/misnamed-finding.ts';
import { EVIDENCE } from '../../../src/shared/messages/evidence.ts';
import { FINDINGS } from '../../../src/shared/messages/findings.ts';
import type { SignInState } from '../../../src/shared/vocabulary.ts';
import { credentialFacts } from '../credential-facts.ts';

const FOLDER = '/home/ada/.claude';
const { title, detail } = FINDINGS['login-misnamed'];

function find(misnamed: string | undefined, state: SignInState = 'NONE') {
  const facts = credentialFacts(null, { status: 'absent', file: null, ...(misnamed && { misnamed }) });
  return misnamedFinding(facts, { state, reason: '', accessTokenExpiresAt: null, loginEndsAt: null }, 'default');
}

it.each([
  ['a name without its dot', 'credentials.json', `mv ${FOLDER}/credentials.json`],
  ['a second download', '.credentials (1).json', `mv '${FOLDER}/.credentials (1).json'`],
])('a login under %s is told, and how it gets its name', (_name, found, move) => {
  const location = `${FOLDER}/.credentials.json`;
  expect(find(`${FOLDER}/${found}`)).toEqual([
    {
      id: 'login-misnamed',
      key: expect.any(String),
      severity: 'warning',
      cause: 'machine',
      title: title({ found }),
      detail: detail({ location, line: `${move} ${location}` }),
      evidence: [{ file: `${FOLDER}/${found}`, line: null, column: null, note: EVIDENCE.misnamedLogin }],
      remedies: ['move-aside', 'sign-in'],
      profile: 'default',
    },
  ]);
});

it('is a hint while another credential is used', () => {
  expect(find(`${FOLDER}/credentials.json`, 'OTHER')).toMatchObject([{ severity: 'info' }]);
});

it('is not told where there is none', () => {
  expect(find(undefined)).toEqual([]);
});
