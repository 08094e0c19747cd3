import type { UnreadableReason } from '../../shared/facts.ts';
import type { Finding } from '../../shared/verdict.ts';

type Words = Pick<Finding, 'id' | 'severity' | 'title' | 'detail' | 'remedies'> & {
  /** Evidence where the store itself gives none. */
  note: string;
};

/** One finding per way of not being readable: what it means for Claude Code, and what to do. */
export const UNREADABLE_FINDINGS = {
  denied: {
    id: 'credentials-denied',
    severity: 'warning',
    title: 'Access to the sign-in data is denied',
    detail:
      'Your account may not read the credential store. If Claude Code runs under the same account, it takes you for signed out. Give your account access; in the Keychain, allow it when asked.',
    remedies: ['fix-mode'],
    note: 'access was denied',
  },
  locked: {
    id: 'keychain-locked',
    severity: 'warning',
    title: 'The macOS Keychain is locked in this session',
    detail:
      'Over SSH the login Keychain stays locked, and Claude Code then says "Not logged in". Run "security unlock-keychain" in this session first; signing out is not needed.',
    remedies: [],
    note: 'the Keychain does not open without you (exit code 36)',
  },
  'not-agreed': {
    id: 'keychain-not-agreed',
    severity: 'info',
    title: 'The Keychain item has not been looked into',
    detail:
      'A sign-in is stored in the macOS Keychain. Pilotlight sees that it is there and when it changes; to tell whether it still works, agree in the settings to have it read.',
    remedies: [],
    note: 'the item is there',
  },
  timeout: {
    id: 'keychain-silent',
    severity: 'warning',
    title: 'The macOS Keychain does not answer',
    detail:
      'The Keychain gave no answer within five seconds, perhaps because a dialog of macOS is waiting for you. It is left alone for six hours, unless you ask to look again.',
    remedies: ['wait'],
    note: 'no answer within five seconds',
  },
  torn: {
    id: 'credentials-torn',
    severity: 'info',
    title: 'The credential file is only half there',
    detail: 'The file changed a moment ago and is not whole; perhaps Claude Code is still writing it.',
    remedies: ['wait', 'open-file'],
    note: 'the file is not whole',
  },
  broken: {
    id: 'credentials-broken',
    severity: 'warning',
    title: 'The credential file is broken',
    detail:
      'Claude Code cannot read the file and takes you for signed out, without a word about it. Put the named place right, or reset the credentials (the file is kept aside) and sign in again.',
    remedies: ['reset', 'open-file'],
    note: 'the file is not valid JSON',
  },
  encoding: {
    id: 'credentials-encoding',
    severity: 'warning',
    title: 'The credential file is saved in the wrong encoding',
    detail:
      'Claude Code reads UTF-8 without a byte order mark only and takes you for signed out. Save the file that way again; the login in it may still be good.',
    remedies: ['open-file', 'reset'],
    note: 'the file is not plain UTF-8',
  },
  'too-big': {
    id: 'credentials-too-big',
    severity: 'warning',
    title: 'The sign-in data is far too large',
    detail:
      'A login takes about one kilobyte. This one is so large that it is not trusted; something else wrote into the store. Reset the credentials (the file is kept aside) and sign in again.',
    remedies: ['reset', 'open-file'],
    note: 'more than 8 MiB',
  },
  'not-a-file': {
    id: 'credentials-not-a-file',
    severity: 'warning',
    title: 'There is no file where the credential file should be',
    detail:
      'A folder, or a link that leads back to itself, has the name of the credential file, so Claude Code can neither read nor store a login. Move it away and sign in again.',
    remedies: ['open-file', 'sign-in'],
    note: 'this is not a file',
  },
  'credential-manager': {
    id: 'windows-credential-manager',
    severity: 'info',
    title: 'The sign-in is in Windows Credential Manager',
    detail:
      'Claude Code was told to keep the login in Credential Manager, which Pilotlight does not read. You may well be signed in; ask Claude Code itself with "claude auth status".',
    remedies: [],
    note: 'the login is kept where only Claude Code reads it',
  },
  'no-tool': {
    id: 'keychain-no-tool',
    severity: 'warning',
    title: 'The Keychain cannot be read',
    detail: 'The program /usr/bin/security, through which Claude Code itself reads the Keychain, cannot be run.',
    remedies: [],
    note: '/usr/bin/security cannot be run',
  },
  failed: {
    id: 'credentials-failed',
    severity: 'warning',
    title: 'The sign-in data could not be read',
    detail:
      'The system reported an error while the credential store was read. Check the disk and whether the folder is on a drive that went away.',
    remedies: ['wait'],
    note: 'the system reported an error',
  },
} as const satisfies Record<UnreadableReason, Words>;
