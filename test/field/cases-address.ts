/** Addresses, what goes to them, and models left over (kinds 4 and 10). */
import { config, type FieldCase, settings, signedIn } from './field-case.ts';

const DEAD = 'export ANTHROPIC_BASE_URL="http://127.0.0.1:8787"\n';

export const addressCases: readonly FieldCase[] = [
  {
    id: 'address-ends-in-v1',
    kind: 10,
    env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:@PORT@/v1', ANTHROPIC_AUTH_TOKEN: `sk-litellm-${'FAKE'.repeat(6)}1` },
    files: { '.claude.json': config() },
    listening: true,
    light: 'not-green',
    names: ['/v1'],
  },
  {
    id: 'nothing-listens-at-the-address',
    kind: 10,
    env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787' },
    files: { ...signedIn(), '.bashrc': DEAD, '.profile': DEAD, '.zshrc': DEAD },
    light: 'not-green',
    names: ['127.0.0.1:8787', '.bashrc', '.profile'],
  },
  {
    id: 'token-and-helper',
    kind: 10,
    files: {
      '.claude.json': config(),
      ...settings({
        apiKeyHelper: "echo '-'",
        env: { ANTHROPIC_AUTH_TOKEN: 'test', ANTHROPIC_BASE_URL: 'http://127.0.0.1:@PORT@' },
      }),
    },
    listening: true,
    light: 'not-green',
    names: ['apiKeyHelper', 'ANTHROPIC_AUTH_TOKEN'],
  },
  {
    id: 'model-left-over',
    kind: 10,
    files: {
      ...signedIn(),
      ...settings({ env: { ANTHROPIC_MODEL: 'glm-4.6', ANTHROPIC_DEFAULT_SONNET_MODEL: 'glm-4.6' } }),
    },
    light: 'not-green',
    names: ['ANTHROPIC_MODEL'],
  },
  {
    id: 'local-router-and-its-token',
    kind: 8,
    shell: 'fish',
    env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:@PORT@', ANTHROPIC_AUTH_TOKEN: 'jan' },
    files: {
      ...signedIn(),
      '.config/fish/conf.d/jan-claude-code.fish':
        'set -gx ANTHROPIC_BASE_URL http://127.0.0.1:@PORT@\nset -gx ANTHROPIC_AUTH_TOKEN jan\n',
    },
    listening: true,
    light: 'not-green',
    names: ['conf.d'],
  },
];
