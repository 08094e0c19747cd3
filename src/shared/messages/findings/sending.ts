/** What keeps Claude Code from sending a credential. */

export const SENDING = {
  simple:
    'It makes Claude Code leave out logins, token variables and helpers: only a key or a gateway token counts then.',
  headerEmpty: 'It sets the header that carries the credential to nothing, which empties every request.',
  scopesLack:
    'It says that the token in CLAUDE_CODE_OAUTH_TOKEN may not ask the model: user:inference is not among the scopes, which are separated by spaces. The stored login is not used beside that token.',
  managedByHost: 'It says that another program looks after sign-in, so Claude Code sets aside what is stored here.',
  socket: 'Requests go through a socket that another program opens, and the stored login is not used for them.',
  noKeyHandedOver: 'It promises a key that nobody hands over, and keeps the stored login from being used.',
  folderNameless:
    'It is set to nothing. Claude Code takes whatever folder it is started in for its own then, and cannot renew a login there: every request ends with “ENOENT: no such file or directory, mkdir”.',
  title: 'Claude Code would send no credential',
  detail:
    'What is there to sign in with is kept from being used, so every request is refused. The list under “candidates” in doctor --json says why for each.',
  titleOf: ({ name }: { name: string }) => `${name} keeps Claude Code from sending a credential`,
  detailOf: ({ reason }: { reason: string }) => `${reason} Remove it, or correct it.`,
} as const;
