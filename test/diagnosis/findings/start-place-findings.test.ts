import { describe, expect, test } from 'vitest';
import { startPlaceFindings } from '../../../src/diagnosis/findings/start-place-findings.ts';
import type { MachineFacts, OtherStart, ProfileFacts } from '../../../src/shared/facts.ts';
import { describeVariable } from '../../../src/sources/environment/environment.ts';

const fact = (name: string, value = '1') => describeVariable(name, value, 'shell-profile', '/home/u/x', 2);
const start = (more: Partial<OtherStart>): OtherStart => ({
  kind: 'wrapper',
  name: 'claude',
  file: '/home/u/x',
  line: 2,
  env: [fact('CLAUDE_CODE_USE_BEDROCK')],
  without: [],
  runsClaude: true,
  ...more,
});

function findings(otherStarts: OtherStart[], more: Partial<MachineFacts> = {}, profiles: ProfileFacts[] = []) {
  const machine: MachineFacts = {
    platform: 'linux',
    processEnv: [],
    shellEnv: [],
    fromShell: true,
    sessions: [],
    clis: [],
    home: '/home/u',
    otherStarts,
    ...more,
  };
  return startPlaceFindings(machine, profiles).map(({ id, severity }) => `${severity} ${id}`);
}

describe('what gives Claude Code variables of its own', () => {
  test.each([
    ['a script called claude', start({}), ['warning wrapper-sets-variables']],
    ['a script of another name', start({ name: 'claude-work' }), ['info wrapper-sets-variables']],
    [
      'one that only moves the folder',
      start({ env: [fact('CLAUDE_CONFIG_DIR', '/x')] }),
      ['info wrapper-sets-variables'],
    ],
    ['one that only takes variables out', start({ env: [], without: ['ANTHROPIC_API_KEY'] }), []],
    ['an alias', start({ kind: 'alias' }), ['warning alias-sets-variables']],
    ['an editor for its extension', start({ kind: 'editor', name: 'Code: x' }), ['warning editor-sets-variables']],
    [
      'an editor for its terminals',
      start({ kind: 'editor', name: 'x', runsClaude: false }),
      ['info editor-sets-variables'],
    ],
    ['a folder, told with the credential', start({ kind: 'folder', name: 'direnv', runsClaude: false }), []],
    ['a service', start({ kind: 'service', name: 'x.service' }), ['info service-sets-variables']],
    ['a service that starts something else', start({ kind: 'service', name: 'x.service', runsClaude: false }), []],
    ['tmux', start({ kind: 'terminal', name: 'tmux', runsClaude: false }), ['info terminal-sets-variables']],
  ])('%s', (_what, one, expected) => {
    expect(findings([one])).toEqual(expected);
  });

  test('tmux, where this terminal has the variable: it is told with the credential', () => {
    const tmux = start({ kind: 'terminal', name: 'tmux', runsClaude: false });
    expect(findings([tmux], { processEnv: [fact('CLAUDE_CODE_USE_BEDROCK')] })).toEqual([]);
  });

  test('a folder with a login, unless it is a profile already', () => {
    const seen = { configDir: '/home/u/.claude-a', credentials: { location: '/home/u/.claude-a/x' } } as ProfileFacts;
    const more = { loginFolders: ['/home/u/.claude-a', '/home/u/.claude-b'] };
    expect(findings([], more)).toHaveLength(2);
    expect(findings([], more, [seen])).toEqual(['info folder-holds-login']);
  });
});
