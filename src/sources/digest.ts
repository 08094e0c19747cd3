/** Drawn anew by every process, so that a digest cannot be compared, or guessed at, outside of it. */
let key: Uint8Array | null = null;

/**
 * Keyed digest of a secret: says whether two values are the same, and nothing else.
 * @param text  any string, also an empty one
 * @returns     the first 16 hex characters of HMAC-SHA256 under a key of this process
 */
export function digest(text: string): string {
  // Loaded when there is something to digest: most machines have nothing, and it takes as long as all the reading.
  const { createHmac, randomBytes } = process.getBuiltinModule('node:crypto');
  key ??= randomBytes(32);
  return createHmac('sha256', key).update(text, 'utf8').digest('hex').slice(0, 16);
}
