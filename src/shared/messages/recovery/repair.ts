/** What a repair would do to a file, and what it cannot do. */

export const JSON_FIXES = {
  comment: 'removed a comment',
  comma: 'removed a trailing comma',
  missingComma: 'added a missing comma',
  quotes: 'changed quotes to straight double ones',
  name: 'quoted a name',
  word: 'quoted a word',
  control: 'escaped a control character',
  open: 'closed what was left open',
  bracket: 'removed an extra bracket',
  atLine: ({ line, fix }: { line: number; fix: string }) => `line ${line}: ${fix}`,
  retyped: 'wrote the value as its type',
  valueRemoved: 'removed the value',
} as const;

export const REPAIR = {
  ownBackup: 'Pilotlight’s backup',
  claudeBackup: 'Claude Code’s own backup',
  ownCopy: 'Pilotlight’s copy before a change',
  all: 'Repair',
  title: 'Repair the configuration',
  permissionsTitle: 'Fix permissions',
  locksTitle: 'Clear stale locks',
  nothing: 'Nothing that Pilotlight can repair was found here.',
  closeFirst: 'It may write the same files; close it first.',
  onlyYou: ({ path }: { path: string }) => `Let only your account read and write ${path}`,
  managed: ({ path, fault }: { path: string; fault: string }) =>
    `${path} belongs to the administrator of this computer; only they can correct it: ${fault}`,
  openThere: ({ path, fault }: { path: string; fault: string }) =>
    `${path}: ${fault} Open it there; nobody else can know what was meant.`,
  openAndCorrect: ({ path, fault }: { path: string; fault: string }) =>
    `${path}: ${fault} Open it there and correct it.`,
  bomRemoved: 'removed the byte order mark',
  broken: 'it is broken',
  useReset: ({ path, fault }: { path: string; fault: string }) =>
    `${path} cannot be repaired (${fault}). “Reset credentials” moves it away, then sign in again.`,
  privateNow: 'only your account may read and write it',
  putBack: ({ path, source, date }: { path: string; source: string; date: string }) =>
    `Put ${path} back from ${source} of ${date}; the broken one goes into the backup`,
  noGoodCopy: ({ path, faults }: { path: string; faults: string }) =>
    `${path} is broken, and no good copy of it was found: ${faults}`,
  salvage: ({ path }: { path: string }) =>
    `Keep what is intact in ${path}; no good copy of it was found, so the rest is lost`,
  tooManyFaults: ({ max }: { max: number }) =>
    `There are more than ${max} faults, so it is not corrected but has to be put back, with “pilotlight restore”, or opened there.`,
  more: ({ count }: { count: number }) => `and ${count} more`,
  correct: ({ path, fixes }: { path: string; fixes: string }) => `Correct ${path}: ${fixes}`,
  asUtf8: 'saved it as UTF-8',
} as const;

export const MOVE_ASIDE = {
  nothing: 'Nothing stands in the way of the login here.',
  title: 'Clear the way for the login',
  nothingDeleted: 'Nothing is deleted: it stays beside, under another name.',
  closeFirst: 'It may use the same place; close it first.',
  repairAfter: 'Repair once more afterwards: there is more to repair, which needs this place.',
  moved: ({ path, aside }: { path: string; aside: string }) => `Move ${path} aside, to ${aside}`,
  rename: ({ path, aside }: { path: string; aside: string }) => `Rename ${path} to ${aside}`,
} as const;
