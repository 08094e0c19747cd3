/** A configuration folder that somebody named and that is not there: mostly a slip in its name. Pure. */
import type { ProfileFacts } from '../../shared/facts.ts';
import type { Finding } from '../../shared/verdict.ts';

export function folderFinding(
  { configDir, configDirAbsent, credentials, from }: ProfileFacts,
  profile: string,
): Finding | null {
  // A login may come into being before the folder is looked at again, or lie elsewhere.
  if (configDirAbsent !== true || credentials.status !== 'absent') return null;
  return {
    id: 'config-folder-missing',
    // Claude Code makes a folder that a variable names, and one that vanishes is no news; one that is asked for is.
    severity: from === 'argument' ? 'warning' : 'info',
    cause: 'machine',
    title: 'The configuration folder is not there',
    detail: `There is no folder ${configDir}, so there is no sign-in and no setting in it. Look whether its name is right. Claude Code makes it when it is started with that name.`,
    evidence: [],
    remedies: [],
    profile,
  };
}
