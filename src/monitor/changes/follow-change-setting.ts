/** The setting `onChange`: whoever it names is told every change, from when it is set until it is taken back. */
import { randomBytes } from 'node:crypto';
import { readSecretWord, SHORTEST_SECRET } from '../../platform/files/read-secret-word.ts';
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

function settingsPath(host: Pick<Host, 'dataDir' | 'platform'>): string {
  return pathsOf(host.platform).join(host.dataDir, 'settings.json');
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
    const fit = await prepare(host, wanted);
    if ('failed' in fit) return complain(fit.failed);
    // Seldom wanted.
    const { followChanges } = await import('./follow-changes.ts');
    const begun = await followChanges(host, monitor, { target: wanted, ...fit }, complain);
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

type Fit = { secretFile: string | null } | { failed: string };

/** What `target` needs before it is told anything, or why it is not. */
async function prepare(host: Host, target: string): Promise<Fit> {
  if (readChangeTarget(target)?.kind === 'address') return keepSecret(host, changeSecretPath(host));
  const file = settingsPath(host);
  if (await isOurs(host, file)) return { secretFile: null };
  return { failed: ON_CHANGE.namedByOthers({ file, program: target }) };
}

async function keepSecret(host: Host, file: string): Promise<Fit> {
  if (await host.files.stat(file)) {
    const word = await readSecretWord(host, file);
    return word ? { secretFile: file } : { failed: ON_CHANGE.secretUnfit({ file, length: SHORTEST_SECRET }) };
  }
  const wrote = await host.files.write(file, `${randomBytes(SECRET_BYTES).toString('hex')}\n`, 0o600);
  return wrote.ok ? { secretFile: file } : { failed: ON_CHANGE.secretNotKept({ file }) };
}

/** Whoever may write the settings would start programs as this account. Windows keeps a person's folder to the person. */
async function isOurs({ dataDir, files, platform, user }: Host, file: string): Promise<boolean> {
  const found = await files.stat(file);
  if (platform === 'win32' || found === null) return true;
  const folder = await files.stat(dataDir);
  // A file that its group may write is usual, and safe in a folder that only its owner gets into.
  const others = ((folder?.mode ?? 0) & 0o077) === 0 ? 0o002 : 0o022;
  return (found.uid === user.uid || found.uid === 0) && (found.mode & others) === 0;
}
