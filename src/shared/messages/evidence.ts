/** What is to be seen at a place that a finding points to. No value ever stands in it. */
import type { Place } from '../facts.ts';
import { PLACE_NAMES } from './credentials.ts';

export const EVIDENCE = {
  isSet: ({ name }: { name: string }) => `${name} is set`,
  /** `tail`: last characters of a key. `place`: said where there is no file to name. */
  credentialSet: ({ name, tail, place }: { name: string; tail: string | null; place: Place | null }) =>
    `${name} is set${tail ? ` (ends in ${tail})` : ''}${place ? ` in ${PLACE_NAMES[place]}` : ''}`,
  setForTerminals: ({ name }: { name: string }) => `${name} is set here for every new terminal`,
  setByShell: ({ name, shell }: { name: string; shell: string }) =>
    `${name} is set by ${shell}; the text of its start-up files does not tell where`,
  setByTool: ({ name, tool }: { name: string; tool: string }) => `${name} is set here by ${tool}`,
  setHere: ({ name, folder }: { name: string; folder: string | null }) =>
    `${name} is set here${folder === null ? '' : ` to ${folder}`}`,
  setUnexported: ({ name }: { name: string }) => `${name} is set here without export`,
  holdsLogin: 'a login is kept here',
  misnamedLogin: 'this holds a login',
  onboardingNotSet: 'hasCompletedOnboarding is not set here',
  modelSet: 'model is set',
  accountNamed: 'oauthAccount names the account',
  isSetIn: ({ name, place }: { name: string; place: string }) => `${name} is set in ${place}`,
  noLoginToken: 'claudeAiOauth.accessToken is no token of a login',
  runs: ({ name, program }: { name: string; program: string }) => `${name} runs ${program}`,
  runsThis: ({ name }: { name: string }) => `${name} runs this`,
  awsProfile: ({ name }: { name: string }) => `AWS_PROFILE or the default profile: ${name}`,
  noEffect: ({ names }: { names: string }) => `${names} has no effect here`,
  isOn: ({ name }: { name: string }) => `${name} is on`,
  pointsTo: ({ name, host }: { name: string; host: string }) => `${name} points to ${host}`,
  loginForced: 'forceLoginMethod or forceLoginOrgUUID is set',
  version: ({ version }: { version: string | null }) => (version === null ? 'version unknown' : `version ${version}`),
  process: ({ pid, cwd }: { pid: number; cwd: string | null }) => `process ${pid}${cwd ? ` in ${cwd}` : ''}`,
  clock: ({ off, fast }: { off: string; fast: boolean }) =>
    `${off} ${fast ? 'fast' : 'slow'}, compared with Anthropic’s server`,
  loginCleared: 'the login is there, but its tokens were cleared',
  loginExpired: 'the login has expired',
  loginEnding: 'the login ends within three days',
  scopesNoList: 'claudeAiOauth.scopes is not a list',
  scopeMissing: 'claudeAiOauth.scopes lacks user:inference',
  openToOthers: 'other users can read or change the file',
  foreignOwner: 'the file belongs to another user',
  linkToNowhere: 'this link leads to nothing',
  symbolicLink: 'the file is a symbolic link',
  refused: ({ status, at, request }: { status: number | null; at: number; request: string | null }) =>
    `Claude Code recorded status ${status ?? 'unknown'} at ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC${request ? `, request ${request}` : ''}`,
  nobodyHolds: 'nobody holds this lock',
  answeredSince: 'the session records show an answer after this login had ended',
  versionLimit: ({ limit, tooOld }: { limit: string; tooOld: boolean }) =>
    `${tooOld ? 'requiredMinimumVersion' : 'requiredMaximumVersion'} is ${limit}`,
  legacyConfig: 'this file is used instead of .claude.json',
} as const;
