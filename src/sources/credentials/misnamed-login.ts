/** A login that lies beside its place under another name, as after copying it by hand. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { readCredentials } from './read-credentials.ts';

const NAMES = ['credentials.json', '.credentials', '.credentials.json.txt', 'credentials', '.credential.json'];
const MAX_BYTES = 256 * 1024;

/** Looked for where there is none in the right place only. @returns its path; null: there is none */
export async function findMisnamedLogin(
  host: Pick<Host, 'files' | 'platform'>,
  location: string,
): Promise<string | null> {
  const { dirname, join } = pathsOf(host.platform);
  for (const name of NAMES) {
    const read = await host.files.read(join(dirname(location), name), MAX_BYTES);
    if (read.ok && readCredentials(read.bytes).login?.accessToken === 'set') return join(dirname(location), name);
  }
  return null;
}
