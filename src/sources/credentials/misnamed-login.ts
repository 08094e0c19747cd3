/** A login that lies beside its place under another name, as after copying it by hand. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { readCredentials } from './read-credentials.ts';

/** As copied, unpacked or saved by an editor; what is called a copy of old times is left alone. */
const NAME =
  /^[._]*credentials?([ ._-]?(copy|\d{1,2}|\(\d{1,2}\)))?(\.json)?([ ._-]?(copy|\(\d{1,2}\)))?(\.(txt|json))?$/i;
const MOST = 8;
const MAX_BYTES = 256 * 1024;

/** Only the default folder has a place above that is Claude Code's business: the home. */
const DEFAULT_FOLDER = '.claude';

/** Looked for where there is none in the right place only. @returns its path; null: there is none */
export async function findMisnamedLogin(
  host: Pick<Host, 'files' | 'platform'>,
  location: string,
): Promise<string | null> {
  const { dirname, basename, join } = pathsOf(host.platform);
  const folder = dirname(location);
  const names = (await host.files.list(folder)) ?? [];
  const alike = names.filter((name) => NAME.test(name) && name !== basename(location)).toSorted();
  const beside = alike.slice(0, MOST).map((name) => join(folder, name));
  const above = basename(folder) === DEFAULT_FOLDER ? [join(dirname(folder), basename(location))] : [];
  for (const path of [...beside, ...above]) {
    const read = await host.files.read(path, MAX_BYTES);
    if (read.ok && readCredentials(read.bytes).login?.accessToken === 'set') return path;
  }
  return null;
}
