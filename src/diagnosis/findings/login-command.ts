/** Who has to sign in types /login, and may have been told to, where somebody has turned that command off. Pure. */
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { SignInState } from '../../shared/vocabulary.ts';
import { layerVariables } from '../auth-source/variables.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import { createFinding } from './finding.ts';

const NAME = 'DISABLE_LOGIN_COMMAND';
/** In these a person is asked to sign in. */
const ASKS: readonly SignInState[] = ['NONE', 'DEAD', 'ENDING'];

export function loginCommandFindings(
  input: Omit<AuthFindingsInput, 'auth'>,
  { state }: Pick<SignIn, 'state'>,
): Finding[] {
  const variables = layerVariables(input);
  const fact = variables.fact(NAME);
  if (!ASKS.includes(state) || fact === null || !variables.on(NAME)) return [];
  const { file, line } = fact;
  return [
    createFinding(
      {
        id: 'login-command-off',
        severity: 'info',
        cause: 'machine',
        evidence: [{ file, line, column: null, note: EVIDENCE.isSet({ name: NAME }) }],
        remedies: ['sign-in'],
        variable: NAME,
      },
      input.profileId,
    ),
  ];
}
