import type { ErrorTable } from '../known-error.ts';

/** Files, the machine's own stores, cloud providers, models, and requests. */
export const SETUP_ERRORS = {
  'refresh-keychain': {
    kind: 'keychain',
    cause: 'machine',
    phrases: ["can't save to the (macOS Keychain|Keychain)", "can't save to the Keychain"],
    next: 'unlock-keychain',
  },
  'refresh-disk-full': {
    kind: 'disk_full',
    cause: 'machine',
    phrases: [
      'disk that holds the Claude Code config directory',
      'ENOSPC',
      'No space left on device',
      'EDQUOT',
      'Disk quota exceeded',
      'There is not enough space on the disk',
    ],
    next: 'free-disk',
  },
  'save-login-failed': {
    kind: 'keychain',
    cause: 'machine',
    phrases: ["Couldn't save your login"],
    next: 'unlock-keychain',
  },
  'tokens-save-failed': {
    kind: 'storage_write',
    cause: 'machine',
    phrases: [
      'Failed to save OAuth tokens',
      '(EACCES|EPERM|EROFS|permission denied|read-only file system) … credentials.json',
      'credentials.json … (EACCES|EPERM|EROFS|permission denied|read-only file system)',
      '(EACCES|EPERM|EROFS|permission denied|read-only file system) … .claude',
      'EROFS',
    ],
    next: 'fix-permissions',
  },
  'keychain-save-key': {
    kind: 'keychain',
    cause: 'machine',
    phrases: ['Failed to save API key to macOS Keychain'],
    next: 'unlock-keychain',
  },
  'keychain-doctor': {
    kind: 'keychain',
    cause: 'machine',
    phrases: [
      'Keychain is not writable',
      'errSecInteractionNotAllowed',
      'User interaction is not allowed',
      'The user name or passphrase you entered is not correct',
      'SecKeychain',
    ],
    next: 'unlock-keychain',
  },
  'claude-json-corrupt': {
    kind: 'config',
    cause: 'machine',
    phrases: [
      'configuration file at … is corrupted',
      'Configuration error in … .claude.json',
      'claude.json … (is corrupted|JSON Parse error|Unexpected token|is not valid JSON)',
    ],
    next: 'repair',
  },
  'claude-json-empty': {
    kind: 'config',
    cause: 'machine',
    phrases: ['was empty and no backup holds anything'],
    next: 'restore',
  },
  'two-config-files': {
    kind: 'config',
    cause: 'machine',
    phrases: ['Two Claude Code config files exist'],
    next: 'one-config-file',
  },
  'settings-invalid': {
    kind: 'config',
    cause: 'machine',
    phrases: [
      'settings files did not load',
      'Invalid or malformed JSON',
      'settings.json … (is not valid JSON|Unexpected token|JSON Parse error)',
      'Invalid settings',
    ],
    next: 'repair',
  },
  'mcp-json-invalid': {
    kind: 'config',
    cause: 'machine',
    phrases: ['MCP config is not a valid JSON', '.mcp.json … (is not valid JSON|Unexpected token|JSON Parse error)'],
    next: 'repair',
  },
  'creds-bad-scopes': {
    kind: 'config',
    cause: 'machine',
    phrases: ['scopes?.includes is not a function', 'scopes.includes is not a function'],
    next: 'reset-login',
  },
  'claude-not-found': {
    kind: 'install',
    cause: 'machine',
    phrases: [
      'claude: command not found',
      'command not found: claude',
      'claude: not found',
      "'claude' is not recognized as",
      'The term claude is not recognized',
      'spawn claude ENOENT',
      'Unknown command: claude',
    ],
    next: 'install-claude',
  },
} as const satisfies ErrorTable;
