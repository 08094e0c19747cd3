/** What `aws sso login` left behind: a file named by the digest of the session's name, or of its address. */
import { pathsOf } from '../../platform/path-rules.ts';
import { parseJson } from '../../shared/json.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { CloudReader } from './cloud-reader.ts';

const MAX_BYTES = 64 * 1024;

/** @returns null: nobody signed in; `ended` false: it still counts, or renews itself */
export async function readSsoSession(host: CloudReader, name: string): Promise<{ ended: boolean } | null> {
  const { join } = pathsOf(host.platform);
  // Loaded here, since few come here and it takes its time.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const file = `${createHash('sha1').update(name).digest('hex')}.json`;
  const read = await host.files.read(join(host.home, '.aws', 'sso', 'cache', file), MAX_BYTES);
  if (!read.ok) return null;
  const { accessToken, refreshToken, expiresAt, registrationExpiresAt } = parse(new TextDecoder().decode(read.bytes));
  if (typeof accessToken !== 'string' || accessToken === '') return null;
  const ends = timeOf(expiresAt);
  if (ends === null || ends > host.clock.now()) return { ended: false };
  const registered = timeOf(registrationExpiresAt);
  const renews = typeof refreshToken === 'string' && (registered === null || registered > host.clock.now());
  return { ended: !renews };
}

/** AWS writes `2026-01-01T00:00:00Z`, older tools `…UTC`. */
function timeOf(value: unknown): EpochMs | null {
  const at = typeof value === 'string' ? Date.parse(value.replace(/UTC$/, 'Z')) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function parse(text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
