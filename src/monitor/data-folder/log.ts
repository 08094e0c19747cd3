import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { redact } from '../../shared/redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Log {
  /** One line: a word for what happened, and facts about it. Secrets are taken out here, whoever let them in. */
  write(level: LogLevel, event: string, facts?: Readonly<Record<string, unknown>>): void;
  /** Resolves when everything written so far is on disk (or could not be). */
  flush(): Promise<void>;
}

export interface LogOptions {
  /** Also gets every line, for `--verbose`. */
  echo?: (line: string) => void;
  /** Size at which a file is put aside, bytes. */
  maxBytes?: number;
  /** Files kept, with the current one. */
  keep?: number;
}

const NAME = 'pilotlight.log';
const MAX_BYTES = 1024 * 1024;
const KEEP = 3;
const LONGEST_LINE = 8_192;

/** JSON lines in the data folder, rotated by size: `pilotlight.log`, `.1`, `.2`. A full disk silences it, no more. */
export function createLog(host: Host, options: LogOptions = {}): Log {
  const { maxBytes = MAX_BYTES, keep = KEEP, echo } = options;
  const path = pathsOf(host.platform).join(host.dataDir, NAME);
  let waiting: string[] = [];
  let size: number | null = null;
  let writing: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const text = waiting.join('');
      waiting = [];
      const bytes = new TextEncoder().encode(text).length;
      size ??= (await host.files.stat(path))?.size ?? 0;
      if (size > 0 && size + bytes > maxBytes) {
        await rotate(host, path, keep);
        size = 0;
      }
      if (await host.files.append(path, text, 0o600)) size += bytes;
    }
    writing = null;
  };

  return {
    write(level, event, facts = {}) {
      const line = toLine(host.clock.now(), level, event, facts);
      echo?.(line);
      waiting.push(`${line}\n`);
      writing ??= drain();
    },
    flush: async () => {
      await writing;
    },
  };
}

function toLine(at: number, level: LogLevel, event: string, facts: Readonly<Record<string, unknown>>): string {
  const head = { at: new Date(at).toISOString(), level, event: redact(event) };
  const line = redactJson({ ...head, ...facts });
  return line.length <= LONGEST_LINE ? line : redactJson({ ...head, shortened: line.slice(0, LONGEST_LINE / 2) });
}

/** Text by text and not the finished line, so that no pattern can reach over a quotation mark and break it. */
function redactJson(value: unknown): string {
  const seen = new Set<unknown>();
  return JSON.stringify(value, (key, inner: unknown) => {
    if (typeof inner === 'string') return key === 'at' ? inner : redact(inner);
    if (typeof inner === 'bigint') return String(inner);
    if (inner instanceof Error) return { name: inner.name, message: redact(inner.message) };
    if (typeof inner !== 'object' || inner === null) return inner;
    if (seen.has(inner)) return '[again]';
    seen.add(inner);
    return inner;
  });
}

async function rotate(host: Host, path: string, keep: number): Promise<void> {
  await host.files.remove(`${path}.${keep - 1}`);
  for (let n = keep - 2; n >= 1; n--) await host.files.rename(`${path}.${n}`, `${path}.${n + 1}`);
  if (keep > 1) await host.files.rename(path, `${path}.1`);
  else await host.files.remove(path);
}
