/** The setting `onChange`: whoever it names is told every change, from when it is set until it is taken back. */
import { randomBytes } from 'node:crypto';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { readChangeTarget } from '../../shared/change-target.ts';
import { ON_CHANGE } from '../../shared/messages/terminal/watching.ts';
import { createQueue } from '../../shared/queue.ts';
import type { Monitor } from '../monitor.ts';

/** 192 bits, as a word. */
const SECRET_BYTES = 24;

/** Holds what requests to the setting's address are signed with. */
export function changeSecretPath(host: Pick<Host, 'dataDir' | 'platform'>): string {
  return pathsOf(host.platform).join(host.dataDir, 'on-change-secret');
}

/** @returns the way to stop */
export function followChangeSetting(
  host: Host,
  monitor: Pick<Monitor, 'snapshot' | 'subscribe'>,
  complain: (sentence: string) => void,
): { close(): Promise<void> } {
  const inTurn = createQueue();
  let target: string | null = null;
  let following: { close(): Promise<void> } | null = null;

  const change = async (wanted: string | null): Promise<void> => {
    await following?.close();
    following = null;
    if (wanted === null) return;
    const secretFile = await secretFor(host, wanted);
    if (secretFile === false) return complain(ON_CHANGE.secretNotKept({ file: changeSecretPath(host) }));
    // Seldom wanted.
    const { followChanges } = await import('./follow-changes.ts');
    const begun = await followChanges(host, monitor, { target: wanted, secretFile }, complain);
    if ('failed' in begun) complain(begun.failed);
    else following = begun;
  };
  const look = (): void => {
    const { onChange } = monitor.snapshot().settings;
    if (onChange === target) return;
    target = onChange;
    void inTurn(() => change(onChange));
  };
  const stop = monitor.subscribe(look);
  look();
  return {
    async close() {
      stop();
      await inTurn(() => change(null));
    },
  };
}

/** null: a program needs none. False: it could not be kept. */
async function secretFor(host: Host, target: string): Promise<string | null | false> {
  if (readChangeTarget(target)?.kind !== 'address') return null;
  const path = changeSecretPath(host);
  if (await host.files.stat(path)) return path;
  const wrote = await host.files.write(path, `${randomBytes(SECRET_BYTES).toString('hex')}\n`, 0o600);
  return wrote.ok ? path : false;
}
