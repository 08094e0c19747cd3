/** Changes one file, and says what kept it from that. */
import { join } from 'node:path';
import type { WriteFailure } from '../../platform/files/write-failures.ts';
import type { Host } from '../../platform/host.ts';
import { FILE_FAILURES } from '../../shared/messages/recovery/steps.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import type { StepOutcome } from '../engine/step-handler.ts';
import { digestOf, type Target } from './file-change.ts';
import { seeFile } from './saved-file.ts';

export type Failure = Extract<StepOutcome, { ok: false }>;

/** @param expect  what the file must still hold */
export async function put(host: Host, path: string, target: Target, expect: Uint8Array | null): Promise<StepOutcome> {
  if (target.bytes) {
    const wrote = await host.files.write(path, target.bytes, target.mode ?? 0o600, { expect, attributes: true });
    return wrote.ok ? wrote : unwritten(wrote.why, path, 'written');
  }
  const place = await host.files.place(path);
  if (!place.ok) return unwritten(place.why, path, 'removed');
  return (await host.files.remove(place.target)) ? { ok: true } : unwritten('failed', path, 'removed');
}

function unwritten(why: WriteFailure, path: string, what: string): Failure {
  if (why === 'changed') return failure(why, path, FILE_FAILURES.changed);
  return failure(why, path, FILE_FAILURES.cannotBe({ what, reason: WRITE_FAILURES[why] }));
}

export async function setMode(host: Host, path: string, mode: number): Promise<StepOutcome> {
  return (await host.files.setMode(path, mode)) ? { ok: true } : failure('denied', path, FILE_FAILURES.modeKept);
}

/** The copy that an undo needs, looked at again once it is written. */
export async function keepCopy(host: Host, folder: string, name: string, bytes: Uint8Array): Promise<Failure | null> {
  const wrote = await host.files.write(join(folder, name), bytes, 0o600);
  if (!wrote.ok) return failure(wrote.why, folder, FILE_FAILURES.noCopy({ reason: WRITE_FAILURES[wrote.why] }));
  const check = await seeFile(host, join(folder, name));
  return check?.digest === digestOf(bytes) ? null : failure('failed', folder, FILE_FAILURES.copyNotKept);
}

export function failure(why: Failure['why'], path: string, what: string): Failure {
  return { ok: false, why, message: FILE_FAILURES.failed({ path, what }) };
}
