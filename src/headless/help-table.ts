/** The group of each command in the help, and two examples of it. */
import type { COMMAND_GROUPS } from '../shared/messages/terminal/command-help.ts';
import type { CommandWord } from './command-table.ts';

export type Group = keyof typeof COMMAND_GROUPS;

interface HelpEntry {
  group: Group;
  /** Without the program's name. */
  examples: readonly [string, string];
}

export const HELP = {
  doctor: { group: 'look', examples: ['doctor --fix', 'doctor --json --offline'] },
  status: { group: 'look', examples: ['status', 'status --config-dir ~/.claude-work'] },
  explain: { group: 'look', examples: ['explain "401 OAuth token has expired"', 'explain error.log'] },
  'test-banner': { group: 'run', examples: ['test-banner', 'test-banner --json'] },
  others: { group: 'look', examples: ['others', 'others --json'] },
  check: { group: 'look', examples: ['check --min-left 24h', 'check --max-age 2d --json'] },
  profiles: { group: 'look', examples: ['profiles', 'profiles new Work'] },
  sessions: { group: 'look', examples: ['sessions', 'sessions --json'] },
  usage: { group: 'look', examples: ['usage', 'usage --json'] },
  statusline: { group: 'look', examples: ['statusline on', 'statusline show'] },
  'failure-hook': { group: 'look', examples: ['failure-hook on', 'failure-hook show'] },
  history: { group: 'look', examples: ['history', 'history --kind refused,signed-out'] },
  'sign-in': { group: 'fix', examples: ['sign-in', 'sign-in --email you@example.com'] },
  reset: { group: 'fix', examples: ['reset --dry-run', 'reset --yes'] },
  repair: { group: 'fix', examples: ['repair', 'repair --unset ANTHROPIC_API_KEY'] },
  undo: { group: 'fix', examples: ['undo', 'undo --list'] },
  'install-claude': { group: 'fix', examples: ['install-claude', 'install-claude --dry-run'] },
  'update-claude': { group: 'fix', examples: ['update-claude', 'update-claude --yes'] },
  fallback: { group: 'fall-back', examples: ['fallback key', 'fallback on'] },
  ask: {
    group: 'fall-back',
    examples: ['ask "What does exit code 137 mean?"', 'ask --file notes.md "Summarize this"'],
  },
  tools: { group: 'fall-back', examples: ['tools', 'tools codex'] },
  backup: { group: 'keep', examples: ['backup', 'backup --diff last'] },
  restore: { group: 'keep', examples: ['restore --dry-run', 'restore settings.json'] },
  watch: { group: 'run', examples: ['watch', 'watch --json'] },
  serve: { group: 'run', examples: ['serve', 'serve --port 4317 --no-open'] },
  open: { group: 'run', examples: ['open', 'open --help'] },
  completion: {
    group: 'run',
    examples: ['completion bash > ~/.local/share/bash-completion/completions/pilotlight', 'completion fish | source'],
  },
  man: { group: 'run', examples: ['man | man -l -', 'man > ~/.local/share/man/man1/pilotlight.1'] },
  autostart: { group: 'run', examples: ['autostart', 'autostart on'] },
  'install-command': { group: 'run', examples: ['install-command', 'install-command --remove'] },
  uninstall: { group: 'run', examples: ['uninstall --dry-run', 'uninstall --with-backups'] },
  settings: { group: 'run', examples: ['settings', 'settings set quietHours 22:00-07:00'] },
} as const satisfies Record<CommandWord, HelpEntry>;
