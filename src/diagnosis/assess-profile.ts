/** From the facts about one profile to what is said about it. Pure. */
import type { MachineFacts, ProfileFacts } from '../shared/facts.ts';
import { isInside } from '../shared/paths.ts';
import type { ProfileEntry } from '../shared/profile-entries.ts';
import type { AuthSource, ProfileAuth, ProfileReport } from '../shared/verdict.ts';
import type { EpochMs } from '../shared/vocabulary.ts';
import { resolveAuthSource } from './auth-source/resolve-auth-source.ts';
import { shortDigest } from './short-digest.ts';
import { type SignIn, signInState } from './sign-in/sign-in.ts';
import { judgeUsage } from './usage/judge-usage.ts';

export interface AssessInput {
  facts: ProfileFacts;
  machine: MachineFacts;
  now: EpochMs;
  /** Own clock minus the server's; null: not measured. */
  clockOffsetMs: number | null;
}

/** What the next request would carry, and what that makes of the sign-in as it is read right now. */
export function assessProfile(input: AssessInput): { auth: ProfileAuth; signIn: SignIn } {
  const { facts, machine, now, clockOffsetMs } = input;
  const auth = resolveAuthSource({
    machine,
    profile: facts,
    version: machine.clis.find(({ first }) => first)?.version ?? null,
    now,
  });
  const otherSourceWins = usesAnother(auth.interactive);
  return { auth, signIn: signInState({ credentials: facts.credentials, otherSourceWins, now, clockOffsetMs }) };
}

/** True when requests carry something other than the sign-in; nothing at all is not something other. */
function usesAnother({ provider, authorization, xApiKey }: AuthSource): boolean {
  if (provider !== 'firstParty') return true;
  if (authorization?.kind === 'sign-in') return false;
  return authorization !== null || xApiKey !== null;
}

/** The profile as every shell shows it. `signIn` may be an earlier one, while the newest is not believed yet. */
export function reportProfile(
  facts: ProfileFacts,
  name: string,
  auth: ProfileAuth,
  signIn: SignIn,
  now: EpochMs,
): ProfileReport {
  const usage = judgeUsage(facts.usage, auth.interactive, now);
  const { credentials, globalConfig } = facts;
  const account = globalConfig.account;
  return {
    id: profileId(facts),
    name,
    configDir: facts.configDir,
    signIn: {
      store: credentials.store,
      location: credentials.location,
      plan: credentials.login?.plan ?? null,
      changedAt: credentials.changedAt,
      account: account && { email: account.email, organization: account.organization },
      ...signIn,
    },
    authSource: auth,
    ...(usage && { usage }),
  };
}

/** Stable over restarts: `default`, or a short digest of the folder's path. */
export function profileId({ from, configDir }: Pick<ProfileFacts, 'from' | 'configDir'>): string {
  return from === 'default' ? 'default' : shortDigest(configDir);
}

/** As the person calls it, else as a person would write it: `~/.claude`. */
export function nameProfile(configDir: string, home: string, entries: readonly ProfileEntry[]): string {
  return entries.find((entry) => entry.configDir === configDir)?.name || tildePath(configDir, home);
}

/** `~/.claude`, as a person would write it. */
export function tildePath(path: string, home: string): string {
  return path === home || isInside(home, path) ? `~${path.slice(home.length)}` : path;
}
