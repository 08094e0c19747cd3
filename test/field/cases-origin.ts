/** Where a variable or a folder comes from, and settings in the wrong place (kinds 7 to 9). */
import { API_KEY, config, type FieldCase, login, settings, signedIn } from './field-case.ts';

const KEY = { ANTHROPIC_API_KEY: API_KEY };
const EXPORT = `export ANTHROPIC_API_KEY=${API_KEY}\n`;
const GATEWAY = { ANTHROPIC_BASE_URL: 'http://127.0.0.1:17890', ANTHROPIC_AUTH_TOKEN: 'tok-FAKE-000000001' };

export const originCases: readonly FieldCase[] = [
  {
    id: 'direnv',
    kind: 8,
    env: { ...KEY, DIRENV_DIR: '-@HOME@/proj', DIRENV_FILE: '@HOME@/proj/.envrc' },
    files: { ...signedIn(), 'proj/.envrc': EXPORT },
    light: 'not-green',
    names: ['.envrc'],
  },
  {
    id: 'mise',
    kind: 8,
    env: { ...KEY, __MISE_SESSION: 'x' },
    files: { ...signedIn(), '.config/mise/config.toml': `[env]\nANTHROPIC_API_KEY = "${API_KEY}"\n` },
    light: 'not-green',
    names: ['mise'],
  },
  {
    id: 'oh-my-zsh-custom',
    kind: 8,
    shell: 'zsh',
    desktop: true,
    files: {
      ...signedIn(),
      '.zshrc': 'export ZSH="$HOME/.oh-my-zsh"\nplugins=(git)\nsource $ZSH/oh-my-zsh.sh\n',
      '.oh-my-zsh/oh-my-zsh.sh':
        'ZSH_CUSTOM="$ZSH/custom"\nfor config_file ("$ZSH_CUSTOM"/*.zsh(N)); do\n  source "$config_file"\ndone\n',
      '.oh-my-zsh/custom/secrets.zsh': `# keys\n${EXPORT}`,
    },
    light: 'not-green',
    names: ['secrets.zsh'],
  },
  {
    id: 'export-of-xargs',
    kind: 8,
    desktop: true,
    files: {
      ...signedIn(),
      '.env': `ANTHROPIC_API_KEY=${API_KEY}\n`,
      '.bashrc': 'export $(grep -v "^#" ~/.env | xargs)\n',
    },
    light: 'not-green',
    names: ['.env'],
  },
  {
    id: 'nushell',
    kind: 8,
    shell: 'nu',
    desktop: true,
    files: { ...signedIn(), '.config/nushell/env.nu': `# env\n$env.ANTHROPIC_API_KEY = "${API_KEY}"\n` },
    light: 'not-green',
    names: ['env.nu'],
  },
  {
    id: 'profile-under-zsh',
    kind: 8,
    shell: 'zsh',
    desktop: true,
    files: { ...signedIn(), '.profile': EXPORT },
    light: 'not-green',
    names: ['.profile'],
  },
  {
    id: 'fish-started-from-bash',
    kind: 8,
    env: { ...KEY, SHELL: '/usr/bin/fish' },
    files: { ...signedIn(), '.config/fish/config.fish': `set -gx ANTHROPIC_API_KEY ${API_KEY}\n` },
    light: 'not-green',
    names: ['config.fish'],
  },
  {
    id: 'zshenv-several-in-one-line',
    kind: 8,
    shell: 'zsh',
    env: KEY,
    files: { ...signedIn(), '.zshenv': `export FOO=1 ANTHROPIC_API_KEY=${API_KEY} # mine\n` },
    light: 'not-green',
    names: ['.zshenv'],
  },
  {
    id: 'fish-not-exported',
    kind: 8,
    shell: 'fish',
    files: { ...signedIn(), '.config/fish/config.fish': 'set CLAUDE_CODE_USE_BEDROCK 1\nset AWS_REGION us-east-1\n' },
    light: 'any',
    names: ['export'],
  },
  {
    id: 'vscode-environment',
    kind: 8,
    files: {
      ...signedIn(),
      '.config/Code/User/settings.json': `{\n  // mine\n  "claudeCode.environmentVariables": [\n    { "name": "ANTHROPIC_API_KEY", "value": "${API_KEY}" }\n  ],\n}\n`,
    },
    light: 'not-green',
    names: ['settings.json'],
  },
  {
    id: 'alias-with-token',
    kind: 7,
    shell: 'zsh',
    files: {
      ...signedIn(),
      '.zshrc':
        'alias claude="ANTHROPIC_BASE_URL=https://gateway.example ANTHROPIC_AUTH_TOKEN=tok-FAKE-1234567890 claude"\n',
    },
    light: 'not-green',
    names: ['alias'],
  },
  {
    id: 'alias-with-folder',
    kind: 7,
    shell: 'zsh',
    files: {
      ...signedIn(),
      '.claude-personal/.credentials.json': login(),
      '.zshrc': "alias claude-personal='CLAUDE_CONFIG_DIR=~/.claude-personal claude'\n",
    },
    light: 'any',
    names: ['.claude-personal'],
  },
  {
    id: 'aws-refresh-in-the-wrong-file',
    kind: 9,
    env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_PROFILE: 'x', AWS_REGION: 'us-east-1' },
    files: { ...signedIn(), '.claude.json': config({ awsAuthRefresh: 'aws sso login --profile x' }) },
    light: 'not-green',
    names: ['awsAuthRefresh'],
  },
  {
    id: 'variables-at-the-top',
    kind: 9,
    files: { '.claude.json': config(), ...settings(GATEWAY) },
    light: 'any',
    names: ['env'],
  },
  {
    id: 'two-env-blocks',
    kind: 9,
    files: {
      ...signedIn(),
      '.claude/settings.json': `{\n "env": ${JSON.stringify(GATEWAY)},\n "permissions":{},\n "env": {"DISABLE_TELEMETRY":"1"}\n}`,
    },
    light: 'not-green',
    names: ['env'],
  },
  {
    id: 'alias-takes-the-key-out',
    kind: 7,
    env: KEY,
    files: { ...signedIn(), '.bashrc': `${EXPORT}alias claude='env -u ANTHROPIC_API_KEY claude'\n` },
    light: 'green',
    silentAbout: ['ANTHROPIC_API_KEY'],
  },
  {
    id: 'wrapper-first-on-path',
    kind: 7,
    env: { PATH: '@HOME@/bin:@HOME@/.local/bin:/usr/bin:/bin' },
    files: {
      ...signedIn(),
      'bin/claude': {
        text: '#!/bin/bash\nexport CLAUDE_CODE_USE_BEDROCK=1\nexport AWS_REGION=us-east-1\nexec "$HOME/.local/bin/claude" "$@"\n',
        mode: 0o755,
      },
    },
    light: 'not-green',
    names: ['bin/claude', 'CLAUDE_CODE_USE_BEDROCK'],
  },
  {
    id: 'wrapper-with-folder',
    kind: 7,
    files: {
      ...signedIn(),
      '.claude-work/.credentials.json': login(),
      '.local/bin/claude-work': {
        text: '#!/bin/sh\nCLAUDE_CONFIG_DIR="$HOME/.claude-work" exec claude "$@"\n',
        mode: 0o755,
      },
    },
    light: 'any',
    names: ['claude-work', '.claude-work'],
  },
  {
    id: 'second-login-folder',
    kind: 7,
    files: { ...signedIn(), '.claude-private/.credentials.json': login() },
    light: 'any',
    names: ['.claude-private'],
  },
  {
    id: 'unit-with-environment-file',
    kind: 8,
    files: {
      ...signedIn(),
      '.config/systemd/user/claude-bot.service':
        '[Service]\nEnvironmentFile=%h/.config/claude-bot.env\nExecStart=%h/.local/bin/claude -p hi\n',
      '.config/claude-bot.env': `ANTHROPIC_API_KEY=${API_KEY}\n`,
    },
    light: 'any',
    names: ['claude-bot.service', 'claude-bot.env'],
  },
  {
    id: 'tmux-settings',
    kind: 8,
    env: { ...KEY, TMUX: '/tmp/tmux-0/default,1,0' },
    files: { ...signedIn(), '.tmux.conf': `set-environment -g ANTHROPIC_API_KEY ${API_KEY}\n` },
    light: 'not-green',
    names: ['.tmux.conf'],
  },
  {
    id: 'fork-of-an-editor',
    kind: 8,
    files: {
      ...signedIn(),
      '.config/Void/User/settings.json': `{"claudeCode.environmentVariables": [{"name": "ANTHROPIC_API_KEY", "value": "${API_KEY}"}]}`,
    },
    light: 'not-green',
    names: ['Void'],
  },
  {
    id: 'local-settings-beside-the-users',
    kind: 9,
    files: {
      ...signedIn(),
      '.claude/settings.local.json': `{"env": {"ANTHROPIC_API_KEY": "${API_KEY}"}}`,
    },
    light: 'not-green',
    names: ['settings.local.json'],
  },
  {
    id: 'name-nearly-right',
    kind: 9,
    env: { CLAUDE_API_KEY: API_KEY },
    files: { '.claude.json': config(), '.bashrc': `export CLAUDE_API_KEY=${API_KEY}\n` },
    light: 'not-green',
    names: ['CLAUDE_API_KEY', '.bashrc'],
  },
];
