/** Where the credential is set that stands above the login. */
import { describe, expect, it } from 'vitest';
import type { EnvVarFact } from '../../../src/shared/facts.ts';
import { EVIDENCE } from '../../../src/shared/messages/evidence.ts';
import { describeComputedVariable, describeVariable } from '../../../src/sources/environment/environment.ts';
import { type Asked, KEY, one, settingsFile } from '../fitness/ask-fitness.ts';

const NAME = 'ANTHROPIC_API_KEY';
const RC = '/home/u/.zshrc';
const SETTINGS = '/home/u/.claude/settings.json';
const env = { [NAME]: KEY };

const written = describeVariable(NAME, KEY, 'shell-profile', RC, 7);
/** The shell itself was asked, and no file tells. */
const answered = (name = NAME, state: EnvVarFact['state'] = 'set'): EnvVarFact => ({
  ...describeComputedVariable(name, 'shell-profile', null, null),
  state,
  saidBy: 'zsh',
});

const at = (file: string | null, line: number | null, note: string) => ({ file, line, column: null, note });
const tail = 'wxyz';
const HERE = at(null, null, EVIDENCE.credentialSet({ name: NAME, tail, place: 'process' }));
const BY_SHELL = at(null, null, EVIDENCE.setByShell({ name: NAME, shell: 'zsh' }));
const inSettings = { settings: [settingsFile({ env: [describeVariable(NAME, KEY, 'user-settings', SETTINGS, 3)] })] };
const IN_SETTINGS = at(SETTINGS, 3, EVIDENCE.credentialSet({ name: NAME, tail, place: null }));
const IN_RC = at(RC, 7, EVIDENCE.setForTerminals({ name: NAME }));

describe('a key', () => {
  it.each<[string, Asked, object[]]>([
    ['of this terminal alone', { env }, [HERE]],
    ['that a start-up file sets', { env, machine: { shellEnv: [written] } }, [IN_RC, HERE]],
    ['that the shell has from somewhere', { env, machine: { shellEnv: [answered()] } }, [BY_SHELL, HERE]],
    ['that new terminals have no more', { env, machine: { shellEnv: [answered(NAME, 'empty')] } }, [HERE]],
    ['beside another variable', { env, machine: { shellEnv: [answered('ANTHROPIC_MODEL')] } }, [HERE]],
    [
      'of new terminals, by a start-up file',
      { machine: { fromShell: false, shellEnv: [written] } },
      [at(RC, 7, EVIDENCE.credentialSet({ name: NAME, tail, place: null }))],
    ],
    ['of new terminals, from somewhere', { machine: { fromShell: false, shellEnv: [answered()] } }, [BY_SHELL]],
    [
      'of settings, which a start-up file sets as well',
      {
        profile: inSettings,
        machine: { shellEnv: [written, answered('ANTHROPIC_MODEL')] },
      },
      [IN_SETTINGS],
    ],
    [
      'of settings, which the shell has from somewhere as well',
      {
        profile: inSettings,
        machine: { shellEnv: [answered()] },
      },
      [IN_SETTINGS],
    ],
  ])('%s', (_name, asked, expected) => {
    expect(one('api-key-beats-plan', asked).evidence).toEqual(expected);
  });
});
