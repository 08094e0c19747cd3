/** What the commands that keep running print. */

import { NO_FILE_TO_OPEN } from '../common.ts';

export const AUTOSTART_COMMAND = {
  noManager: 'This system has nothing that could start Pilotlight: systemd was not found.',
  unknownStart: 'Pilotlight cannot tell how it was started here, so nothing could start it again.',
  unknownWord: ({ word }: { word: string }) => `“autostart” takes on, off or status, not “${word}”.`,
  notOurs: ({ place }: { place: string }) =>
    `${place} is there already, and not from Pilotlight, so it stays as it is. Give it another name first.`,
  refused: ({ place }: { place: string }) => `The system did not take it (${place}).`,
  on: ({ place }: { place: string }) => `Pilotlight starts when you log in (${place}).`,
  off: 'Pilotlight does not start by itself.',
  linger: ({ user }: { user: string }) =>
    `On a server nobody logs in to, it starts with the computer after: loginctl enable-linger ${user}`,
} as const;

export const METRICS_HELP = {
  info: 'Always 1; names the version.',
  changed: 'When anything here last changed.',
  light: '1 for the light that is shown.',
  network: '1 where Anthropic’s hosts can be reached from here.',
  service: '1 for the state of Anthropic’s service as seen from here.',
  page: 'Status page: 0 operational, 1 degraded, 2 partial outage, 3 major outage, 4 maintenance, -1 unknown.',
  findings: 'How many findings of this kind there are; refusals of the server begin with refused-.',
  signIn: '1 for the state of the sign-in.',
  loginEnds: 'When the login itself ends.',
  tokenRenews: 'When the access token is to be renewed.',
  usage: 'How full a usage window is, 0 to 1.',
  usageResets: 'When a usage window begins anew.',
  usageTold: 'When Claude Code told the usage.',
} as const;

export const METRICS = {
  badAddress: '--metrics takes a port, or an address and a port as 0.0.0.0:9469.',
  badToken: ({ length }: { length: number }) =>
    `The file of --metrics-token must hold one word of at least ${length} characters.`,
  badCollector:
    '--otlp takes the https address of an OpenTelemetry collector without a name and password (http on this computer only).',
  notPushed: ({ host }: { host: string }) =>
    `${host} does not take the metrics; they are pushed again every minute. This is not said again until they have been taken.`,
  needsToken: 'Beyond this computer, metrics need a token: write one into a file and name it with --metrics-token.',
  notServed: ({ host, port }: { host: string; port: number }) =>
    `Metrics cannot be served at ${host}:${port}; another program may have it.`,
} as const;

export const OPEN_COMMAND = {
  notRunning:
    'The desktop app of Pilotlight does not run with this data folder. Start it like any other app, or with “npm start”; “pilotlight serve” shows the same window in a browser.',
  notAsked: 'The desktop app runs but could not be asked to show its window; this terminal may have no display.',
} as const;

export const SERVE_COMMAND = {
  once: 'It works once, within a minute.',
  isAt: 'Pilotlight is at',
  overSsh: 'You are here over SSH. On your own computer, run',
  openThere: 'and open there',
  notBuilt: 'The window has not been built. Run npm run build.',
  keys: 'Press Enter for a new link, Ctrl+C to end.',
  badPort: 'A port is a number from 1 to 65535.',
} as const;

export const WATCH_COMMAND = {
  next: ({ step }: { step: string }) => `  next: ${step}`,
  lookingAgain: '(looking again)',
  offerCommand: 'To make “pilotlight” a command of every terminal: pilotlight install-command',
  metricsAt: ({ address }: { address: string }) => `Metrics: ${address}`,
  ended: 'Pilotlight has ended; nothing is watched any more.',
} as const;

export const ON_CHANGE = {
  notTaken: ({ id, name }: { id: string; name: string }) => `The change ${id} was not taken by ${name}.`,
  badTarget:
    '--on-change takes an https address without a name and password (http on this computer only), or the absolute path of a program.',
  needsSecret: ({ length }: { length: number }) =>
    `An address needs --on-change-secret: a file with one word of at least ${length} characters, with which requests are signed.`,
  secretNotKept: ({ file }: { file: string }) =>
    `The word that requests are signed with cannot be kept in ${file}, so that no change is told.`,
  secretUnfit: ({ file, length }: { file: string; length: number }) =>
    `${file} must hold one word of at least ${length} characters, so that no change is told. Remove it, and Pilotlight makes a new one.`,
  namedByOthers: ({ file, program }: { file: string; program: string }) =>
    `Other accounts may change ${file}, so that ${program}, which it names, is not started.`,
  signedWith: ({ file }: { file: string }) =>
    `Requests are signed with the word in ${file}, which Pilotlight makes when it first needs it.`,
} as const;

export const OPEN_FILE = {
  findingGone: 'This finding has gone.',
  noFile: NO_FILE_TO_OPEN,
  fileGone: 'The file is not there any more, or cannot be reached.',
  cannotOpen: ({ path }: { path: string }) => `Nothing can be opened from here. The file is ${path}`,
  noAddress: 'There is no address behind this link.',
  cannotBrowse: ({ url }: { url: string }) => `No browser can be opened from here. The address is ${url}`,
} as const;
