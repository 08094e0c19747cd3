/** What each finding says: what is the matter, what it means, and what to do. */
import type { IdentityFile, UnreadableReason } from '../facts.ts';
import type { FindingId } from '../finding-ids.ts';
import { FILE_FINDINGS } from './findings/files.ts';
import { LOGIN_FINDINGS } from './findings/login.ts';
import { SESSION_SOURCE_FINDINGS } from './findings/session-sources.ts';
import { STORE_FINDINGS } from './findings/store.ts';
import { FITNESS_FINDINGS } from './fitness.ts';
import type { Message } from './message.ts';
import { counted } from './phrasing.ts';
import { REFUSAL_FINDINGS } from './refusals.ts';
import { START_PLACE_FINDINGS } from './start-places.ts';

export interface FindingText {
  title: Message;
  detail: Message;
}

interface Said {
  title: string;
  detail: string;
}

interface Named {
  name: string;
}

const IDENTITY_FILE = {
  absent: 'names a file that is not there',
  'not-a-file': 'names something that is not a file',
  empty: 'names a file that is empty, or holds white space only',
} as const satisfies Record<Exclude<IdentityFile, 'there'>, string>;

export const FINDINGS = {
  ...STORE_FINDINGS,
  ...LOGIN_FINDINGS,
  ...FILE_FINDINGS,
  ...FITNESS_FINDINGS,
  ...REFUSAL_FINDINGS,
  ...START_PLACE_FINDINGS,
  ...SESSION_SOURCE_FINDINGS,
  'usage-limit-reached': {
    title: ({ window }: { window: string }) => `The usage limit is reached (${window})`,
    detail:
      'Your sign-in is fine, and signing in again changes nothing. Claude Code answers again when the window begins anew, or with extra usage if you have it.',
  },
  'address-is-none': {
    title: ({ name }: { name: string }) => `Claude Code can send nothing: ${name} is not an address`,
    detail:
      'An address starts with https:// or http://, without quotes around it. As it is, every request ends with an error. Correct the address, or remove it.',
  },
  'api-key-beats-plan': {
    title: ({ plan, scriptsOnly }: { plan: string | null; scriptsOnly: boolean }) =>
      `An API key overrides your ${plan ? `${plan} plan` : 'Claude login'}${scriptsOnly ? ' in claude -p' : ''}`,
    detail: ({ credential, place, scriptsOnly }: { credential: string; place: string; scriptsOnly: boolean }) =>
      `${scriptsOnly ? 'claude -p' : 'Claude Code'} sends ${credential} instead of your login, and you pay per token. Remove it from ${place} to use your plan again.`,
  },
  'api-key-not-approved': {
    title: 'Only claude -p uses the API key',
    detail:
      'In a terminal, Claude Code asks before it uses the key in ANTHROPIC_API_KEY; claude -p sends it without asking. The two may be billed differently.',
  },
  'api-key-rejected': {
    title: 'You rejected this API key, but claude -p still sends it',
    detail:
      'In a terminal, Claude Code ignores the key in ANTHROPIC_API_KEY, as you chose. Scripts that run claude -p still send it and pay per token.',
  },
  'blank-key-breaks': {
    title: 'A blank API key stops Claude Code',
    detail:
      'ANTHROPIC_API_KEY contains only white space. This version of Claude Code takes that for a key and answers “Invalid API key”. Remove the variable, or update Claude Code.',
  },
  'claude-not-found': {
    title: 'Claude Code was not found on this computer',
    detail:
      'There is no claude program on the search path or where its installers put it. Install Claude Code first, then start claude and sign in. If it runs elsewhere (a container, WSL, another user), check there.',
  },
  'cli-sign-out-bugs': {
    title: ({ version }: { version: string }) => `Claude Code ${version} has known bugs that sign you out`,
    detail: ({ bugs, fixedIn }: { bugs: readonly SignOutBugId[]; fixedIn: string }) =>
      `With this version, ${bugs.map((bug) => SIGN_OUT_BUGS[bug]).join('; ')}. Version ${fixedIn} or later fixes ${bugs.length === 1 ? 'that' : 'all of that'}.`,
  },
  'cli-unmeasured': {
    title: ({ version }: { version: string }) => `Claude Code ${version} is newer than this Pilotlight`,
    detail: ({ newest }: { newest: string }) =>
      `Pilotlight was tested with Claude Code up to ${newest} and judges this version by the same rules. If it chooses its sign-in differently, what Pilotlight says here may be wrong.`,
  },
  'clock-off': {
    title: ({ off, fast }: { off: string; fast: boolean }) =>
      `This computer’s clock is ${off} ${fast ? 'fast' : 'slow'}`,
    detail:
      'Claude Code uses this clock to decide whether its login has expired, so a wrong clock can end or spoil a sign-in. Turn on automatic time in the system settings.',
  },
  'custom-address-receives-login': {
    title: ({ host }: { host: string }) => `Your login is sent to ${host}`,
    detail: ({ host }: { host: string }) =>
      `ANTHROPIC_BASE_URL points Claude Code to ${host}, and every request carries your Claude login there. Remove the variable unless you trust that address.`,
  },
  'custom-header-overrides-login': {
    title: 'A custom header overrides your login',
    detail:
      'ANTHROPIC_CUSTOM_HEADERS sets a header that carries a credential. It is sent instead of your login or along with it, and Claude Code’s own status does not show it.',
  },
  'gateway-address-refused': {
    title: 'Claude Code does not start: it refuses the gateway’s address',
    detail:
      'CLAUDE_CODE_USE_GATEWAY is on, and ANTHROPIC_BASE_URL is not an address or starts with http://. A gateway must be reached over https:// unless it runs on this computer. Correct the address, or turn the gateway off.',
  },
  'new-terminal-differs': {
    title: 'A new terminal would use another credential',
    detail: ({ here, there }: { here: string; there: string }) =>
      `Here Claude Code uses ${here}; in a terminal opened now it would use ${there}.`,
  },
  'nothing-is-sent': { title: ({ title }: Said) => title, detail: ({ detail }: Said) => detail },
  'policy-stops-requests': {
    title: 'Your organization’s settings stop Claude Code',
    detail:
      'Managed settings require a login of your organization. A key or token set here, or a login of another organization, makes claude -p end with an error even though its status says you are signed in.',
  },
  'profile-lacks-identity': {
    title: 'Claude Code cannot sign in with its workload identity',
    detail: ({ file }: { file: IdentityFile | null }) =>
      file !== null && file !== 'there'
        ? `ANTHROPIC_IDENTITY_TOKEN_FILE ${IDENTITY_FILE[file]}. Until it holds the identity token, every request ends with an error.`
        : 'A profile or federation rule of Anthropic’s developer tools is selected, but there is no identity to get a token with. Set ANTHROPIC_IDENTITY_TOKEN_FILE or ANTHROPIC_IDENTITY_TOKEN, or make the profile’s credentials file readable only by you. Until then every request ends with an error.',
  },
  'provider-lacks': {
    title: ({ provider }: { provider: string }) =>
      `${provider.charAt(0).toUpperCase()}${provider.slice(1)} is turned on but not set up`,
    detail: ({ provider, missing, isCloud }: { provider: string; missing: readonly string[]; isCloud: boolean }) =>
      `Claude Code sends its requests to ${provider}, and your Claude login is not used. Nothing was found here for: ${missing.join(', ')}.${isCloud ? ' The cloud’s own files in your home folder were looked at, too.' : ''}`,
  },
  'running-session-differs': {
    title: 'A running session uses another credential',
    detail: ({ pid, here, there }: { pid: number; here: string; there: string }) =>
      `The session with process ID ${pid} uses ${there} until it is restarted. A new session would use ${here}.`,
  },
  'saved-key-takes-over': {
    title: 'Claude Code now bills an API key',
    detail:
      'Your login no longer counts, and Claude Code silently uses the API key that an earlier Console sign-in saved: you pay per token. Sign in again to use your plan.',
  },
  'sign-in-server-unknown': {
    title: 'Claude Code can send nothing: CLAUDE_CODE_CUSTOM_OAUTH_URL names a server it does not accept',
    detail: ({ byHelper }: { byHelper: boolean }) =>
      byHelper
        ? 'Your organization’s managed settings have a key helper. Beside it Claude Code sends a login or token only if it accepts the server named there; as it is, every request ends with “Your organization’s settings need an update”. Remove the variable.'
        : 'Claude Code accepts only a few of Anthropic’s servers there. As it is, every request ends with an error before it is sent. Remove the variable.',
  },
  'several-installs': {
    title: 'Several versions of Claude Code are installed',
    detail: ({ onPath }: { onPath: boolean }) =>
      `${onPath ? 'A terminal starts the first of them' : 'None of them is on the search path'}. An editor or a script may start another, and they do not choose the credential by quite the same rules. Keep one.`,
  },
  'token-shadows-login': {
    title: ({ name }: Named) => `${name} overrides your login`,
    detail: ({ credential, place }: { credential: string; place: string }) =>
      `Claude Code sends ${credential}, set in ${place}. Signing in again changes nothing while it is there.`,
  },
  'value-cannot-be-sent': {
    title: ({ name }: Named) => `${name} cannot be sent`,
    detail: ({ name }: Named) =>
      `${name} contains a line break, a curly quote or another character that no request can carry, probably pasted along with it. Claude Code stops with an error. Set it again, by itself and in one line.`,
  },
  'version-refused': {
    title: ({ version }: { version: string }) => `Your organization does not allow Claude Code ${version}`,
    detail: ({ limit, tooOld }: { limit: string; tooOld: boolean }) =>
      tooOld
        ? `The managed settings of this computer require ${limit} or newer, so this version quits when it starts. Update Claude Code.`
        : `The managed settings of this computer allow ${limit} at most, so this version quits when it starts. Install that version, or ask whoever manages this computer.`,
  },
} as const satisfies Record<FindingId, FindingText>;

