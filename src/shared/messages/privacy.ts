/** What Pilotlight reads and sends: the one table. The window, docs/privacy.md and a test are drawn from it. */

export interface Sent {
  to: readonly string[];
  what: string;
  when: string;
}

/** Each without any token, cookie or identity of the person, save where a key that they gave is named. */
export const SENDS = {
  page: {
    to: ['status.claude.com', 'anthropic.statuspage.io'],
    what: 'the public status summary is asked for',
    when: 'every 5 min when calm',
  },
  past: {
    to: ['status.claude.com', 'anthropic.statuspage.io'],
    what: 'the page’s list of past incidents, for the first thirty days of history',
    when: 'once',
  },
  hello: {
    to: ['api.anthropic.com', 'platform.claude.com'],
    what: 'the two hello addresses that Claude Code itself asks',
    when: 'every 10 min when calm',
  },
  neutral: {
    to: ['api.github.com'],
    what: 'whether it answers, to tell “no network” from “only Anthropic”',
    when: 'only while both hello addresses are silent',
  },
  others: {
    to: ['api.github.com'],
    what: 'one search of Claude Code’s public issue tracker for reports of sign-in trouble',
    when: 'when you ask, and when Claude Code is refused here or a sign-in fails while the status page is calm; at most every 10 min; setting othersCheck',
  },
  release: {
    to: ['api.github.com'],
    what: 'the newest version of Pilotlight',
    when: 'once a day, by the desktop app, where it knows its home; setting updateCheck',
  },
  update: {
    to: ['downloads.claude.ai'],
    what: 'the newest version of Claude Code; for an npm install npm is asked instead',
    when: 'when you ask for an update',
  },
  installer: {
    to: ['claude.ai', 'downloads.claude.ai'],
    what: 'Claude Code’s own installer, which asks for what it needs',
    when: 'when you have Claude Code installed',
  },
  'key-test': {
    to: ['api.anthropic.com'],
    what: 'the list of models, with the key that you gave, to test it',
    when: 'when you test the key',
  },
  change: {
    to: ['the address that you named'],
    what: 'that light, headline or sign-in state has changed, and the status as “status --format json” prints it, signed',
    when: 'on every change, once you set onChange or --on-change',
  },
  collector: {
    to: ['the collector that you named'],
    what: 'the numbers of “--metrics”, and the name of this computer',
    when: 'once a minute, with --otlp',
  },
  ask: {
    to: ['api.anthropic.com', 'your gateway'],
    what: 'your question, with the key or token that you gave',
    when: 'when you ask one',
  },
} as const satisfies Record<string, Sent>;

export type SentId = keyof typeof SENDS;

/** Nothing of it leaves this computer. */
export const READS = {
  claude:
    'Claude Code’s folders: settings, stored login, .claude.json, .mcp.json, locks, the newest error lines of its session records, and its managed settings',
  keychain:
    'on macOS the Keychain: whether the item is there; its content when you type a command that needs it (doctor, check, repair …), and in watch, serve and the desktop app only after you agreed once',
  anthropic: 'Anthropic’s own profiles in ~/.config/anthropic',
  named:
    'where a cloud is switched on, its files (~/.aws, ~/.azure, gcloud’s) and who made this computer; and files that variables name: certificates, and whether a token’s file is there',
  programs: 'the places where programs lie: which Claude Code is installed, and scripts that are called claude',
  shell:
    'start-up files of your shell and what they load, /etc/environment, for a fixed list of variables and aliases that start claude',
  project:
    'settings of your editor, .envrc and whether direnv may load it, mise’s files and .git, from the current folder upward',
  starts:
    'systemd’s user units, launchd’s agents, cron’s tables and the settings of tmux, screen, zellij, kitty, Ghostty and Alacritty, where they set one of those variables',
  processes:
    'on Linux and macOS the environment of your own running claude processes (on macOS as ps shows it), and Claude Code’s settings in the folders they run in',
  own: 'Pilotlight’s own folder, the only one it writes to of its own accord',
} as const satisfies Record<string, string>;

export type ReadId = keyof typeof READS;

/** What goes with every row. */
export const PRIVACY_NOTE =
  'A token or key is looked at in one function and forgotten there. Nothing of yours goes with a question, save a key you gave for it. There is no telemetry.';
