/** Secrets of the wrong kind or shape, and helpers that cannot give one (kind 2). */
import { API_KEY, config, type FieldCase, PLAN_TOKEN, settings, signedIn } from './field-case.ts';

export const secretCases: readonly FieldCase[] = [
  {
    id: 'plan-token-as-api-key',
    kind: 2,
    env: { ANTHROPIC_API_KEY: PLAN_TOKEN },
    files: signedIn(),
    light: 'not-green',
    names: ['oat'],
  },
  {
    id: 'token-cut-short',
    kind: 2,
    env: { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN.slice(0, 79) },
    light: 'not-green',
    names: ['CLAUDE_CODE_OAUTH_TOKEN', 'shorter'],
  },
  { id: 'key-in-quotes', kind: 2, env: { ANTHROPIC_API_KEY: `"${API_KEY}"` }, light: 'not-green', names: ['quote'] },
  {
    id: 'token-unexpanded',
    kind: 2,
    env: { CLAUDE_CODE_OAUTH_TOKEN: `\${CLAUDE_CODE_OAUTH_TOKEN}` },
    light: 'not-green',
    names: ['CLAUDE_CODE_OAUTH_TOKEN'],
  },
  {
    id: 'token-with-written-line-break',
    kind: 2,
    env: { CLAUDE_CODE_OAUTH_TOKEN: `${PLAN_TOKEN.slice(0, 60)}\\n${PLAN_TOKEN.slice(60)}` },
    light: 'not-green',
    names: ['line break'],
  },
  {
    id: 'token-with-line-break',
    kind: 2,
    env: { CLAUDE_CODE_OAUTH_TOKEN: `${PLAN_TOKEN.slice(0, 60)}\n${PLAN_TOKEN.slice(60)}` },
    light: 'not-green',
    names: ['line break'],
  },
  {
    id: 'helper-missing',
    kind: 2,
    files: {
      '.claude.json': config(),
      ...settings({
        apiKeyHelper: '~/.claude/anthropic_key.sh',
        env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:35355' },
      }),
    },
    listening: [35355],
    light: 'not-green',
    names: ['apiKeyHelper'],
  },
  {
    id: 'helper-not-executable',
    kind: 2,
    files: {
      '.claude.json': config(),
      'bin/key.sh': `#!/bin/sh\necho ${API_KEY}\n`,
      ...settings({ apiKeyHelper: '~/bin/key.sh', env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:35355' } }),
    },
    listening: [35355],
    light: 'not-green',
    names: ['apiKeyHelper'],
  },
];