/** What is to be seen in a store that cannot be read. */
export const UNREADABLE_EVIDENCE = {
  denied: 'access was denied',
  locked: 'the Keychain cannot be unlocked without you (exit code 36)',
  'not-agreed': 'the item is there',
  timeout: 'no answer within five seconds',
  torn: 'the file is incomplete',
  broken: 'the file is not valid JSON',
  encoding: 'the file is not plain UTF-8',
  'too-big': 'more than 8 MiB',
  'bare-token': 'a token stands here alone',
  'not-a-file': 'this is not a file',
  'credential-manager': 'only Claude Code reads the login there',
  'no-tool': '/usr/bin/security cannot be run',
  failed: 'the system reported an error',
} as const satisfies Record<UnreadableReason, string>;

/** Faults of Claude Code, as the end of a sentence that begins with "With this version,". */
export const SIGN_OUT_BUGS = {
  'renewal-signs-out': 'one session that renews the login makes the others ask you to sign in again',
  'writes-erase': 'two sessions that write at the same moment can erase a good login',
  'wake-signs-out': 'all running sessions can be signed out when the computer wakes up',
  'sessions-wipe': 'parallel sessions can wipe the login they share and then all stop with error 401',
  'sleep-signs-out': 'many parallel sessions can all be signed out after sleep',
  'renewal-asks': 'a session can ask you to sign in only because another one is renewing the login',
  'status-renews':
    '“claude auth status” can renew the login and lose the answer, so keep it out of scripts and status lines',
} as const;

export type SignOutBugId = keyof typeof SIGN_OUT_BUGS;

/** "6 minutes": how far a clock is off. */
export function sayOffset(ms: number): string {
  const units = [
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
  ] as const;
  const [size, name] = units.find(([unit]) => ms >= unit * 2) ?? [60_000, 'minute'];
  return counted(Math.round(ms / size), name);
}
