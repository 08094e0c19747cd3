/** What the commands of recovery print besides. */

import type { FallbackReport } from '../../fallback.ts';
import { noSuchGateway } from '../common.ts';
import { counted } from '../phrasing.ts';

export const ASK_COMMAND = {
  cutShort: 'The answer was longer than --max-tokens allows, and is cut short.',
  badMaxTokens: '--max-tokens takes a number from 1 to 200000.',
  tooLarge: ': it is larger than 4 MB',
  unreadable: ({ path, reason }: { path: string; reason: string }) => `${path} cannot be read${reason}.`,
  silentPipe: 'Nothing came through the pipe for ten seconds; the question goes without it.',
  nothingAsked: 'Nothing was asked: pilotlight ask "your question".',
  noSuchGateway: noSuchGateway,
} as const;

/** Why a backup was made. */
export const BACKUP_WHY = { daily: 'daily', 'before-remedy': 'before a fix', asked: 'on request' } as const;

export const BACKUP_COMMAND = {
  files: (count: number) => counted(count, 'file'),
  nothingHere: 'There is no configuration here to back up.',
  historyIn: ({ folder }: { folder: string }) => `The history lies in ${folder}.`,
  writtenTo: ({ path }: { path: string }) => `Written to ${path}.`,
  done: ({ names, id }: { names: string; id: string }) => `Backed up ${names} as ${id}.`,
  sameAs: ({ id }: { id: string }) => `Nothing has changed since the backup ${id}.`,
  secretsLeftOut: ({ count }: { count: number }) => `${count} keys or tokens were left out; --with-secrets keeps them.`,
  holdsSecrets: 'This backup holds keys, tokens and the login. Only your account can read it.',
  leftOut: ({ name, reason }: { name: string; reason: string }) => `Left out: ${name} (${reason}).`,
  withSecrets: ', with keys and tokens',
  none: 'There is no backup yet.',
  noSuchBackup: ({ id }: { id: string }) => `There is no backup ${id}.`,
  wasLeftOut: 'left out',
  notIncluded: ({ name, reason }: { name: string; reason: string }) => `Not in the backup: ${name} (${reason}).`,
  noneYetMakeOne: 'There is no backup yet. “pilotlight backup” makes one.',
} as const;

export const FALLBACK_STATES = {
  unavailable: 'not here',
  'no-key': 'no key stored',
  off: 'off',
  on: 'on',
  blocked: 'on, but not used',
} as const satisfies Record<FallbackReport['state'], string>;

export const FALLBACK_COMMAND = {
  keyEndsIn: ({ tail }: { tail: string }) => `Key: ends in ${tail}`,
  state: ({ state, rest }: { state: string; rest: string }) => `API-key fallback: ${state}${rest}`,
  pasteKey: 'Paste your Anthropic API key:',
  stored: ({ tail }: { tail: string }) => `The key that ends in ${tail} is in the system vault now, and nowhere else.`,
  nextOn: 'Next: pilotlight fallback on',
  stillOn:
    'The fallback is on, so its key is needed. Switch it off first: “pilotlight fallback off” (for another profile with --config-dir).',
  forgotten: 'The key is gone from the system vault.',
  afterOn: 'start Claude Code anew. “pilotlight fallback off” brings you back to your plan.',
  notUsed: ({ reason }: { reason: string }) => `It is written, but Claude Code would not use it. ${reason}`,
} as const;

export const GATEWAY_COMMAND = {
  noPreset: ({ name, names }: { name: string; names: string }) => `There is no preset “${name}”; there are: ${names}.`,
  pasteToken: ({ name }: { name: string }) => `Paste the token for ${name}:`,
  ready: ({ name }: { name: string }) => `The gateway “${name}” is ready.`,
  nextOn: ({ name }: { name: string }) => `Next: pilotlight fallback on ${name}`,
  removed: ({ name }: { name: string }) => `The gateway “${name}” and its token are gone.`,
  presets: ({ names }: { names: string }) => `Ready to be added: ${names}`,
} as const;

export const INSTALL_COMMAND = {
  unknownStart: 'Pilotlight cannot tell how it was started, so no command can be made for it.',
  typeIt: 'type “pilotlight” in any terminal.',
  addToPath: ({ folder }: { folder: string }) =>
    `add the folder of ${folder} to PATH in the system’s settings, then open a new terminal.`,
  notOnPath: ({ folder }: { folder: string }) =>
    `${folder} is not on PATH. Add this line to the start-up file of your shell: export PATH="$HOME/.local/bin:$PATH"`,
} as const;

export const INSTALL_CLAUDE_COMMAND = {
  next: 'sign in with “pilotlight sign-in”.',
} as const;

export const RESET_COMMAND = {
  next: 'sign in again with “pilotlight sign-in”.',
} as const;

export const SIGN_IN_COMMAND = {
  oneWay: 'Use either --console or --sso.',
  newFolder: ({ gone }: { gone: string }) => `${gone} Claude Code makes it when you sign in.`,
  opened: 'A terminal window is opening; sign in there.',
  dryRun: ({ command }: { command: string }) => `Would run ${command} auth login and wait for the browser.`,
  notInstalled: 'Claude Code is not installed here.',
} as const;

export const TOOLS_COMMAND = {
  none: 'No other coding tool was found on the search path.',
  notFound: ({ name }: { name: string }) => `“${name}” was not found here.`,
  typeIt: ({ name, command }: { name: string; command: string }) => `${name} runs in a terminal: type ${command}`,
  opened: ({ name }: { name: string }) => `${name} is opening.`,
  notStarted: ({ name }: { name: string }) => `${name} could not be started.`,
} as const;

export const UNINSTALL_COMMAND = {
  done: 'Done.',
  process: ({ pid }: { pid: number }) => ` (process ${pid})`,
  running: ({ process }: { process: string }) => `Pilotlight is running${process}. End it first.`,
  sure: 'Remove all this? It cannot be undone.',
  nothingFound: '  Nothing of Pilotlight’s was found.',
  title: 'Uninstall Pilotlight',
  notDone: 'This could not be done:',
} as const;

export const UPDATE_COMMAND = {
  runIt: 'Run “claude update”?',
} as const;
