/** What keeps the system’s vault from answering. */

/** One plain sentence each. Nothing is ever kept in clear instead. */
export const VAULT_SENTENCES = {
  'no-bus':
    'There is no desktop session here (no D-Bus), so the system keyring cannot be reached. Log in to the desktop, or start “dbus-run-session” with a keyring first; nothing was changed.',
  'no-service':
    'No keyring program is running here. Install or start one that offers the Secret Service (GNOME Keyring, KWallet, KeePassXC), then try again; nothing was changed.',
  'no-keyring':
    'The keyring program is running, but no keyring has been made yet. Make one (for example with “Passwords and Keys”), then try again; nothing was changed.',
  locked:
    'The system vault is locked. Unlock it (log in to the desktop, or open its password program), then try again; nothing was lost.',
  'no-library':
    'The library that reaches the system vault is missing here, or does not run (on Linux: libsecret-1-0). Install it, then try again; nothing was changed.',
  timeout:
    'The system vault did not answer within 3 seconds; it may be showing a password window. Answer it, then try again; nothing was lost.',
  failed: 'The system vault refused, and did not say why. Nothing was lost.',
} as const;

/** Said by the helper that hands the key to Claude Code. Stands in lines for three shells: letters, blanks, full stops and semicolons. */
export const VAULT_GAVE_NO_KEY = 'the system vault gave no key. It may be locked; unlock it and try again.';

export const VAULT_KNOWS_NO_SUCH_NAME = 'No key of Pilotlight’s can have that name.';
