import type { ResolverContext } from './resolver-context.ts';

/** Is `.claude.json` one that this version cannot read? Newer ones take an empty file for none. */
export function isConfigBroken({ profile, rules }: Pick<ResolverContext, 'profile' | 'rules'>): boolean {
  const { status, problem } = profile.globalConfig;
  return status === 'broken' && !(rules.toleratesEmptyConfig && problem?.kind === 'empty');
}
