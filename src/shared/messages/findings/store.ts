/** Findings about where the login is kept: the file, the Keychain, its rights. */

interface Said {
  title: string;
  detail: string;
}

export const STORE_FINDINGS = {
  'credentials-bare-token': {
    title: 'A bare token was saved as the credential file',
    detail:
      'Claude Code keeps a whole login in this file and takes nothing else from it, so it treats you as signed out. A token from “claude setup-token” belongs in the variable CLAUDE_CODE_OAUTH_TOKEN, an API key in ANTHROPIC_API_KEY. Put it there and reset the credentials (the file is kept as a backup), or sign in.',
  },
  'credentials-broken': {
    title: 'The credential file is broken',
    detail:
      'Claude Code cannot read the file and treats you as signed out without saying so. Correct the marked place, or reset the credentials (the file is kept as a backup) and sign in again.',
  },
  'login-misnamed': {
    title: ({ found }: { found: string }) => `A login lies beside its place: ${found}`,
    detail: ({ location, line }: { location: string; line: string }) =>
      `Claude Code looks for ${location} and for nothing else, so it finds no login. If it is yours, run: ${line}`,
  },
  'credentials-denied': {
    title: 'Access to the stored login is denied',
    detail:
      'Your user account may not read the credential store. If Claude Code runs as the same user, it treats you as signed out. Give your account access; in the Keychain, allow it when asked.',
  },
  'credentials-encoding': {
    title: 'The credential file has the wrong encoding',
    detail:
      'Claude Code reads only UTF-8 without a byte order mark and treats you as signed out. Save the file again in that encoding; the login in it may still be good.',
  },
  'credentials-failed': {
    title: 'The stored login could not be read',
    detail:
      'The system reported an error while the credential store was read. Check the disk, and whether the folder is on a drive that was disconnected.',
  },
  'credentials-foreign-owner': {
    title: 'The credential file belongs to another user',
    detail: ({ line }: { line: string }) =>
      `The file with your login is owned by another user, often because Claude Code was once run with sudo. Where your account may not read it, Claude Code treats you as signed out. Give the file back to your account: ${line}`,
  },
  'credentials-link-to-nowhere': {
    title: 'The credential file is a link to nowhere',
    detail: ({ target }: { target: string }) =>
      `It leads to ${target}, and there is no file: a drive that is not mounted, or a file that was moved. Claude Code finds no login. Bring the file back, or sign in; a new file then takes the place of the link.`,
  },
  'credentials-not-a-file': {
    title: 'There is no file where the credential file should be',
    detail:
      'A folder, or a link that leads back to itself, has the name of the credential file, so Claude Code can neither read nor store a login. Move it away and sign in again.',
  },
  'credentials-readable-by-others': {
    title: 'Other users on this computer can read your login',
    detail:
      'The file with your login can be read or changed by other users. Claude Code accepts that silently. Make it readable only by you.',
  },
  'credentials-symlinked': {
    title: 'The credential file is a symbolic link',
    detail:
      'Claude Code replaces the link with a regular file the next time it renews the login. Whatever shares the file through the link then keeps an old login that no longer works.',
  },
  'credentials-too-big': {
    title: 'The stored login is far too large',
    detail:
      'A login takes about one kilobyte. This one is so large that it is not trusted; something else wrote to the store. Reset the credentials (the file is kept as a backup) and sign in again.',
  },
  'credentials-torn': {
    title: 'The credential file is incomplete',
    detail: 'The file changed a moment ago and is not complete; Claude Code may still be writing it.',
  },
  'keychain-locked': {
    title: 'The macOS Keychain is locked in this session',
    detail:
      'Over SSH the login Keychain stays locked, and Claude Code then says “Not logged in”. Run “security unlock-keychain” in this session first; you need not sign out.',
  },
  'keychain-no-tool': {
    title: 'The Keychain cannot be read',
    detail: 'Claude Code reads the Keychain with the program /usr/bin/security, and that program cannot be run.',
  },
  'keychain-not-agreed': {
    title: 'Pilotlight has not read the Keychain item',
    detail:
      'A login is stored in the macOS Keychain. Pilotlight sees that it is there and when it changes. To check whether it still works, allow Pilotlight to read it in the settings.',
  },
  'keychain-silent': {
    title: 'The macOS Keychain does not answer',
    detail:
      'The Keychain did not answer within five seconds, perhaps because a macOS dialog is waiting for you. Pilotlight leaves it alone for six hours, unless you check again.',
  },
  'old-sign-in-data': {
    title: 'An old login was found',
    detail:
      'This login has ended, but Claude Code has received answers since. It is probably signed in elsewhere: through the desktop app, another credential store, or a key in one terminal. As long as it works for you, there is nothing to do.',
  },
  'stale-lock': {
    title: 'Claude Code left a lock behind',
    detail:
      'A Claude Code process that ended early left its lock. The next one takes it over by itself, but may wait first and say that another process is renewing the login.',
  },
  'store-cannot-be-saved': { title: ({ title }: Said) => title, detail: ({ detail }: Said) => detail },
  'windows-credential-manager': {
    title: 'The login is in Windows Credential Manager',
    detail:
      'Claude Code keeps this login in Credential Manager, which Pilotlight does not read. You may well be signed in; run “claude auth status” to find out.',
  },
} as const;
