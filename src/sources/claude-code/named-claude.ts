/** Claude Code in a place that the person names, and what keeps it from being one. */
import type { FileStat, Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { NotClaude } from '../../shared/not-claude.ts';
import { PROGRAM_NAMES } from './install-places.ts';
import { describeInstall, type FoundCli } from './installed-cli.ts';

/** As found on disk, nothing started. The name is asked for, since what is named here is started later. */
export async function findNamed(
  host: Pick<Host, 'files' | 'platform' | 'user'>,
  path: string,
): Promise<FoundCli | NotClaude> {
  const stat = await host.files.stat(path);
  const why = whyNoProgramIs(host, stat);
  if (stat === null || why) return why ?? 'absent';
  const posix = host.platform !== 'win32';
  if (!PROGRAM_NAMES[host.platform].includes(pathsOf(host.platform).basename(path))) return 'other-name';
  const isForeign = stat.uid !== 0 && stat.uid !== host.user.uid;
  if (posix && (isForeign || (stat.mode & 0o022) !== 0)) return 'others-may-change';
  return { path, realPath: (await host.files.realpath(path)) ?? path };
}

/** @returns null when there is a program under the path */
export async function whyNoProgram(host: Pick<Host, 'files' | 'platform'>, path: string) {
  return whyNoProgramIs(host, await host.files.stat(path));
}

function whyNoProgramIs({ platform }: Pick<Host, 'platform'>, stat: FileStat | null) {
  if (stat === null) return 'absent';
  const isProgram = stat.kind === 'file' && (platform === 'win32' || (stat.mode & 0o111) !== 0);
  return isProgram ? null : 'not-a-program';
}

/** @returns null when it is Claude Code; where no file tells, it is asked with `--version` and nothing else */
export async function whyNotClaude(host: Host, path: string): Promise<NotClaude | null> {
  const found = await findNamed(host, path);
  if (typeof found === 'string') return found;
  const { version } = await describeInstall(host, { ...found, first: false }, true);
  return version === null ? 'no-claude' : null;
}
