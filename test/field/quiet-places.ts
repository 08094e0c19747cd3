/** Machines, containers and habits as healthy people have them. Keys and people are made up. */
import { rootCertificates } from 'node:tls';
import { config, login, PLAN_TOKEN, settings, signedIn } from './field-case.ts';
import type { Home } from './quiet-home.ts';

const configured = { '.claude.json': config() };
const BUNDLE = rootCertificates.slice(0, 3).join('\n');

export const QUIET_PLACES: readonly Home[] = [
  {
    id: 'settings that Nix has made',
    files: {
      ...signedIn(),
      '.claude/settings.json': { link: '../nix/store/0abc-claude-settings.json' },
      'nix/store/0abc-claude-settings.json': { text: '{"model":"opus","env":{"EDITOR":"vim"}}', mode: 0o444 },
    },
  },
  {
    id: 'a start-up file that Nix has made',
    files: {
      ...signedIn(),
      '.bashrc': { link: 'nix/store/1abc-bashrc' },
      'nix/store/1abc-bashrc': {
        text: '[[ $- == *i* ]] || return\nshopt -s histappend\nif [[ -f /etc/nowhere ]]; then . /etc/nowhere; fi\neval "$(direnv hook bash)"\n',
        mode: 0o444,
      },
    },
  },
  {
    id: 'dotfiles that are links',
    files: {
      '.claude.json': config(),
      '.claude': { link: 'dotfiles/claude' },
      'dotfiles/claude/.credentials.json': login(),
    },
  },
  {
    id: 'a dev container',
    env: { REMOTE_CONTAINERS: 'true', DEVCONTAINER: 'true', CLAUDE_CONFIG_DIR: '@HOME@/.claude' },
    files: { '.claude/.claude.json': config(), '.claude/.credentials.json': login() },
  },
  {
    id: 'a container that is given a token',
    env: { CLAUDE_CODE_OAUTH_TOKEN: PLAN_TOKEN, IS_SANDBOX: '1', CI: 'true' },
    files: configured,
  },
  {
    id: 'WSL with programs of Windows on PATH',
    env: {
      WSL_DISTRO_NAME: 'Ubuntu',
      WSL_INTEROP: '/run/WSL/8_interop',
      PATH: '@HOME@/.local/bin:/usr/bin:/bin:/mnt/c/Windows/System32:/mnt/c/Users/Ada/AppData/Local/Programs/Microsoft VS Code/bin',
    },
    files: signedIn(),
  },
  {
    id: 'a company proxy with a password, and a bundle of certificates',
    env: {
      HTTPS_PROXY: 'http://ada:p%40ss@proxy.corp.example:3128',
      HTTP_PROXY: 'http://ada:p%40ss@proxy.corp.example:3128',
      NO_PROXY: 'localhost,127.0.0.1,::1,*.corp.example',
      NODE_EXTRA_CA_CERTS: '@HOME@/certs/bundle.pem',
    },
    files: { ...signedIn(), 'certs/bundle.pem': `# Corp\n${BUNDLE}\n` },
  },
  {
    id: 'a company’s certificates where Python and curl look for them, too',
    env: {
      SSL_CERT_FILE: '@HOME@/certs/bundle.pem',
      REQUESTS_CA_BUNDLE: '@HOME@/certs/bundle.pem',
      CURL_CA_BUNDLE: '@HOME@/certs/bundle.pem',
      NODE_EXTRA_CA_CERTS: '@HOME@/certs/bundle.pem',
    },
    files: { ...signedIn(), 'certs/bundle.pem': BUNDLE },
  },
  {
    id: 'direnv with variables of a project',
    env: { DIRENV_DIR: '-@HOME@/proj', DIRENV_FILE: '@HOME@/proj/.envrc', DATABASE_URL: 'postgres://localhost/x' },
    files: { ...signedIn(), 'proj/.envrc': 'export DATABASE_URL=postgres://localhost/x\nPATH_add bin\n' },
  },
  {
    id: 'mise with tools',
    files: { ...signedIn(), '.config/mise/config.toml': '[tools]\nnode = "22"\n\n[env]\nEDITOR = "vim"\n' },
  },
  {
    id: 'two profiles, by aliases',
    shell: 'zsh',
    files: {
      ...signedIn(),
      '.claude-work/.claude.json': config(),
      '.claude-work/.credentials.json': login({ subscriptionType: 'team' }),
      '.claude-home/.claude.json': config(),
      '.claude-home/.credentials.json': login({ subscriptionType: 'pro' }),
      '.zshrc':
        "alias claude-work='CLAUDE_CONFIG_DIR=~/.claude-work claude'\nalias claude-home='CLAUDE_CONFIG_DIR=~/.claude-home claude'\n",
    },
  },
  {
    id: 'models by their short and their full names',
    files: {
      ...signedIn(),
      ...settings({
        model: 'opusplan',
        env: {
          ANTHROPIC_DEFAULT_OPUS_MODEL: 'claude-opus-4-5-20251101',
          ANTHROPIC_DEFAULT_HAIKU_MODEL: 'claude-haiku-4-5',
          CLAUDE_CODE_SUBAGENT_MODEL: 'sonnet',
        },
      }),
    },
  },
  {
    id: 'a long context by a variable',
    env: { ANTHROPIC_MODEL: 'sonnet[1m]' },
    files: signedIn(),
  },
  {
    id: 'VS Code with settings of its own',
    files: {
      ...signedIn(),
      '.config/Code/User/settings.json':
        '{\n  // mine\n  "editor.fontSize": 13,\n  "claudeCode.environmentVariables": [{ "name": "DEBUG", "value": "1" }],\n}\n',
    },
  },
  {
    id: 'tmux and a server around it',
    env: { TMUX: '/tmp/tmux-1000/default,1,0', TMUX_PANE: '%1' },
    files: { ...signedIn(), '.tmux.conf': 'set -g mouse on\nset -g default-terminal "tmux-256color"\n' },
  },
  {
    id: 'fish with abbreviations and a prompt',
    shell: 'fish',
    files: {
      ...signedIn(),
      '.config/fish/config.fish':
        'if status is-interactive\n  abbr -a gs git status\n  abbr -a cc claude --continue\nend\n',
      '.config/fish/conf.d/rustup.fish': 'source "$HOME/.cargo/env.fish"\n',
    },
  },
  {
    id: 'somebody who pays by key, approved, with a helper script',
    files: {
      ...configured,
      'bin/claude-key': { text: '#!/usr/bin/env bash\nset -euo pipefail\ncat ~/.config/key\n', mode: 0o755 },
      ...settings({ apiKeyHelper: '~/bin/claude-key' }),
    },
  },
  {
    id: 'MCP servers, hooks and a status line',
    files: {
      ...signedIn(),
      ...settings({
        statusLine: { type: 'command', command: '~/.claude/statusline.sh' },
        hooks: { Stop: [{ hooks: [{ type: 'command', command: 'notify-send done' }] }] },
        enabledPlugins: {},
      }),
      '.claude/statusline.sh': { text: '#!/bin/sh\necho ok\n', mode: 0o755 },
      'proj/.mcp.json': '{"mcpServers":{"docs":{"command":"npx","args":["-y","docs-mcp"]}}}',
    },
  },
];
