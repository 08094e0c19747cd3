/** What a single step of a plan says when it cannot be done or undone. */

export const FILE_FAILURES = {
  unreadable: 'cannot be read',
  foreign: 'belongs to another account; ask its owner',
  changedSincePlan: 'changed since this was planned',
  notAsPlanned: 'is not what this change was planned for',
  hasMode: 'has these access rights already',
  noCopy: ({ reason }: { reason: string }) => `cannot take the backup copy: ${reason}`,
  copyNotKept: 'did not keep the backup copy',
  changed: 'changed meanwhile',
  cannotBe: ({ what, reason }: { what: string; reason: string }) => `cannot be ${what}: ${reason}`,
  modeKept: 'keeps its access rights',
  changedSince: 'has been changed since, and to undo this would lose that change',
  copyBroken: 'no longer holds the whole backup copy',
  notJson: 'is no longer a JSON object',
  failed: ({ path, what }: { path: string; what: string }) => `${path} ${what}. Nothing was lost.`,
} as const;

export const KEYCHAIN_FAILURES = {
  restStays: ({ keys }: { keys: string }) => `what else is in it stays (${keys})`,
  takeLogin: ({ service }: { service: string }) =>
    `Remove the login (claudeAiOauth) from the Keychain item “${service}”`,
  takeToken: ({ service }: { service: string }) =>
    `Remove the Keychain item “${service}” whole: a token or key alone stands in it, without what belongs around a login`,
  takeWhole: ({ service }: { service: string }) =>
    `Remove the Keychain item “${service}” whole: what is in it cannot be read, so the login cannot be told from the rest`,
  gone: 'The Keychain item is gone.',
  tooLarge:
    'The Keychain item is so large (many MCP logins) that it could not be restored without other programs seeing it. Sign in again instead: that replaces the login alone.',
  noCopy: 'The backup copy cannot be taken.',
  copyNotKept: 'The backup copy was not kept whole.',
  changed: 'The Keychain item changed meanwhile.',
  unreadable: 'The Keychain cannot be read right now.',
  newer: 'There is a newer login in the Keychain.',
  copyBroken: 'The backup copy is no longer whole.',
  changedSince: 'The Keychain item is no longer what it was.',
  grown: 'The Keychain item has grown too large to be changed.',
  notTaken: 'macOS did not take the Keychain item.',
  silent: 'The macOS Keychain did not answer; a dialog may be waiting for you.',
  noTool: ({ program }: { program: string }) => `The program ${program} could not be run.`,
  locked: 'The macOS Keychain is locked.',
  notAllowed: 'macOS did not allow it.',
  refused: ({ code }: { code: number }) => `The macOS Keychain refused (code ${code}).`,
  failed: ({ reason }: { reason: string }) => `${reason} Nothing was lost.`,
} as const;

export const LOCK_FAILURES = {
  inUse: ({ path }: { path: string }) => `${path} is in use again. Nothing was changed.`,
  gone: ({ path }: { path: string }) => `${path} is gone already. Nothing was changed.`,
  kept: ({ reason }: { reason: string }) => `${reason} Nothing was changed.`,
  notRemoved: ({ path }: { path: string }) => `${path} cannot be removed. Nothing was lost.`,
} as const;

export const MOVE_FAILURES = {
  gone: ({ path }: { path: string }) => `${path} is gone already`,
  inUse: ({ path }: { path: string }) => `${path} may be in use again`,
  taken: ({ path }: { path: string }) => `${path} is there already`,
  changed: ({ path }: { path: string }) => `${path} is not what it was`,
  movedGone: 'what was moved is no longer there',
  thereAgain: ({ path }: { path: string }) => `${path} is there again`,
  notRenamed: ({ path }: { path: string }) => `${path} cannot be renamed. Nothing was lost.`,
  failed: ({ reason }: { reason: string }) => `${reason}. Nothing was changed.`,
} as const;

export const FOLDER_FAILURES = {
  taken: ({ path }: { path: string }) => `${path} is there already. Nothing was changed.`,
  notMade: ({ path }: { path: string }) => `${path} cannot be made. Nothing was changed.`,
  inUse: ({ path }: { path: string }) => `Something is in ${path} by now, so it stays.`,
  notRemoved: ({ path }: { path: string }) => `${path} cannot be removed. Nothing was lost.`,
} as const;
