/** How things stand, from whoever watches already; else by a look of one's own. */
import { publicStatus } from '../../diagnosis/public-status.ts';
import { statusFilePath } from '../../monitor/status-file/status-file.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { PublicStatus } from '../../shared/public-status.ts';
import type { Report } from '../../shared/verdict.ts';

const MAX_BYTES = 256 * 1024;
/** The one who watches touches its lock every 30 s; a machine that has just woken is given some more. */
const BEAT_TIMEOUT_MS = 120_000;

/** null: nobody watches, or the file is none. */
export async function readKeptStatus(host: Host): Promise<PublicStatus | null> {
  const read = await host.files.read(statusFilePath(host), MAX_BYTES);
  const status = read.ok ? parse(new TextDecoder().decode(read.bytes)) : null;
  if (!status || status.pid === null || !host.processes.alive(status.pid)) return null;
  const lock = await host.files.stat(pathsOf(host.platform).join(host.dataDir, 'instance.lock'));
  return lock && Math.abs(host.clock.now() - lock.mtimeMs) < BEAT_TIMEOUT_MS ? status : null;
}

/** Ours, in a folder of our own: what it says it is, it is. */
function parse(text: string): PublicStatus | null {
  try {
    const value: unknown = JSON.parse(text);
    const isOurs = typeof value === 'object' && value !== null && 'version' in value && value.version === 1;
    return isOurs && 'profiles' in value && Array.isArray(value.profiles) ? (value as PublicStatus) : null;
  } catch {
    return null;
  }
}

/** @param look  one look of one's own */
export async function readStatus(host: Host, look: () => Promise<Report>): Promise<PublicStatus> {
  const kept = await readKeptStatus(host);
  return kept ?? publicStatus(await look(), { at: host.clock.now(), pid: null, dimmed: false });
}
