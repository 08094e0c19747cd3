/** Moving the login away, and nothing else. */

export const RESET = {
  backupHoldsLogin: 'The backup holds the login itself. Only your account can read it; it is removed after 30 days.',
  denied: 'The sign-in is there, but this account may not read it. Fix its permissions first.',
  keychainLocked:
    'The macOS Keychain is locked. Unlock it (open Keychain Access, or “security unlock-keychain”), then try again.',
  keychainSilent: 'The macOS Keychain did not answer. It may be showing a dialog; answer it, then try again.',
  noSecurityTool: 'The program /usr/bin/security, which reads the macOS Keychain, cannot be started.',
  notAFile: 'There is a folder or something else where the sign-in should be kept. Check it yourself first.',
  credentialManager:
    'Claude Code keeps this sign-in in Windows Credential Manager, which Pilotlight does not change. Run “claude auth logout” instead; it also signs you out of MCP servers.',
  writing: 'Claude Code seems to be writing its sign-in right now. Try again in a moment.',
  unreadable: 'The system could not read the sign-in. Try again.',
  nothing: ({ place }: { place: string }) => `No sign-in is stored in ${place}, so there is nothing to reset.`,
  title: 'Reset credentials',
  closeFirst: 'It goes on with the login it has, and may write it back; close it first.',
  moveWhole: ({ path }: { path: string }) =>
    `Move ${path} away whole: it is broken, so the login in it cannot be told from the rest`,
  moveToken: ({ path }: { path: string }) =>
    `Move ${path} away whole: a token or key alone stands in it, without what belongs around a login`,
  nothingElse: 'nothing else is in it',
  entries: ({ count }: { count: number }) => (count === 1 ? 'one entry' : `${count} entries`),
  restStays: ({ keys }: { keys: string }) => `what else is in it stays (${keys})`,
  takeLogin: ({ path, rest }: { path: string; rest: string }) =>
    `Remove the login (claudeAiOauth) from ${path}; ${rest}`,
  brokenLeft: ({ path }: { path: string }) =>
    `${path} is broken and is left as it is; repair it before you sign in again.`,
  takeName: ({ path }: { path: string }) =>
    `Remove the account’s name (oauthAccount) from ${path}; settings and history stay`,
  consoleKey: 'A saved Console key stays. Until you sign in again Claude Code uses it, and the API account is billed.',
} as const;
