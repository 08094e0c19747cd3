/** An API key or token of the user's own: what was pasted, what the vault and the server say of it. */

export const KEYS = {
  nothingGiven: 'Nothing was given. Copy the key once more and paste it.',
  loginToken:
    'That is a login token of Claude Code, not an API key. Make a key in the Claude Console (platform.claude.com, API keys).',
  adminKey: 'That is an admin key, which cannot send messages. Make an ordinary API key.',
  otherKey: 'An Anthropic API key begins with “sk-ant-”. Copy the whole key.',
  oddCharacters: 'There are characters in it that no key has (a space, a line break). Copy the key alone.',
  tooShort: 'It is too short: a part of the key is missing.',
  tooLongForMac: 'It is too long for the keychain of macOS, which takes about 1,900 characters this way.',
  notAToken: 'That does not look like a token: one word of at least 8 plain characters is needed.',
  none: 'The vault holds no key, or it is locked.',
  notTested: 'Anthropic could not be reached, so the key was not tested. Check the network.',
  accepted: 'Anthropic accepts the key.',
  unknown: 'Anthropic does not know this key (any more). Make a new one in the Claude Console.',
  notAllowed: 'The key is known, but not allowed to do this. Check its permissions in the Claude Console.',
  tooMany: 'Anthropic asks to wait (too many requests). Try again in a minute.',
  serverTrouble: 'Anthropic’s side has trouble right now, so nothing can be said about the key.',
  otherStatus: ({ status }: { status: number }) =>
    `Anthropic answered with ${status}, which says nothing about the key.`,
  badVaultName: ({ name }: { name: string }) => `“${name}” is not a name the vault can be asked for.`,
  noHelper:
    'No program here could give Claude Code the key from the vault. Install “secret-tool” (Debian: libsecret-tools) or the pilotlight command, then try again.',
} as const;

export const SECRET_STORE = {
  vaultUntouched: ({ folder }: { folder: string }) => `${folder} cannot be written, so the vault was not touched.`,
  doneNotNoted: ({ folder }: { folder: string }) =>
    `The vault was changed, but ${folder} cannot be written. Try again.`,
  tokenOf: ({ name }: { name: string }) => `token of “${name}”`,
  add: ({ name }: { name: string }) => `add ${name}`,
  remove: ({ name }: { name: string }) => `remove ${name}`,
  storingInterrupted: ({ what, keep, remove }: { what: string; keep: string; remove: string }) =>
    `Storing the ${what} was interrupted: the vault may hold it, an older one, or none. Store it again (“pilotlight fallback ${keep}”) or remove it (“pilotlight fallback ${remove}”).`,
  removingInterrupted: ({ what, remove }: { what: string; remove: string }) =>
    `Removing the ${what} was interrupted: it may still be in the vault. Remove it again (“pilotlight fallback ${remove}”).`,
} as const;
