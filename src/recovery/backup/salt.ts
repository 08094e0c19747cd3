/** The salt of the digests in backups: it never leaves the data folder, so a digest alone tells nothing about the value. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { Digest } from './mask-secrets.ts';

/** null: there is none, and none could be kept. */
export async function openDigest(host: Host): Promise<Digest | null> {
  const path = pathsOf(host.platform).join(host.dataDir, 'backups', 'salt');
  const salt = (await readSalt(host, path)) ?? (await makeSalt(host, path));
  if (salt === null) return null;
  return (value) => createHmac('sha256', salt).update(value).digest('hex').slice(0, 24);
}

async function readSalt(host: Host, path: string): Promise<string | null> {
  const read = await host.files.read(path, 1024);
  const text = read.ok ? Buffer.from(read.bytes).toString('utf8') : '';
  return /^[0-9a-f]{64}$/.test(text) ? text : null;
}

async function makeSalt(host: Host, path: string): Promise<string | null> {
  const salt = randomBytes(32).toString('hex');
  // Two at once: the first one's counts.
  const wrote = await host.files.write(path, salt, 0o600, { expect: null });
  return wrote.ok ? salt : readSalt(host, path);
}
