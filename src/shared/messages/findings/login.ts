/** Findings about the login itself. */
import { listed } from '../phrasing.ts';

const WITHOUT_TOKEN = {
  refused: 'Claude Code cleared the stored login, as it does after the server refused to renew it.',
  'time-limit': 'The login reached its time limit, and Claude Code cleared it.',
  'token-lost': 'The stored login has lost its access token, and Claude Code does not renew it then.',
} as const;

export const LOGIN_FINDINGS = {
  'signed-in-twice': {
    title: 'More than one profile is signed in with the same account',
    detail: ({ folders }: { folders: readonly string[] }) =>
      `${listed(folders)} hold a login of one account, so they use up the same plan. If one was meant for another account, sign in there again, and sign out of claude.ai in the browser first.`,
  },
  'first-start-asks': {
    title: 'Claude Code will ask you to log in although there is a login',
    detail: ({ version, path, token }: { version: string; path: string; token: boolean }) =>
      `Claude Code ${version} leads through its first start wherever hasCompletedOnboarding is not set in ${path}, and asks to select a login method there, whatever ${token ? 'token is set' : 'login is stored'}; claude -p does not ask. In a container, mount that file too, or write {"hasCompletedOnboarding":true} into it. From 2.1.290 on it does not ask.`,
  },
  'login-cannot-be-sent': {
    title: 'Your login cannot be sent',
    detail:
      'The stored access token contains a line break or a character that no request can carry, so Claude Code stops with an error. Something changed the store by hand. Sign in again.',
  },
  'login-cleared': {
    title: 'Your login has ended',
    detail: ({ why }: { why: keyof typeof WITHOUT_TOKEN }) =>
      `${WITHOUT_TOKEN[why]} This is final: only signing in again helps. Your MCP logins and settings stay.`,
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
} as const;
