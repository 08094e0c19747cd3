/** Why a renewed login cannot be saved. */

export const SAVING = {
  title: 'Claude Code cannot save a login',
  whyItMatters:
    'The access token is renewed every few hours, and what cannot be saved is lost: you will be asked to sign in again.',
  foreign: ({ path, why, quoted }: { path: string; why: string; quoted: string }) =>
    `${path} belongs to another account, often because Claude Code was once run with sudo. ${why} Run: sudo chown -RH "$(id -un)" ${quoted}`,
  foreignParent: ({ path, folder, why, quoted }: { path: string; folder: string; why: string; quoted: string }) =>
    `${folder} is not there, and ${path}, where it would be made, belongs to another account. ${why} Run: sudo install -d -m 700 -o "$(id -un)" ${quoted}`,
  denied: ({ path, why, quoted }: { path: string; why: string; quoted: string }) =>
    `Your own account may not write to ${path}. ${why} Run: chmod u+rwx ${quoted}`,
  foreignHere: 'this belongs to another account',
  deniedHere: 'this may not be written to',
  readOnly: ({ path, why }: { path: string; why: string }) =>
    `${path} is mounted read-only, as in a container. ${why} Mount the whole folder so that it can be written to.`,
  readOnlyHere: 'this lies on a read-only file system',
  fullTitle: ({ title }: { title: string }) => `${title}: the disk is full`,
  full: ({ path, why }: { path: string; why: string }) =>
    `There is no room left where ${path} lies. ${why} Make some room.`,
  fullHere: 'the disk is full here',
  lockFileTitle: ({ title }: { title: string }) => `${title}: a file has the name of its lock`,
  lockFile: ({ quoted, own }: { quoted: string; own: boolean }) =>
    `Claude Code makes a folder of this name as its lock; a file there is never cleared away, so that each renewal is spent and not saved, or not made at all. ${own ? `Run: rm ${quoted}` : `See whose ${quoted} is before you move it away: other programs use such names, too.`}`,
  lockFileHere: 'a file lies where the lock should be',
  futureLockTitle: ({ title }: { title: string }) => `${title}: its lock is dated in the future`,
  futureLock: ({ quoted }: { quoted: string }) =>
    `To Claude Code this lock looks freshly taken (“another process is refreshing it”) until that time has come; a clock was wrong when it was made. When no claude is running, run: rmdir ${quoted}`,
  notAFolderTitle: 'Claude Code cannot keep a login: a file has the name of its folder',
  notAFolder: ({ path }: { path: string }) =>
    `${path} is a file, where Claude Code has to make a folder. Neither a login nor a setting can be kept there. Move it away, and sign in.`,
  namedFileTitle: 'The configuration folder is a file',
  namedFile: ({ path }: { path: string }) =>
    `${path} is a file, where Claude Code looks for the folder of its configuration. Neither a login nor a setting can be kept there. Name a folder: check CLAUDE_CONFIG_DIR, or what else names this one.`,
  notAFolderHere: 'this is a file, where a folder has to be',
  linkToNowhereTitle: 'Claude Code cannot keep a login: its folder is a link to nowhere',
  linkToNowhere: ({ path }: { path: string }) =>
    `${path} is a symbolic link, and what it leads to is not there: a drive that is not mounted, or a folder that was moved. Bring that back, or move the link away; the login lies where the link leads to.`,
  linkToNowhereHere: 'this link leads to nothing',
  fullLockTitle: ({ title }: { title: string }) => `${title}: its lock cannot be cleared`,
  fullLock: ({ quoted }: { quoted: string }) =>
    `Claude Code clears an old lock by removing an empty folder, and this one holds something: each renewal is spent and not saved, or not made at all. When no claude is running, run: rm -r ${quoted}`,
  fullLockHere: 'this lock is no empty folder',
  futureLockHere: 'the lock is dated in the future',
} as const;
