/** Which addresses and places each row of the privacy table means. */
import type { ReadId, SentId } from '../../src/shared/messages/privacy.ts';

export const ADDRESSES = {
  page: /^https:\/\/(status\.claude\.com|anthropic\.statuspage\.io)\/(api\/v2\/summary\.json|history\.atom)$/,
  past: /^https:\/\/(status\.claude\.com|anthropic\.statuspage\.io)\/api\/v2\/incidents\.json$/,
  hello: /^https:\/\/(api\.anthropic\.com\/api|platform\.claude\.com\/v1\/oauth)\/hello$/,
  neutral: /^https:\/\/api\.github\.com\/$/,
  others: /^https:\/\/api\.github\.com\/search\/issues\?/,
  release: /^https:\/\/api\.github\.com\/repos\/[^/]+\/[^/]+\/releases\/latest$/,
  update: /^https:\/\/downloads\.claude\.ai\/claude-code-releases\//,
  // Claude Code's own program asks it, named by us.
  installer: /^https:\/\/(claude\.ai|downloads\.claude\.ai)\/install\.(sh|ps1)$/,
  'key-test': /^https:\/\/api\.anthropic\.com\/v1\/models$/,
  // Named by the person, so no address of ours.
  change: /^named:change$/,
  collector: /^named:collector$/,
  ask: /^https:\/\/api\.anthropic\.com\/v1\/messages$/,
} as const satisfies Record<SentId, RegExp>;

/** Of a path with / between its parts and ~ for the home. */
export const PLACES = {
  claude:
    /\/\.claude(-code)?(\.json)?(\.lock)?(\/|$)|\/\.config\/claude(-code)?\/|\/\.mcp\.json$|\/ClaudeCode\/|^\/etc\/claude-code\//,
  keychain: /^~\/Library\/Keychains\//,
  anthropic: /^~\/\.config\/anthropic\//,
  named: /\/\.(aws|azure)(\/|$)|\/gcloud(\/|$)|\/named\.\w+$|\/dmi\/id\//,
  programs:
    /\/claude(\.(exe|cmd|bat|ps1|com))?$|\/(bin|shims|node-versions|nodejs|node|nvm|npm|scoop|Links)(\/|$)|^~\/AppData\/Roaming$/,
  shell:
    /\/\.(profile|bash_(profile|login)|bashrc|zsh\w+|z(profile|login)|kshrc|tcshrc|cshrc|login)$|^\/etc\/(profile|bash\.?rc|bash\.bashrc|zsh|environment)|\/environment\.d(\/|$)|\/(fish|nushell|powershell|PowerShell|WindowsPowerShell)\//,
  project:
    /\/(\.git|\.envrc|\.?mise(\.local)?\.toml|\.config\/mise\/config\.toml|\.idea\/workspace\.xml|\.vscode\/settings\.json)$|\/direnv\/((allow|deny)\/\w+|(direnv|config)\.toml)$/,
  starts:
    /\/systemd\/user(\/|$)|\/LaunchAgents(\/|$)|\/cron|\/\.?tmux\.conf$|\/kitty\.conf$|[/.]ghostty\/config$|\/\.?alacritty\.toml$|\/zellij\/config\.kdl$|\/\.screenrc$/,
  processes: /^\/proc(\/|$)/,
  own: /^~\/\.pilotlight(\/|$)/,
} as const satisfies Record<ReadId, RegExp>;
