import type { MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { AuthSource } from '../../shared/verdict.ts';
import { isConfigBroken } from '../auth-source/broken-config.ts';
import { versionRules } from '../version-rules.ts';

/** Claude Code ends before its first request, whichever provider would be asked. Newer versions of `auth status` answer even so. */
export function isStopped(profile: ProfileFacts, machine: MachineFacts, { statusSays }: AuthSource): boolean {
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  return statusSays === null || isConfigBroken({ profile, rules: versionRules(version) });
}
