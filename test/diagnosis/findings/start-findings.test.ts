import { describe, expect, it } from 'vitest';
import type { EnvVarFact } from '../../../src/shared/facts.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';
import { type Asked, ask, one, TOKEN } from '../fitness/ask-fitness.ts';
import { gist } from './gist.ts';

const RC = '/home/u/.bashrc';
const inShell = (name: string, value: string, line: number) => describeVariable(name, value, 'shell-profile', RC, line);
const inSession = (name: string, value: string) => describeVariable(name, value, 'running-session');
const session = (env: readonly EnvVarFact[]) => ({ pid: 42, cwd: '/p', startedAt: null, env });
const TOKEN_NAME = 'ANTHROPIC_AUTH_TOKEN';

describe('another start of Claude Code', () => {
  it('in a terminal opened next is told with the lines that make the difference', () => {
    const shellEnv = [inShell(TOKEN_NAME, TOKEN, 9), inShell('HTTPS_PROXY', 'http://proxy.example', 10)];
    expect(gist(one('new-terminal-differs', { machine: { shellEnv } }))).toEqual({
      severity: 'info',
      cause: 'machine',
      at: [`${RC}:9`],
      remedies: ['open-file'],
    });
  });

  it('in a session that runs is told with that session, which no file can change', () => {
    const env = [inSession(TOKEN_NAME, TOKEN), inSession('HTTPS_PROXY', 'http://proxy.example')];
    expect(gist(one('running-session-differs', { machine: { sessions: [session(env)] } }))).toEqual({
      severity: 'info',
      cause: 'machine',
      at: [null, null],
      remedies: [],
    });
  });

  it.each<[string, Asked]>([
    [
      'the same credential',
      {
        env: { [TOKEN_NAME]: TOKEN },
        machine: {
          shellEnv: [inShell(TOKEN_NAME, TOKEN, 9)],
          sessions: [session([inSession(TOKEN_NAME, TOKEN)])],
        },
      },
    ],
    ['no variable that matters', { machine: { shellEnv: [inShell('HTTPS_PROXY', 'http://proxy.example', 10)] } }],
  ])('is not told with %s', (_name, asked) => {
    expect(ask(asked).filter(({ id }) => /differs$/.test(id))).toEqual([]);
  });
});
