/** Tickets open a session once; sessions open everything else. Only digests are kept. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const TICKET_MS = 60_000;
const SESSION_IDLE_MS = 12 * 60 * 60_000;
/** How much of a session's last use a sudden end may lose. */
const KEEP_EVERY_MS = 10 * 60_000;
const MAX_TICKETS = 4;
const MAX_SESSIONS = 8;

export interface Sessions {
  /** A new one-time ticket, good for a minute. */
  issueTicket(): string;
  /** Trades a ticket for a session token; null: unknown, used before, or too old. */
  redeem(ticket: string): string | null;
  /** Is this the `Authorization` header of a living session? */
  admits(authorization: string | undefined): boolean;
  /** A window that was let in is still open. However long that has been, it is in use. */
  renew(authorization: string | undefined): void;
  /** Writes down when each was used last. */
  keep(): Promise<void>;
}

/** A session as it may be written down: who reads it cannot open anything with it. */
export interface KeptSession {
  /** SHA-256 of the token, base64url. */
  digest: string;
  /** Last use, ms since epoch. */
  at: number;
}

export interface SessionOptions {
  /** ms since epoch, never jumping while the process lives. */
  now: () => number;
  /** Sessions of an earlier run: a page goes on when its server was started anew. */
  kept?: readonly KeptSession[];
  /** Told with every new session, now and then while they are used, and at the end. */
  keep?: (sessions: readonly KeptSession[]) => unknown;
}

interface Entry {
  digest: Buffer;
  at: number;
}

export function createSessions({ keep: write, kept = [], now }: SessionOptions): Sessions {
  let tickets: Entry[] = [];
  let sessions: Entry[] = kept.flatMap(readKept).slice(-MAX_SESSIONS);
  let keptAt = now();

  async function keep(): Promise<void> {
    keptAt = now();
    // Nobody came: those of another port may still stand there.
    if (sessions.length === 0) return;
    await write?.(sessions.map(({ at, digest }) => ({ at, digest: digest.toString('base64url') })));
  }

  function findSession(authorization: string | undefined): Entry | undefined {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization ?? '')?.[1];
    return token === undefined ? undefined : find(sessions, token);
  }

  function use(session: Entry): void {
    session.at = now();
    if (session.at - keptAt >= KEEP_EVERY_MS) void keep();
  }

  return {
    keep,
    issueTicket() {
      const ticket = newToken();
      tickets = [...tickets, { digest: digestOf(ticket), at: now() }].slice(-MAX_TICKETS);
      return ticket;
    },
    redeem(ticket) {
      const found = find(tickets, ticket);
      if (!found) return null;
      tickets = tickets.filter((entry) => entry !== found);
      if (now() - found.at > TICKET_MS) return null;
      const session = newToken();
      // The ninth window takes the place of the one unused for longest.
      sessions = sessions.toSorted((a, b) => a.at - b.at).slice(-(MAX_SESSIONS - 1));
      sessions.push({ digest: digestOf(session), at: now() });
      void keep();
      return session;
    },
    admits(authorization) {
      const found = findSession(authorization);
      if (!found || now() - found.at > SESSION_IDLE_MS) return false;
      use(found);
      return true;
    },
    renew(authorization) {
      const found = findSession(authorization);
      if (found) use(found);
    },
  };
}

function readKept({ at, digest }: KeptSession): Entry[] {
  const bytes = Buffer.from(digest, 'base64url');
  return bytes.length === 32 ? [{ digest: bytes, at }] : [];
}

/** Compares with every entry, each in constant time: the time taken tells nothing about which one was near. */
function find(entries: readonly Entry[], token: string): Entry | undefined {
  const digest = digestOf(token);
  let found: Entry | undefined;
  for (const entry of entries) if (timingSafeEqual(entry.digest, digest)) found = entry;
  return found;
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}
