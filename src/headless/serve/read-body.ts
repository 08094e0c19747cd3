/** The body of a request as JSON, or why not. */
import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 16 * 1024;
/** A text of one million characters, each of them escaped at worst. */
export const MAX_TEXT_BYTES = 6 * 1024 * 1024 + MAX_BYTES;

export type BodyOutcome = { ok: true; value: unknown } | { ok: false; status: 400 | 413 };

/** Reads at most 16 KiB, or what is given; what lies beyond is never kept. */
export async function readBody(request: IncomingMessage, maxBytes = MAX_BYTES): Promise<BodyOutcome> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return { ok: false, status: 413 };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) return { ok: false, status: 413 };
      chunks.push(chunk);
    }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, status: 400 };
  }
}

/** The value as an object with exactly these keys, or null. */
export function exactly<K extends string>(value: unknown, keys: readonly K[]): Record<K, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const own = Object.keys(value);
  return own.length === keys.length && keys.every((key) => Object.hasOwn(value, key))
    ? (value as Record<K, unknown>)
    : null;
}
