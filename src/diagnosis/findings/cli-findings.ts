/** What is worth knowing about the installed Claude Code itself. Pure. */
import type { InstalledCli, MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { SignOutBugId } from '../../shared/messages/findings.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { Severity } from '../../shared/vocabulary.ts';
import { isUnmeasured, NEWEST_MEASURED } from '../version-rules.ts';
import { compareVersions } from '../versions.ts';
import { createFinding, type FindingDraft } from './finding.ts';

interface SignOutBug {
  /** First version that has it; null: all before. */
  from: string | null;
  /** First version without it. */
  fixedIn: string;
  severity: Severity;
  /** What happens. */
  what: SignOutBugId;
}

/** Faults of Claude Code that end a good sign-in, by its changelog and, where `from` is given, by measuring. Oldest first. */
const SIGN_OUT_BUGS: readonly SignOutBug[] = [
  {
    from: null,
    fixedIn: '2.1.81',
    severity: 'warning',
    what: 'renewal-signs-out',
  },
  {
    from: null,
    fixedIn: '2.1.126',
    severity: 'warning',
    what: 'writes-erase',
  },
  {
    from: null,
    fixedIn: '2.1.129',
    severity: 'warning',
    what: 'wake-signs-out',
  },
  {
    from: null,
    fixedIn: '2.1.133',
    severity: 'warning',
    what: 'sessions-wipe',
  },
  {
    from: null,
    fixedIn: '2.1.211',
    severity: 'info',
    what: 'sleep-signs-out',
  },
  {
    from: null,
    fixedIn: '2.1.248',
    severity: 'info',
    what: 'renewal-asks',
  },
  {
    from: '2.1.210',
    fixedIn: '2.1.329',
    severity: 'info',
    what: 'status-renews',
  },
];

/** Nobody signs in without the program to sign in with. A login that is there was made by some copy, seen or not. */
export function missingCli(
  { clis, sessions }: Pick<MachineFacts, 'clis' | 'sessions'>,
  profiles: readonly ProfileFacts[],
): Finding | null {
  if (clis.length > 0 || sessions.length > 0 || profiles.some(({ credentials }) => credentials.status !== 'absent'))
    return null;
  const draft: FindingDraft = {
    id: 'claude-not-found',
    severity: 'info',
    cause: 'machine',
    evidence: [],
    remedies: [],
  };
  return createFinding(draft, null);
}

/** Findings about the installs on this machine; they belong to no profile. */
export function cliFindings(clis: readonly InstalledCli[]): Finding[] {
  const used = clis.find(({ first }) => first) ?? clis[0];
  if (used === undefined) return [];
  const drafts = [aboutBugs(used), aboutUnmeasured(used), aboutSeveral(clis, used)];
  return drafts.flatMap((draft) => (draft ? createFinding(draft, null) : []));
}

/** The known faults of one version that end a good sign-in. */
export function signOutBugs(version: string): readonly SignOutBug[] {
  return SIGN_OUT_BUGS.filter(
    ({ from, fixedIn }) =>
      compareVersions(version, fixedIn) < 0 && (from === null || compareVersions(version, from) >= 0),
  );
}

function aboutBugs(cli: InstalledCli): FindingDraft | null {
  const { version } = cli;
  if (version === null) return null;
  const bugs = signOutBugs(version);
  const newest = bugs.at(-1);
  if (newest === undefined) return null;
  return {
    id: 'cli-sign-out-bugs',
    params: { version, bugs: bugs.map(({ what }) => what), fixedIn: newest.fixedIn },
    severity: bugs.some((bug) => bug.severity === 'warning') ? 'warning' : 'info',
    cause: 'machine',
    evidence: [{ file: cli.path, line: null, column: null, note: EVIDENCE.version({ version }) }],
    remedies: ['update-claude'],
  };
}

/** What is said of a version that nobody has measured yet may be wrong. */
function aboutUnmeasured({ version, path }: InstalledCli): FindingDraft | null {
  if (version === null || !isUnmeasured(version)) return null;
  return {
    id: 'cli-unmeasured',
    params: { version, newest: NEWEST_MEASURED },
    severity: 'info',
    cause: 'machine',
    evidence: [{ file: path, line: null, column: null, note: EVIDENCE.version({ version }) }],
    remedies: [],
  };
}

/** Several installs of one version are a matter of taste; of several versions, one does what the other does not. */
function aboutSeveral(clis: readonly InstalledCli[], used: InstalledCli): FindingDraft | null {
  const versions = new Set(clis.flatMap(({ version }) => (version === null ? [] : [version])));
  if (versions.size < 2) return null;
  return {
    id: 'several-installs',
    params: { onPath: used.first },
    severity: 'info',
    cause: 'machine',
    evidence: clis.map(({ path, version }) => ({
      file: path,
      line: null,
      column: null,
      note: EVIDENCE.version({ version }),
    })),
    remedies: [],
  };
}
