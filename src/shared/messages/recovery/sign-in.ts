/** Signing in to Claude Code: each stage, and why it ended. */

import { CLAUDE_NOT_STARTED } from '../common.ts';

export const NOT_INSTALLED = 'Claude Code is not installed here, or not where Pilotlight looks.';

export const SIGN_IN_REFUSALS = {
  nothingPasted: 'Nothing was pasted. Copy the code that the browser shows.',
  addressPasted: 'That is an address. Copy the code that the page shows instead.',
  keyPasted: 'That is a key or token, not the code that the browser shows.',
  notWhole: 'That does not look like the whole code: it has a # in the middle and no spaces. Copy all of it.',
  codeRefused:
    'Anthropic did not accept the code. It works once, for a few minutes, and only for the window it belongs to. Start again.',
  gatewayOrganization:
    'Your organization signs in through a gateway of its own. Start Claude Code in a terminal and use /login there.',
  otherAccountsOnly:
    'Your organization allows only certain accounts on this computer. Sign in with one of those, or ask whoever manages it.',
  notSaved:
    'The login worked, but it could not be saved. Check that the disk is not full, the folder can be written to, and the Keychain is unlocked; then sign in again.',
  forbidden:
    'Anthropic refused the request (403). The network, a VPN or the country may not be allowed; try from another network.',
  tooMany: 'Anthropic asks to wait: too many attempts. That is on Anthropic’s side; try again in some minutes.',
  serviceTrouble: 'Anthropic’s sign-in has trouble right now. It is not your fault; try again later.',
  unreachable: 'Anthropic could not be reached from here. Check the network, the proxy and the VPN, then try again.',
  noReason: 'Claude Code ended without signing in and did not say why. Try “claude auth login” in a terminal.',
  codeNotWhole: 'That was not the whole code. Copy all of it, with the # in the middle, and paste it again.',
  down: 'Sign-in is down at Anthropic. Signing in again would not help, and nothing is wrong on your side. Pilotlight can notify you when it works again.',
  perhapsDown:
    'Anthropic’s sign-in does not seem to answer right now. It is better to wait; Pilotlight can notify you when it works again.',
} as const;

export const SIGN_IN_TERMINAL = {
  noScreen: ({ command }: { command: string }) => `There is no screen here. Type: ${command}`,
  noTerminal: ({ command }: { command: string }) =>
    `No terminal program was found. Open one yourself and type: ${command}`,
  cannotWrite: ({ path }: { path: string }) => `${path} cannot be written.`,
  cannotHandOver: ({ command }: { command: string }) =>
    `The path of Claude Code cannot be handed to a window. Open a terminal and type: ${command}`,
  title: 'Claude Code',
  notOpened: 'The terminal could not be opened.',
} as const;

export const OPEN_CLAUDE = {
  inWsl: 'This profile is inside WSL. Start claude in a terminal of that distribution.',
  opened: 'Claude Code opens in a terminal window.',
} as const;

export const SIGN_IN_STAGES = {
  notStarted: CLAUDE_NOT_STARTED,
  inWsl: 'This profile is inside WSL. Sign in there: “claude auth login” in a terminal of that distribution.',
  emptyConfigDir:
    'CLAUDE_CONFIG_DIR is set, but empty. Claude Code would say that it signed in, and save no login. Unset the variable, or name a folder with it, then sign in.',
  damaged: ({ path }: { path: string }) =>
    `${path} is damaged or cannot be read. Repair it first, or Claude Code might lose what is in it.`,
  starting: 'Claude Code is starting the sign-in.',
  cancelled: 'Cancelled. Your login is as it was before.',
  checkingSaved: 'Checking that the login was saved.',
  timedOut: 'The sign-in was not finished within 10 minutes, so it was stopped. Start again.',
  checkingCode: 'Claude Code is checking the code.',
  inBrowser:
    'Sign in in the browser. If it shows a code at the end, paste that here; if no browser opened, open the link yourself.',
  saved: 'Signed in: the new login is saved.',
  savedConsole: 'Signed in with the Claude Console: requests are billed to the API account, per token.',
  noNewLogin:
    'Claude Code says it signed in, but no new login is in the credential store. Sign in again; if that does not help, reset the credentials first.',
  noScope:
    'You asked for your plan, but the login came back without the right to use it, so Claude Code silently uses an API account now. Sign in again with the account that has the plan.',
  title: 'Sign in',
} as const;
