/** What Pilotlight itself can do about a report, as commands of the terminal, the most pressing first. Pure. */
import { REMEDIES, type RemedyId, type RemedyKind, VARIABLE } from '../../shared/remedies.ts';
import type { Finding, NextAction, Report } from '../../shared/verdict.ts';
import type { CommandWord } from '../command-table.ts';

export interface OwnRemedy {
  command: CommandWord;
  args: readonly string[];
  /** Folder of the profile it is for; null: the one that the command takes by itself. */
  configDir: string | null;
  /** Folder whose project settings count as well; null: the current one. */
  project: string | null;
}

/** What the person named on the command line. */
export interface Named {
  configDir: string | null;
  project: string | null;
}

export const NOTHING_NAMED: Named = { configDir: null, project: null };

/** What these options name. */
export function namedFolders(options: Readonly<Record<string, string | boolean>>): Named {
  const { 'config-dir': configDir, project } = options;
  return {
    configDir: typeof configDir === 'string' ? configDir : null,
    project: typeof project === 'string' ? project : null,
  };
}

const TAKES_PROJECT: ReadonlySet<CommandWord> = new Set(['repair']);

type Words = readonly [command: CommandWord, ...args: string[]];

/** What the verdict's own step asks for. */
const OF_ACTION: Readonly<Partial<Record<NextAction, Words>>> = {
  'sign-in': ['sign-in'],
  'try-sign-in': ['sign-in', '--anyway'],
};

/** As it is typed; null: nothing to be typed, or no variable to name. */
function wordsOf(remedy: RemedyId, { variable }: Finding): Words | null {
  const words: RemedyKind['command'] = REMEDIES[remedy].command;
  if (words === null || (words.includes(VARIABLE) && !variable)) return null;
  return words.map((word) => (word === VARIABLE ? variable : word)) as unknown as Words;
}

/**
 * What the verdict as a whole asks for; null: no command of ours does it.
 * @param named  the folders that the person named
 */
export function remedyOfVerdict(report: Report, named: Named = NOTHING_NAMED): OwnRemedy | null {
  // For no profile.
  if (report.action === 'install') return { command: 'install-claude', args: [], ...NOTHING_NAMED };
  const words = OF_ACTION[report.action];
  if (words) return toRemedy(words, report.subject.profile, report, named);
  const finding = report.findings.find(({ key }) => key === report.subject.finding);
  return finding && report.action === 'see-finding' ? remedyOfFinding(finding, report, named) : null;
}

/** What is to be done first about one finding; null: no command of ours does it. */
export function remedyOfFinding(finding: Finding, report: Report, named: Named = NOTHING_NAMED): OwnRemedy | null {
  const [first] = finding.remedies;
  const words: Words | null = first ? wordsOf(first, finding) : null;
  return words && toRemedy(words, finding.profile, report, named);
}

/** Everything that can be done, each once: what the verdict asks for, then by finding. */
export function ownRemedies(report: Report, named: Named = NOTHING_NAMED): OwnRemedy[] {
  const ofFindings = report.findings.map((finding) => remedyOfFinding(finding, report, named));
  const all = [remedyOfVerdict(report, named), ...ofFindings];
  const byLine = new Map(all.flatMap((remedy) => (remedy ? [[describeRemedy(remedy), remedy] as const] : [])));
  return [...byLine.values()];
}

/** `pilotlight repair --unset ANTHROPIC_API_KEY`, as it is typed. */
export function describeRemedy({ command, args, ...folders }: OwnRemedy): string {
  const quoted = folderFlags(folders).map((word) => (/^[\w~./:\\-]+$/.test(word) ? word : `"${word}"`));
  return ['pilotlight', command, ...args, ...quoted].join(' ');
}

/** The folders a command is for, as its flags. */
export function folderFlags({ configDir, project }: Named): string[] {
  return [
    ...(configDir === null ? [] : ['--config-dir', configDir]),
    ...(project === null ? [] : ['--project', project]),
  ];
}

/** The first profile is the one that every command takes by itself. */
function toRemedy(
  [command, ...args]: Words,
  profile: string | null,
  { profiles }: Pick<Report, 'profiles'>,
  named: Named,
): OwnRemedy {
  const at = profiles.findIndex(({ id }) => id === profile);
  return {
    command,
    args,
    configDir: named.configDir ?? (at > 0 ? (profiles[at]?.configDir ?? null) : null),
    project: TAKES_PROJECT.has(command) ? named.project : null,
  };
}
