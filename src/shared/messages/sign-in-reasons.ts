/** Why a sign-in is in the state it is in. */
import type { UnreadableReason } from '../facts.ts';

export const UNREADABLE_BECAUSE = {
  denied: 'Access to the sign-in data is denied, so it is not known whether you are signed in.',
  locked: 'The macOS Keychain is locked here, as it is over SSH, so the sign-in cannot be read.',
  'not-agreed':
    'A sign-in is in the macOS Keychain. Whether it still works is not known until you agree to have it read.',
  timeout: 'The macOS Keychain did not answer within five seconds.',
  torn: 'The credential file was changed a moment ago and is not whole.',
  broken: 'The credential file is broken, so Claude Code finds no sign-in in it.',
  'bare-token': 'A bare token stands where the credential file should be, so Claude Code finds no sign-in in it.',
  encoding: 'The credential file is saved in an encoding that Claude Code cannot read.',
  'too-big': 'The sign-in data is far larger than any real one, so it is not trusted.',
  'not-a-file': 'Something other than a file lies where the credential file should be.',
  'credential-manager': 'The sign-in is kept in Windows Credential Manager, which Pilotlight does not read.',
  'no-tool': 'The program that reads the macOS Keychain (/usr/bin/security) is missing.',
  failed: 'The system could not read the sign-in data.',
} as const satisfies Record<UnreadableReason, string>;

export const SIGN_IN_REASONS = {
  'other-source': 'Claude Code uses a credential other than the sign-in.',
  absent: 'Nothing is stored: nobody has signed in here, or somebody signed out.',
  'no-login': 'The credential store holds no subscription login.',
  'time-limit': 'The login reached its time limit and Claude Code cleared it. Sign in again.',
  'token-lost': 'The stored login has lost its access token, and Claude Code does not renew it then. Sign in again.',
  refused: 'The server refused to renew this login and Claude Code cleared it. Sign in again.',
  'scopes-crash': 'The scopes of the stored login are not a list, and every Claude Code command stops on that.',
  'lacks-scope':
    'The stored login may not be used for Claude Code (its scopes lack user:inference), so it does not count.',
  ended: 'The login has passed its deadline. Sign in again.',
  'ended-token-left':
    'The login has passed its deadline and will not be renewed; what is left of the access token may still work.',
  'no-renewal': 'The access token is past its time and there is no refresh token to renew it. Sign in again.',
  ending: 'The login itself ends within three days. Sign in again before that.',
  stale: 'The access token is past its time. Claude Code renews it by itself at the next use.',
  'ends-with-token': 'Signed in until the access token ends; without a refresh token this login cannot be renewed.',
  'ends-unknown': 'Signed in, but this login cannot be renewed and does not say when it ends.',
  'unknown-end':
    'Signed in. The store does not say when the access token ends, so Claude Code renews it only when refused.',
  ok: 'Signed in; Claude Code renews the access token by itself.',
} as const;
