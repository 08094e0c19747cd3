/** Tells one address or one program what has changed: `--on-change`, or the setting. */
import { createHmac, randomUUID } from 'node:crypto';
import { publicStatus } from '../../diagnosis/public-status.ts';
import { readSecretWord, SHORTEST_SECRET } from '../../platform/files/read-secret-word.ts';
import type { Host, HttpOutcome } from '../../platform/host.ts';
import { createHttp } from '../../platform/http/http.ts';
import { readChangeTarget } from '../../shared/change-target.ts';
import { ON_CHANGE } from '../../shared/messages/terminal/watching.ts';
import type { PublicStatus } from '../../shared/public-status.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { VERSION } from '../../shared/version.ts';
import type { Monitor } from '../monitor.ts';
import { type ChangeEvent, changeBetween } from './change-event.ts';
import { createDeliveries, type Delivery } from './deliver-changes.ts';

const TIMEOUT_MS = 30_000;

export interface OnChangeRequest {
  /** An https address (http on loopback), or the absolute path of a program. */
  target: string;
  /** Holds what requests are signed with. */
  secretFile: string | null;
}

type Send = (event: ChangeEvent) => Promise<Delivery>;

/** @returns the way to stop, or why it cannot begin, as a sentence */
export async function followChanges(
  host: Host,
  monitor: Pick<Monitor, 'snapshot' | 'subscribe'>,
  { target, secretFile }: OnChangeRequest,
  complain: (sentence: string) => void,
): Promise<{ close(): Promise<void> } | { failed: string }> {
  const send = await senderFor(host, target, secretFile);
  if ('failed' in send) return send;
  const deliveries = createDeliveries(host.clock, send.send, ({ id }) =>
    complain(ON_CHANGE.notTaken({ id, name: send.name })),
  );
  let before = statusOf(host, monitor.snapshot());
  const stop = monitor.subscribe((snapshot) => {
    const now = statusOf(host, snapshot);
    const event = changeBetween(before, now, randomUUID());
    if (event) deliveries.add(event);
    if (!now.dimmed) before = now;
  });
  return {
    close: async () => {
      stop();
      deliveries.stop();
    },
  };
}

function statusOf({ pid }: Host, { at, dimmed, ...report }: Snapshot): PublicStatus {
  return publicStatus(report, { at, pid, dimmed });
}

async function senderFor(
  host: Host,
  target: string,
  secretFile: string | null,
): Promise<{ name: string; send: Send } | { failed: string }> {
  const read = readChangeTarget(target);
  if (!read) return { failed: ON_CHANGE.badTarget };
  if (read.kind === 'program') return { name: target, send: toProgram(host, target) };
  const secret = secretFile === null ? null : await readSecretWord(host, secretFile);
  if (secret === null) return { failed: ON_CHANGE.needsSecret({ length: SHORTEST_SECRET }) };
  const { url } = read;
  return { name: url.host, send: toAddress(host, url, secret) };
}

/** The change on standard input, no argument, no shell. */
function toProgram({ processes }: Pick<Host, 'processes'>, file: string): Send {
  return async (event) => {
    const run = await processes.run({ file, args: [], stdin: `${JSON.stringify(event)}\n`, limitMs: TIMEOUT_MS });
    if (run.ok) return run.code === 0 ? 'taken' : 'again';
    return run.why === 'absent' || run.why === 'denied' ? 'never' : 'again';
  };
}

function toAddress({ clock, env }: Pick<Host, 'clock' | 'env'>, url: URL, secret: string): Send {
  const http = createHttp({ env, userAgent: `pilotlight/${VERSION}`, allowOrigins: [url.origin] });
  return async (event) => {
    const body = JSON.stringify(event);
    const at = Math.floor(clock.now() / 1000);
    const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'pilotlight-event': event.id,
      'pilotlight-signature': `t=${at},v1=${signature}`,
    };
    return judge(await http.request({ url: url.href, method: 'POST', headers, body, limitMs: TIMEOUT_MS }));
  };
}

/** What is too busy or away may be back; what says no, or sends elsewhere, will say so again. */
function judge(outcome: HttpOutcome): Delivery {
  if (!outcome.ok) return outcome.why === 'not-allowed' ? 'never' : 'again';
  if (outcome.status >= 200 && outcome.status < 300) return 'taken';
  return outcome.status === 408 || outcome.status === 429 || outcome.status >= 500 ? 'again' : 'never';
}
