/** The bridge of a browser tab: a session token in the tab's own storage, pushes over a streamed fetch. */
import type { Bridge, BridgeListener, Connection } from '../shared/bridge.ts';
import type { CommandResult } from '../shared/commands.ts';
import { CONNECTION } from '../shared/messages/window/window.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import { applyChange, type SnapshotLine } from '../shared/snapshot-change.ts';

const SESSION_KEY = 'pilotlight-session';
/** The server sends a line at least every 20 s; a connection silent for longer than this is dead. */
const SILENCE_MS = 45_000;
const RETRY_MS = [300, 600, 1200, 2500, 5000] as const;

/** Connects this tab to the server it came from. */
export function connectLoopback(): Bridge {
  const listeners = new Set<BridgeListener>();
  let session: string | null = null;
  let latest: Snapshot | null = null;
  let connection: Connection = 'connected';
  let stopStream: AbortController | null = null;

  const opened = openSession()
    .catch(() => sessionStorage.getItem(SESSION_KEY))
    .then((token) => {
      session = token;
    });
  // A newer link opened in this tab changes only what is behind the "#".
  addEventListener('hashchange', () => location.reload());

  async function listenForEver(stop: AbortSignal): Promise<void> {
    for (let attempt = 0; !stop.aborted; attempt++) {
      const outcome = await listenOnce(stop, () => {
        attempt = 0;
      });
      if (stop.aborted) return;
      tellConnection(outcome);
      if (outcome === 'ended') return;
      await pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 5000, stop);
    }
  }

  async function listenOnce(stop: AbortSignal, onAlive: () => void): Promise<Connection> {
    const watch = watchSilence(stop);
    try {
      await opened;
      if (session === null) return 'ended';
      const response = await fetch('/events', {
        headers: { authorization: `Bearer ${session}` },
        signal: watch.signal,
      });
      if (response.status === 401) return endSession();
      if (!response.ok || !response.body) return 'lost';
      for await (const line of linesOf(response.body)) {
        watch.alive();
        onAlive();
        if (line) take(JSON.parse(line) as SnapshotLine);
      }
    } catch {
      // A server that went away shows itself as a failed fetch or a broken stream: both mean "try again".
    } finally {
      watch.done();
    }
    return 'lost';
  }

  function take(line: SnapshotLine): void {
    latest = applyChange(latest, line);
    tellConnection('connected');
    for (const listener of listeners) listener.onSnapshot(latest);
  }

  function tellConnection(now: Connection): void {
    if (now === connection) return;
    connection = now;
    for (const listener of listeners) listener.onConnection?.(now);
  }

  function endSession(): Connection {
    sessionStorage.removeItem(SESSION_KEY);
    session = null;
    return 'ended';
  }

  async function send(path: string, init: RequestInit): Promise<Response> {
    await opened;
    if (session === null) throw new Error(CONNECTION.ended);
    const response = await fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${session}` } });
    if (response.status !== 401) return response;
    // Its stream may still be open, and the next line would say that all is well.
    stopStream?.abort();
    tellConnection(endSession());
    throw new Error(CONNECTION.ended);
  }

  return {
    kind: 'loopback',
    async snapshot() {
      const response = await send('/snapshot', {});
      if (!response.ok) throw new Error(CONNECTION.lost);
      return (await response.json()) as Snapshot;
    },
    subscribe(listener) {
      listeners.add(listener);
      if (latest) listener.onSnapshot(latest);
      if (!stopStream) {
        stopStream = new AbortController();
        void listenForEver(stopStream.signal);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopStream?.abort();
        stopStream = null;
      };
    },
    async run(name, payload) {
      try {
        const body = JSON.stringify({ name, payload });
        // Texts are long; every other command is short.
        const response = await send(name === 'explain' ? '/explain' : '/run', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        });
        return (await response.json()) as CommandResult<never>;
      } catch {
        return { ok: false, code: 'failed', message: session === null ? CONNECTION.ended : CONNECTION.lost };
      }
    },
    close: () => window.close(),
  };
}

/** Trades the link's one-time ticket for a session, or takes up the session of this tab. */
async function openSession(): Promise<string | null> {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
  if (ticket === null) return sessionStorage.getItem(SESSION_KEY);
  history.replaceState(null, '', location.pathname);
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket }),
  });
  if (!response.ok) return sessionStorage.getItem(SESSION_KEY);
  const { session } = (await response.json()) as { session: string };
  sessionStorage.setItem(SESSION_KEY, session);
  return session;
}

function watchSilence(stop: AbortSignal): { signal: AbortSignal; alive(): void; done(): void } {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const onStop = () => silence.abort();
  stop.addEventListener('abort', onStop, { once: true });
  return {
    signal: silence.signal,
    done() {
      clearTimeout(timer);
      stop.removeEventListener('abort', onStop);
    },
    alive() {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    },
  };
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const onStop = () => {
      clearTimeout(timer);
      resolve();
    };
    stop.addEventListener('abort', onStop, { once: true });
  });
}
