/** Where session records lie, the ones written to last first; bounded, so that years of records cost no more than a week's. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** Names tell nothing of their age, so all are asked for it; nobody has more. */
const MAX_FOLDERS = 4_000;
const MAX_NAMES = 400;

/** One entry with the time it was last written to. */
export interface RecordPlace {
  path: string;
  mtimeMs: EpochMs;
}

/** `projects` of a profile: one folder for each folder Claude Code was started in. */
export function recordRoot(host: Host, configDir: string): string {
  return pathsOf(host.platform).join(configDir, 'projects');
}

/** The folders used last. Their own time changes with each new record in them, not with each line. */
export async function recordFolders(host: Host, configDir: string, most: number): Promise<readonly RecordPlace[]> {
  const root = recordRoot(host, configDir);
  const names = ((await host.files.list(root)) ?? []).slice(0, MAX_FOLDERS);
  return (await withTimes(host, root, names, 'directory')).slice(0, most);
}

/** The records in one folder that were written to since `since`. */
export async function recordsIn(host: Host, folder: string, since: EpochMs): Promise<readonly RecordPlace[]> {
  // Their names tell nothing of their age; of very many the last ones are as good as any.
  const names = ((await host.files.list(folder)) ?? []).filter(isRecord).slice(-MAX_NAMES);
  return (await withTimes(host, folder, names, 'file')).filter(({ mtimeMs }) => mtimeMs >= since);
}

export function isRecord(name: string): boolean {
  return name.endsWith('.jsonl');
}

async function withTimes(
  host: Host,
  dir: string,
  names: readonly string[],
  kind: 'file' | 'directory',
): Promise<RecordPlace[]> {
  const { join } = pathsOf(host.platform);
  const found: RecordPlace[] = [];
  for (const name of names) {
    const path = join(dir, name);
    const stat = await host.files.stat(path);
    if (stat?.kind === kind) found.push({ path, mtimeMs: stat.mtimeMs });
  }
  return found.sort((a, b) => b.mtimeMs - a.mtimeMs);
}
