/** Two profiles with the login of one account: mostly the second was meant for another one. Pure. */
import type { ProfileFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Finding } from '../../shared/verdict.ts';
import { createFinding } from './finding.ts';

export function signedInTwice(profiles: readonly ProfileFacts[]): Finding[] {
  const signedIn = profiles.filter(hasLogin);
  const accounts = new Set(signedIn.map(accountOf).filter((account) => account !== null));
  return [...accounts].flatMap((account) => {
    const all = signedIn.filter((one) => accountOf(one) === account);
    // Two folders may keep their login in one place.
    const apart = all.filter((one, at) => all.findIndex((other) => storeOf(other) === storeOf(one)) === at);
    return apart.length > 1 ? [describe(apart)] : [];
  });
}

/** What runs in WSL is another computer's, as it were. */
function hasLogin({ credentials, from }: ProfileFacts): boolean {
  return from !== 'wsl' && credentials.login?.accessToken === 'set';
}

/** null: not known. The same person in two organizations pays from two plans. */
function accountOf({ credentials: { login }, globalConfig: { account } }: ProfileFacts): string | null {
  const own = login?.accountUuid ?? account?.accountUuid;
  return own ? `${own} ${login?.organizationUuid ?? account?.organizationUuid ?? ''}` : null;
}

function storeOf({ credentials: { location, store } }: ProfileFacts): string {
  return `${store} ${location}`;
}

function describe(profiles: readonly ProfileFacts[]): Finding {
  return createFinding(
    {
      id: 'signed-in-twice',
      severity: 'info',
      cause: 'account',
      params: { folders: profiles.map(({ configDir }) => configDir) },
      evidence: profiles.map(({ configDir }) => ({
        file: configDir,
        line: null,
        column: null,
        note: EVIDENCE.holdsLogin,
      })),
      remedies: [],
      about: profiles.map(({ configDir }) => configDir).join('\n'),
    },
    null,
  );
}
