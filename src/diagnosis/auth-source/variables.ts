/** The environment as Claude Code sees it after its settings files have had their say. */
import type { EnvVarFact, LoginFacts, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { hasToken } from '../sign-in/lost-token.ts';
import { type MachineEnvironment, startEnvironment } from '../start-environment.ts';
import { type VersionRules, versionRules } from '../version-rules.ts';
import { isDue } from './renewal.ts';
import { isFromProject, settingsFilter } from './settings-filter.ts';

export interface Variables {
  /** The fact that counts for this name, also an empty one; null: not set anywhere. */
  fact(name: string): EnvVarFact | null;
  /** The fact, when this version takes it for a value. */
  given(name: string): EnvVarFact | null;
  /** True for 1, true, yes, on. */
  on(name: string): boolean;
  /** Every fact of this name, weakest layer first. */
  all(name: string): readonly EnvVarFact[];
}

/** Settings files from weakest to strongest: a later one wins. */
export const SETTINGS_ORDER = [
  'user-settings',
  'project-settings',
  'local-settings',
  'managed-settings',
] as const satisfies readonly SettingsFileFacts['place'][];

export function settingsInOrder({ settings }: Pick<ProfileFacts, 'settings'>): SettingsFileFacts[] {
  return SETTINGS_ORDER.flatMap((place) => settings.filter((file) => file.place === place));
}

/**
 * What the files set, weakest first. Settings that name another folder are read a second time, from there: `.claude.json`
 * then has its say after the settings that named it.
 */
export function fileVariables(profile: Pick<ProfileFacts, 'globalConfig' | 'settings'>): EnvVarFact[] {
  const settings = settingsInOrder(profile);
  const isMoved = settings.some((file) => file.readLate);
  const isEarly = (file: SettingsFileFacts): boolean => isMoved && file.place === 'user-settings' && !file.readLate;
  const setBy = (files: readonly SettingsFileFacts[]): EnvVarFact[] => files.flatMap((file) => file.env);
  const early = settings.filter(isEarly);
  const rest = settings.filter((file) => !isEarly(file));
  return [...setBy(early), ...profile.globalConfig.env, ...setBy(rest)];
}

export interface AuthSourceInput {
  /** The environment Claude Code starts with: the own one when started from a shell, else what shell profiles set. */
  machine: MachineEnvironment;
  profile: ProfileFacts;
  /** Of the CLI a terminal would start; null: unknown, judged like the newest known. */
  version: string | null;
  /** When it would start. */
  now: EpochMs;
}

/** Layers from weakest to strongest; `keep` says which variables of a file are taken. */
export function layerVariables(input: AuthSourceInput, keep: (fact: EnvVarFact) => boolean = () => true): Variables {
  const { machine, profile } = input;
  const rules = versionRules(input.version);
  const base = startEnvironment(machine);
  const files = fileVariables(profile);
  // What a moved folder's settings say of an app comes too late to bind a project.
  const late = profile.settings.filter((file) => file.readLate).flatMap((file) => file.env);
  const taken = settingsFilter(
    base,
    files.filter((fact) => !late.includes(fact)),
    rules,
    hasStoreFile(profile),
  );
  const byName = new Map<string, EnvVarFact[]>();
  const given = [...base, ...files.filter((fact) => taken(fact) && keep(fact))];
  for (const fact of given.filter((fact) => !comesTooLate(fact, given, input))) {
    byName.set(fact.name, [...(byName.get(fact.name) ?? []), fact]);
  }
  const fact = (name: string) => byName.get(name)?.at(-1) ?? null;
  return {
    fact,
    given: (name) => {
      const found = fact(name);
      if (!found || found.state === 'empty') return null;
      return found.state === 'blank' && !rules.blankCounts ? null : found;
    },
    on: (name) => fact(name)?.on ?? false,
    all: (name) => byName.get(name) ?? [],
  };
}

const LOOKED_UP_EARLY = ['CLAUDE_CODE_OAUTH_TOKEN', 'CLAUDE_CODE_OAUTH_SCOPES'];

/**
 * A token and its scopes were looked up before the project's files were read. Beside a credential file they are looked up
 * again only where there was no token before, and something about the login has Claude Code look anew.
 */
function comesTooLate(
  fact: EnvVarFact,
  given: readonly EnvVarFact[],
  { profile, version, now }: AuthSourceInput,
): boolean {
  if (!LOOKED_UP_EARLY.includes(fact.name) || !isFromProject(fact)) return false;
  if (!hasStoreFile(profile)) return false;
  const rules = versionRules(version);
  const early = given.findLast((one) => one.name === 'CLAUDE_CODE_OAUTH_TOKEN' && !isFromProject(one));
  const hadToken = early !== undefined && early.state !== 'empty' && (early.state !== 'blank' || rules.blankCounts);
  return hadToken || !looksAgain(profile.credentials.login, rules, now);
}

function hasStoreFile({ credentials: { store, status } }: ProfileFacts): boolean {
  return store === 'file' && status !== 'absent';
}

/** The oldest always do; all of them where they try to renew the login; newer ones also where it is of no use. */
function looksAgain(login: LoginFacts | null, rules: VersionRules, now: EpochMs): boolean {
  if (rules.projectTokenBeatsLogin) return true;
  if (!hasToken(login)) return rules.looksForTokenAgain;
  return isDue(login, now) || (rules.looksForTokenAgain && isCleared(login) && !allowsInference(login));
}

const isCleared = (login: LoginFacts): boolean => login.refreshToken === 'empty';

const allowsInference = (login: LoginFacts): boolean => login.scopes?.includes('user:inference') ?? false;
