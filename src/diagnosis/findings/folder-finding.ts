/** A configuration folder that somebody named and that is not there: mostly a slip in its name. Pure. */
import type { ProfileFacts } from '../../shared/facts.ts';
import type { Finding } from '../../shared/verdict.ts';
import { createFinding, type FindingDraft } from './finding.ts';

export function folderFinding(
  { configDir, configDirAbsent, credentials, from }: ProfileFacts,
  profile: string,
): Finding | null {
  // A login may come into being before the folder is looked at again, or lie elsewhere.
  if (configDirAbsent !== true || credentials.status !== 'absent') return null;
  // Something else is there, which has a finding of its own.
  if (credentials.saving?.path === configDir) return null;
  const draft: FindingDraft = {
    id: 'config-folder-missing',
    params: { folder: configDir },
    // Claude Code makes a folder that a variable names, and one that vanishes is no news; one that is asked for is.
    severity: from === 'argument' ? 'warning' : 'info',
    cause: 'machine',
    evidence: [],
    remedies: [],
  };
  return createFinding(draft, profile);
}
