/** How Claude Code has to be started for it to mean one profile, down to the same credential store. Pure. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';

export interface ClaudeStart {
  /** Variables that name the profile, as written: the name of a Keychain item depends on it. */
  set: Readonly<Record<string, string>>;
  /** Variables that would lead elsewhere. */
  unset: readonly string[];
  /** Folder from which a relative or an empty name counts; null: it does not matter. */
  cwd: string | null;
}

export function startFor({ platform }: Pick<Host, 'platform'>, { cwd, variables }: ProfilePlace): ClaudeStart {
  const names = ['CLAUDE_CONFIG_DIR', 'CLAUDE_SECURESTORAGE_CONFIG_DIR'] as const;
  const set = Object.fromEntries(
    names.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])),
  );
  const isRelative = Object.values(set).some((value) => !pathsOf(platform).isAbsolute(value));
  return { set, unset: names.filter((name) => variables[name] === undefined), cwd: isRelative ? cwd : null };
}

/** The own environment, but for this profile: as a terminal of it would have it. */
export function environmentFor(host: Pick<Host, 'platform' | 'env'>, place: ProfilePlace): Record<string, string> {
  const { set, unset } = startFor(host, place);
  const own = Object.entries(ownEnvironment(host));
  return { ...Object.fromEntries(own.filter(([name]) => !unset.includes(name))), ...set };
}

export function ownEnvironment({ env }: Pick<Host, 'env'>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
