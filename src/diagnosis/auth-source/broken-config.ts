import type { ProfileFacts } from '../../shared/facts.ts';
import type { VersionRules } from '../version-rules.ts';

interface Subject {
  profile: Pick<ProfileFacts, 'globalConfig'>;
  rules: VersionRules;
}

/** Is `.claude.json` one that this version cannot read? Newer ones take an empty file for none. */
export function isConfigBroken({ profile, rules }: Subject): boolean {
  const { status, problem } = profile.globalConfig;
  return status === 'broken' && !(rules.toleratesEmptyConfig && problem?.kind === 'empty');
}
