/** What each finding says: what is the matter, what it means, and what to do. */
import type { UnreadableReason } from '../facts.ts';
import type { FindingId } from '../ids.ts';
import { FITNESS_FINDINGS } from './fitness.ts';
import type { Message } from './message.ts';
import { counted } from './phrasing.ts';
import { REFUSAL_FINDINGS } from './refusals.ts';
import { START_PLACE_FINDINGS } from './start-places.ts';

export interface FindingText {
  title: Message;
  detail: Message;
}

/** Which settings file. */
export type SettingsName = keyof typeof SETTINGS_NAMES;

const SETTINGS_NAMES = {
  'user-settings': 'your settings file',
  'project-settings': 'the project settings',
  'local-settings': 'your local project settings',
  'managed-settings': 'the managed settings',
  'global-config': 'its configuration file',
} as const;

interface Said {
  title: string;
  detail: string;
}

interface Named {
  name: string;
}

export const FINDINGS = {
  ...FITNESS_FINDINGS,
  ...REFUSAL_FINDINGS,
  ...START_PLACE_FINDINGS,
  'usage-limit-reached': {
    title: ({ window }: { window: string }) => `The usage limit is reached (${window})`,
    detail:
      'Your sign-in is fine, and signing in again changes nothing. Claude Code answers again when the window begins anew, or with extra usage if you have it.',
  },
  'address-is-none': {
    title: 'Claude Code can send nothing: ANTHROPIC_BASE_URL is not an address',
    detail:
      'An address starts with https:// or http://. As it is, every request ends with an error before it is sent. Correct the address, or remove it.',
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
  'config-folder-missing': {
    title: 'The configuration folder does not exist',
    detail: ({ folder }: { folder: string }) =>
      `There is no folder ${folder}, so there is no login and no setting in it. Check its name. Claude Code creates the folder when it is started with that name.`,
  },
  'credentials-bare-token': {
    title: 'A bare token was saved as the credential file',
    detail:
      'Claude Code keeps a whole login in this file and takes nothing else from it, so it treats you as signed out. A token from “claude setup-token” belongs into the variable CLAUDE_CODE_OAUTH_TOKEN, an API key into ANTHROPIC_API_KEY. Put it there and reset the credentials (the file is kept as a backup), or sign in.',
  },
  'credentials-broken': {
    title: 'The credential file is broken',
    detail:
      'Claude Code cannot read the file and treats you as signed out without saying so. Correct the marked place, or reset the credentials (the file is kept as a backup) and sign in again.',
  },
  'login-misnamed': {
    title: ({ found }: { found: string }) => `A login lies beside its place, under the name ${found}`,
    detail: ({ line }: { line: string }) =>
      `Claude Code looks for .credentials.json, with a dot in front and nothing behind, and finds nothing. If it is yours, run: ${line}`,
  },
  'first-start-asks': {
    title: 'Claude Code will ask you to log in although there is a login',
    detail: ({ version, path, token }: { version: string; path: string; token: boolean }) =>
      `Claude Code ${version} leads through its first start wherever hasCompletedOnboarding is not set in ${path}, and asks to select a login method there, whatever ${token ? 'token is set' : 'login is stored'}; claude -p does not ask. In a container, mount that file too, or write {"hasCompletedOnboarding":true} into it. From 2.1.290 on it does not ask.`,
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
      `The file with your login is owned by another user, often because Claude Code was once run with sudo. Renewing the login may fail. Give the file back to your account: ${line}`,
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
  'global-config-broken': {
    title: ({ newer }: { newer: boolean }) =>
      newer
        ? 'Claude Code refuses to start: its configuration file is broken'
        : 'Do not start Claude Code: its configuration file is broken',
    detail: ({ newer }: { newer: boolean }) =>
      newer
        ? 'No command of this version works, not even signing in, until the file is repaired. The newest good copy is in the profile’s backups folder. Repair the file before you start Claude Code again.'
        : 'This version replaces the file with an empty one the next time it starts, and account, approved keys and project trust would be lost. Repair it first, or restore the newest good copy from the profile’s backups folder.',
  },
  'global-config-empty': {
    title: 'Claude Code’s configuration file is empty',
    detail:
      'Claude Code starts from its newest backup, or from scratch if there is none: account, approved keys and project trust may be lost. Restore the newest good copy before you start it.',
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
  'legacy-config-wins': {
    title: 'An old configuration file is in use',
    detail:
      'Claude Code reads .config.json in the profile instead of .claude.json, which newer programs write and people edit. Accounts and keys saved in .claude.json are ignored while the old file is there.',
  },
  'login-cannot-be-sent': {
    title: 'Your login cannot be sent',
    detail:
      'The stored access token contains a line break or a character that no request can carry, so Claude Code stops with an error. Something changed the store by hand. Sign in again.',
  },
  'login-cleared': {
    title: 'Your login has ended',
    detail:
      'Claude Code cleared the stored login after the server refused to renew it. This is final: only signing in again helps. Your MCP logins and settings stay.',
  },
  'login-command-off': {
    title: 'The /login command is turned off',
    detail:
      'DISABLE_LOGIN_COMMAND hides /login inside Claude Code. Run claude auth login in a terminal instead, or sign in from Pilotlight.',
  },
  'login-ends-soon': {
    title: 'Your login ends soon',
    detail:
      'The login itself, not only its access token, ends within three days, and Claude Code cannot renew it. Sign in again when it suits you.',
  },
  'login-expired': {
    title: 'Your login has expired',
    detail: 'The stored login has expired and can no longer be renewed. Sign in again.',
  },
  'login-lacks-scope': {
    title: 'Claude Code ignores the stored login',
    detail:
      'The login lacks the permission user:inference, so Claude Code treats you as signed out and may bill an API key instead. Sign in again with your subscription.',
  },
  'login-scopes-crash': {
    title: 'The stored login stops every Claude Code command',
    detail:
      'The scopes of the login are not a list, which no version of Claude Code writes; another program changed the store. Reset the credentials and sign in again.',
  },
  'managed-settings-broken': {
    title: ({ newer }: { newer: boolean }) =>
      newer
        ? 'Claude Code refuses to start: the managed settings are broken'
        : 'Claude Code ignores the managed settings',
    detail: ({ newer }: { newer: boolean }) =>
      `A settings file from this computer’s administrator contains a mistake. ${
        newer
          ? 'This version of Claude Code does not start without its rules.'
          : 'This version of Claude Code runs without its rules; newer versions refuse to start.'
      } Only an administrator can correct it.`,
  },
  'managed-value-ignored': {
    title: 'Claude Code ignores one value of the managed settings',
    detail:
      'A value in the administrator’s settings has a type that Claude Code does not accept. Claude Code ignores that value; the rest of the file counts.',
  },
  'mcp-config-broken': {
    title: 'Claude Code ignores the project’s MCP servers',
    detail: 'The project’s .mcp.json contains a mistake. Claude Code runs without its servers and does not say so.',
  },
  'new-terminal-differs': {
    title: 'A new terminal would use another credential',
    detail: ({ here, there }: { here: string; there: string }) =>
      `Here Claude Code uses ${here}; in a terminal opened now it would use ${there}.`,
  },
  'nothing-is-sent': { title: ({ title }: Said) => title, detail: ({ detail }: Said) => detail },
  'old-sign-in-data': {
    title: 'An old login was found',
    detail:
      'This login has ended, but Claude Code has received answers since. It is probably signed in elsewhere: through the desktop app, another credential store, or a key in one terminal. As long as it works for you, there is nothing to do.',
  },
  'policy-stops-requests': {
    title: 'Your organization’s settings stop Claude Code',
    detail:
      'Managed settings require a login of your organization. A key or token set here, or a login of another organization, makes claude -p end with an error even though its status says you are signed in.',
  },
  'profile-lacks-identity': {
    title: 'Claude Code cannot sign in with its workload identity',
    detail:
      'A profile or federation rule of Anthropic’s developer tools is selected, but there is no identity to get a token with. Set ANTHROPIC_IDENTITY_TOKEN_FILE or ANTHROPIC_IDENTITY_TOKEN, or make the profile’s credentials file readable only by you. Until then every request ends with an error.',
  },
  'provider-lacks': {
    title: ({ provider }: { provider: string }) =>
      `${provider.charAt(0).toUpperCase()}${provider.slice(1)} is turned on but not set up`,
    detail: ({ provider, missing }: { provider: string; missing: readonly string[] }) =>
      `Claude Code sends its requests to ${provider}, and your Claude login is not used. No setting was found here for: ${missing.join(', ')}. Pilotlight does not read the cloud’s own files, which may hold credentials.`,
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
  'settings-broken': {
    title: ({ place }: { place: SettingsName }) => `Claude Code ignores ${SETTINGS_NAMES[place]}`,
    detail: ({ newer }: { newer: boolean }) =>
      `The file contains a mistake, so none of it counts: no variable in its env block, no key helper, no permission rule. ${
        newer
          ? 'Claude Code says so in one line on its error output, which is easily missed.'
          : 'This version does not say so anywhere.'
      } Correct the marked place.`,
  },
  'settings-unreadable': {
    title: ({ place }: { place: SettingsName }) => `Claude Code cannot read ${SETTINGS_NAMES[place]}`,
    detail:
      'The file exists but cannot be read, so nothing in it counts. Give your user account permission to read it, or move it away.',
  },
  'several-installs': {
    title: 'Several versions of Claude Code are installed',
    detail: ({ onPath }: { onPath: boolean }) =>
      `${onPath ? 'A terminal starts the first of them' : 'None of them is on the search path'}. An editor or a script may start another, and they do not choose the credential by quite the same rules. Keep one.`,
  },
  'stale-lock': {
    title: 'Claude Code left a lock behind',
    detail:
      'A Claude Code process that ended early left its lock. The next one takes it over by itself, but may wait first and say that another process is renewing the login.',
  },
  'store-cannot-be-saved': { title: ({ title }: Said) => title, detail: ({ detail }: Said) => detail },
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
  'windows-credential-manager': {
    title: 'The login is in Windows Credential Manager',
    detail:
      'Claude Code keeps this login in Credential Manager, which Pilotlight does not read. You may well be signed in; run “claude auth status” to find out.',
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
