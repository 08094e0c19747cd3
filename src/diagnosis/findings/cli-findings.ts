/** What is worth knowing about the installed Claude Code itself. Pure. */
import type { InstalledCli, MachineFacts, ProfileFacts } from '../../shared/facts.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { Severity } from '../../shared/vocabulary.ts';
import { compareVersions } from '../versions.ts';

interface SignOutBug {
  /** First version that has it; null: all before. */
  from: string | null;
  /** First version without it. */
  fixedIn: string;
  severity: Severity;
  /** What happens, as the end of a sentence that begins with "With this version". */
  what: string;
}

/** Faults of Claude Code that end a good sign-in, by its changelog and, where `from` is given, by measuring. Oldest first. */
const SIGN_OUT_BUGS: readonly SignOutBug[] = [
  {
    from: null,
    fixedIn: '2.1.81',
    severity: 'warning',
    what: 'one session that renews the login makes the others ask you to sign in again',
  },
  {
    from: null,
    fixedIn: '2.1.126',
    severity: 'warning',
    what: 'two sessions that write at the same moment can erase a login that was good',
  },
  {
    from: null,
    fixedIn: '2.1.129',
    severity: 'warning',
    what: 'all running sessions can be signed out when the computer wakes up',
  },
  {
    from: null,
    fixedIn: '2.1.133',
    severity: 'warning',
    what: 'sessions side by side can wipe the login they share and then all stop with error 401',
  },
  {
    from: null,
    fixedIn: '2.1.211',
    severity: 'info',
    what: 'many sessions side by side can all be signed out after sleep',
  },
  {
    from: null,
    fixedIn: '2.1.248',
    severity: 'info',
    what: 'a session can ask you to sign in only because another one is renewing the login',
  },
  {
    from: '2.1.210',
    fixedIn: '2.1.329',
    severity: 'info',
    what: '“claude auth status” can renew the login and lose the answer, so leave it out of scripts and status lines',
  },
];

/** Nobody signs in without the program to sign in with. A login that is there was made by some copy, seen or not. */
export function missingCli(
  { clis, sessions }: Pick<MachineFacts, 'clis' | 'sessions'>,
  profiles: readonly ProfileFacts[],
): Finding | null {
  if (clis.length > 0 || sessions.length > 0 || profiles.some(({ credentials }) => credentials.status !== 'absent'))
    return null;
  return {
    id: 'claude-not-found',
    severity: 'info',
    cause: 'machine',
    title: 'Claude Code was not found on this machine',
    detail:
      'Neither the search path nor the places where its installers put it hold a claude program. Install Claude Code first, then start claude and sign in. If it runs elsewhere (a container, WSL, another account), look there.',
    evidence: [],
    remedies: [],
    profile: null,
  };
}

/** Findings about the installs on this machine; they belong to no profile. */
export function cliFindings(clis: readonly InstalledCli[]): Finding[] {
  const used = clis.find(({ first }) => first) ?? clis[0];
  if (used === undefined) return [];
  return [aboutBugs(used), aboutSeveral(clis, used)].filter((finding) => finding !== null);
}

/** The known faults of one version that end a good sign-in. */
export function signOutBugs(version: string): readonly SignOutBug[] {
  return SIGN_OUT_BUGS.filter(
    ({ from, fixedIn }) =>
      compareVersions(version, fixedIn) < 0 && (from === null || compareVersions(version, from) >= 0),
  );
}

function aboutBugs(cli: InstalledCli): Finding | null {
  const { version } = cli;
  if (version === null) return null;
  const bugs = signOutBugs(version);
  const newest = bugs.at(-1);
  if (newest === undefined) return null;
  return {
    id: 'cli-sign-out-bugs',
    severity: bugs.some((bug) => bug.severity === 'warning') ? 'warning' : 'info',
    cause: 'machine',
    title: `Claude Code ${version} has known faults that sign you out`,
    detail: `With this version ${bugs.map(({ what }) => what).join('; ')}. Version ${newest.fixedIn} or later is free of ${bugs.length === 1 ? 'that' : 'all of that'}.`,
    evidence: [{ file: cli.path, line: null, column: null, note: `version ${version}` }],
    remedies: ['update-claude'],
    profile: null,
  };
}

/** Several installs of one version are a matter of taste; of several versions, one does what the other does not. */
function aboutSeveral(clis: readonly InstalledCli[], used: InstalledCli): Finding | null {
  const versions = new Set(clis.flatMap(({ version }) => (version === null ? [] : [version])));
  if (versions.size < 2) return null;
  return {
    id: 'several-installs',
    severity: 'info',
    cause: 'machine',
    title: 'Several versions of Claude Code are installed',
    detail: `${used.first ? 'A terminal starts the first of them' : 'None of them is on the search path'}. An editor or a script may start another, and they do not choose the sign-in by quite the same rules. Keep one.`,
    evidence: clis.map(({ path, version }) => ({
      file: path,
      line: null,
      column: null,
      note: version === null ? 'version unknown' : `version ${version}`,
    })),
    remedies: [],
    profile: null,
  };
}
