/** What keeps Claude Code from starting, from answering `auth status`, or from sending a request. */
import type { ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import { isConfigBroken } from './broken-config.ts';
import {
  authToken,
  customHeader,
  keyCredential,
  profileCredential,
  signInAllowed,
  signInCredential,
  stuckProfile,
} from './choose-credentials.ts';
import { isRefusedByPolicy } from './policy-refusal.ts';
import { isAddressUnusable, isFirstPartyAddress, isGatewayRefused } from './provider.ts';
import { isDue } from './renewal.ts';
import { refusedVersion } from './required-version.ts';
import { isManagedByHost, type ResolverContext } from './resolver-context.ts';
import { isStoppedByServer } from './sign-in-server.ts';

/** `auth status` ends without an answer. */
export function refusesToAnswer(situation: ResolverContext): boolean {
  const { rules } = situation;
  const config = isConfigBroken(situation) && !rules.statusSurvivesBrokenConfig;
  const managed = rules.failsClosed && hasBrokenPolicy(situation);
  const gateway = isGatewayRefused(situation) && !rules.statusSurvivesRefusedGateway;
  return config || managed || gateway || isVersionRefused(situation) || crashesOnScopes(situation);
}

/** `claude -p` and the window end, or stop at their first request, before anything is sent. */
export function sendsNothing(situation: ResolverContext): boolean {
  const crashes = crashesAtStart(situation) || (hasDamagedScopes(situation) && signInAllowed(situation));
  const refused = isPolicyUnread(situation) || isRefusedByPolicy(situation);
  const hasNowhere = isAddressUnusable(situation) || isStoppedByServer(situation);
  const hasNothing = stuckProfile(situation) !== null || stopsAtClearedLogin(situation) || failsToRenew(situation);
  return isConfigBroken(situation) || refused || crashes || hasNothing || hasNowhere;
}

/** Newer versions ask for a new login first, whatever a header of one's own for `x-api-key` would do. */
function stopsAtClearedLogin(situation: ResolverContext): boolean {
  const { profile, provider, rules } = situation;
  if (!rules.stopsAtClearedLogin || provider !== 'firstParty' || isManagedByHost(situation)) return false;
  if (profile.credentials.login?.refreshToken !== 'empty') return false;
  const token = authToken(situation) ?? customHeader(situation, 'authorization');
  return !(token ?? keyCredential(situation) ?? profileCredential(situation) ?? signInCredential(situation));
}

/**
 * To renew a login Claude Code makes and locks its folder. One without a name cannot be made (ENOENT), and no request is
 * sent, whatever credential it would carry.
 */
function failsToRenew(situation: ResolverContext): boolean {
  const { provider, profile, rules, now } = situation;
  if (provider !== 'firstParty' && !rules.cloudsRenewLogin) return false;
  const { login } = profile.credentials;
  return isNameless(situation) && login !== null && isDue(login, now) && isLoginUsed(situation);
}

const isLoginUsed = (situation: ResolverContext): boolean => signInCredential(situation)?.ref.kind === 'sign-in';

/** CLAUDE_CONFIG_DIR is set to nothing; what a terminal has it set to counts for the profile that it names only. */
function isNameless({ variables, profile: { from } }: ResolverContext): boolean {
  const named = variables.fact('CLAUDE_CONFIG_DIR');
  if (named?.state !== 'empty' || variables.fact('CLAUDE_SECURESTORAGE_CONFIG_DIR')) return false;
  return named.place === from || (named.place !== 'process' && named.place !== 'shell-profile');
}

function hasBrokenPolicy({ profile }: ResolverContext): boolean {
  return managedFiles(profile).some((file) => file.status === 'broken');
}

/** Older versions go on without what is broken, unless nothing else is left and a login would be used. */
function isPolicyUnread(situation: ResolverContext): boolean {
  if (situation.rules.failsClosed) return hasBrokenPolicy(situation);
  const files = managedFiles(situation.profile);
  const isLeft = files.some((file) => file.status === 'ok' && !file.holdsNothing);
  return files.some((file) => file.problem !== null) && !isLeft && signInAllowed(situation);
}

function managedFiles(profile: ProfileFacts): SettingsFileFacts[] {
  return profile.settings.filter((file) => file.place === 'managed-settings');
}

/** A list of scopes of the wrong type is only looked at when the stored login would be used. */
function hasDamagedScopes(situation: ResolverContext): boolean {
  const login = situation.profile.credentials.login;
  return (login?.scopesCrash ?? false) && isLoginUsed(situation);
}

function crashesAtStart(situation: ResolverContext): boolean {
  return isGatewayRefused(situation) || isVersionRefused(situation) || crashesOnScopes(situation);
}

/** Managed settings name a version that this one falls short of, or goes beyond. */
function isVersionRefused({ profile, version }: ResolverContext): boolean {
  return version !== null && refusedVersion(profile, version) !== null;
}

/** At start they are looked at as well, to ask Anthropic for an organization's settings. */
function crashesOnScopes(situation: ResolverContext): boolean {
  if (situation.provider !== 'firstParty' || !isFirstPartyAddress(situation)) return false;
  const key = keyCredential(situation);
  return hasDamagedScopes(situation) && (!key || key.kind === 'key-helper');
}
