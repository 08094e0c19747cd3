import { describe, expect, it } from 'vitest';
import { ask, one, said, settingsFile } from './ask-fitness.ts';

describe('a model at Anthropic', () => {
  it.each([
    ['ANTHROPIC_MODEL', 'glm-4.6', ['model-left-over error']],
    ['ANTHROPIC_MODEL', 'qwen3-coder:30b', ['model-left-over error']],
    ['ANTHROPIC_DEFAULT_SONNET_MODEL', 'deepseek-v3', ['model-left-over warning']],
    ['ANTHROPIC_MODEL', 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', ['model-left-over error']],
    ['ANTHROPIC_MODEL', 'claude-sonnet-4-5@20250929', ['model-left-over error']],
    ['ANTHROPIC_MODEL', 'claude-sonnet-4-5', []],
    ['ANTHROPIC_MODEL', 'claude-sonnet-4-5[1m]', []],
    ['ANTHROPIC_MODEL', 'claude-3-5-haiku-latest', []],
    ['ANTHROPIC_MODEL', 'claude-something-new-7', []],
    ['ANTHROPIC_MODEL', 'opusplan', []],
    ['ANTHROPIC_MODEL', ' Opus ', []],
    ['ANTHROPIC_MODEL', 'sonnet[1m]', []],
    ['ANTHROPIC_MODEL', 'sonet', ['model-unknown error']],
    ['ANTHROPIC_MODEL', 'opus4', ['model-unknown error']],
    ['ANTHROPIC_MODEL', 'sonnet-4-5', ['model-unknown error']],
    ['ANTHROPIC_MODEL', 'claude-sonet-4-5', ['model-unknown error']],
    ['ANTHROPIC_MODEL', 'default', ['model-unknown warning']],
    ['ANTHROPIC_MODEL', 'claude', ['model-unknown warning']],
    // Too far from any to guess.
    ['ANTHROPIC_MODEL', 'opxz', ['model-unknown warning']],
    ['ANTHROPIC_MODEL', 'ops', ['model-unknown warning']],
    ['ANTHROPIC_MODEL', 'opusplxyz', ['model-unknown warning']],
    ['ANTHROPIC_MODEL', 'sxnxxt', ['model-unknown warning']],
    ['ANTHROPIC_DEFAULT_SONNET_MODEL', 'sonnet', ['model-unknown warning']],
    ['ANTHROPIC_SMALL_FAST_MODEL', 'claude-haiku-4-5', []],
    ['CLAUDE_CODE_SUBAGENT_MODEL', 'haiku', []],
    ['CLAUDE_CODE_SUBAGENT_MODEL', 'inherit', []],
    ['CLAUDE_CODE_SUBAGENT_MODEL', 'hiaku', ['model-unknown warning']],
  ])('%s=%s', (name, model, expected) => {
    expect(said({ env: { [name]: model } })).toEqual(expected);
  });

  it.each([
    ['sonet', '“sonnet”'],
    ['opus4', '“opus”'],
    ['sonnet-4-5', '“claude-sonnet-4-5”'],
    ['claud-sonnet-4-5', '“claude-sonnet-4-5”'],
    ['claude-sonet-4-5', '“claude-sonnet-4-5”'],
    ['opuz', '“opus”'],
    ['opusplna', '“opusplan”'],
  ])('%s was meant as %s', (ANTHROPIC_MODEL, meant) => {
    expect(ask({ env: { ANTHROPIC_MODEL } })[0]?.detail).toContain(meant);
  });

  it('what is named above all others comes first', () => {
    const env = { ANTHROPIC_DEFAULT_HAIKU_MODEL: 'haiku', ANTHROPIC_MODEL: 'sonet' };
    expect(ask({ env })[0]).toMatchObject({ id: 'model-unknown', variable: 'ANTHROPIC_MODEL' });
  });
});

describe('a model of the settings', () => {
  const path = '/home/u/.claude/settings.json';
  const settings = [settingsFile({ path, model: { name: 'sonet', line: 2 } })];
  it('is told with its line, as no variable', () => {
    const found = one('model-unknown', { profile: { settings } });
    expect(found).toMatchObject({ severity: 'error', evidence: [{ file: path, line: 2 }], remedies: ['open-file'] });
    expect(found.variable ?? null).toBeNull();
    expect(found.title).toMatch(/^model /);
  });

  it('does not count below the variable', () => {
    expect(said({ env: { ANTHROPIC_MODEL: 'opus' }, profile: { settings } })).toEqual([]);
  });

  it('that is a short name is told to be one, and where it may not be, what is', () => {
    const short = one('model-unknown', { env: { ANTHROPIC_SMALL_FAST_MODEL: 'haiku' } });
    const misspelled = one('model-unknown', { env: { ANTHROPIC_SMALL_FAST_MODEL: 'hiaku' } });
    const unknown = one('model-unknown', { env: { ANTHROPIC_SMALL_FAST_MODEL: 'default' } });
    expect(new Set([short, misspelled, unknown].map(({ detail }) => detail.replace(/“\w+”/g, ''))).size).toBe(3);
  });
});

it.each(['glm-4.6', 'kimi', 'sonet'])('%s may be right at a gateway', (ANTHROPIC_MODEL) => {
  const gateway = { ANTHROPIC_AUTH_TOKEN: 'gw-7d1f2c9ab04e4f5b', ANTHROPIC_BASE_URL: 'https://g.example' };
  expect(said({ login: null, env: { ...gateway, ANTHROPIC_MODEL } })).toEqual([]);
});
