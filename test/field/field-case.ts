/** A situation as people have reported it: what lies in HOME, what the process is given, and what doctor has to make of it. */

/** A folder, or a file with its text and, where it matters, its mode. */
export type Laid = string | { text: string; mode: number } | { folder: true } | { link: string };

export interface FieldCase {
  id: string;
  /** 1 refusals · 2 fit for use · 3 store · 4 remedies · 5 false alarms · 6 network · 7 wrappers · 8 origins · 9 misplaced · 10 address · 11 headline · 12 nothing to press · 13 first start · 14 two accounts */
  kind: number;
  /** Version of the installed Claude Code. */
  claude?: string;
  /** Login shell by the list of accounts. */
  shell?: 'bash' | 'zsh' | 'fish' | 'nu';
  /** Started by the desktop: no terminal around it. */
  desktop?: boolean;
  /** `@HOME@` stands for the home folder. */
  env?: Readonly<Record<string, string>>;
  /** By path below HOME; `proj/` is the folder doctor is started in. `@HOME@` stands for the home folder. */
  files?: Readonly<Record<string, Laid>>;
  /** Something listens on a loopback port, for which `@PORT@` stands. */
  listening?: true;
  light: 'green' | 'not-green' | 'any';
  /** What the findings have to name. */
  names?: readonly string[];
  /** What they must not speak of. */
  silentAbout?: readonly string[];
}

const HOUR_MS = 3_600_000;

/** Made up, and as long as real ones. */
export const API_KEY = `sk-ant-api03-${'FAKE'.repeat(23)}0-FIELDkAA`;
export const PLAN_TOKEN = `sk-ant-oat01-${'FAKE'.repeat(21)}-aaaaaaAA`;
export const RENEWAL_TOKEN = `sk-ant-ort01-${'FAKE'.repeat(21)}-bbbbbbAA`;

const ACCOUNT = {
  accountUuid: '11111111-2222-4333-8444-555555555555',
  emailAddress: 'ada@example.com',
  organizationUuid: '66666666-2222-4333-8444-555555555555',
  organizationName: 'Ada',
};

/** `.claude.json` of somebody who has been through the first start. */
export function config(more: object = {}): string {
  return `${JSON.stringify({
    numStartups: 12,
    installMethod: 'native',
    hasCompletedOnboarding: true,
    lastOnboardingVersion: '2.1.300',
    oauthAccount: ACCOUNT,
    projects: { '@HOME@/proj': { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } },
    ...more,
  })}\n`;
}

/** A login with five hours left in its access token. */
export function login(more: object = {}): Laid {
  const now = Date.now();
  const claudeAiOauth = {
    accessToken: PLAN_TOKEN,
    refreshToken: RENEWAL_TOKEN,
    expiresAt: now + 5 * HOUR_MS,
    refreshTokenExpiresAt: now + 20 * 24 * HOUR_MS,
    scopes: ['user:inference', 'user:profile', 'user:sessions:claude_code', 'user:mcp_servers', 'user:file_upload'],
    subscriptionType: 'max',
    rateLimitTier: 'default_claude_max_5x',
    ...more,
  };
  return { text: `${JSON.stringify({ claudeAiOauth })}\n`, mode: 0o600 };
}

/** Somebody with a plan who is signed in. */
export function signedIn(): Record<string, Laid> {
  return { '.claude.json': config(), '.claude/.credentials.json': login() };
}

export const settings = (value: object): Record<string, Laid> => ({ '.claude/settings.json': JSON.stringify(value) });
