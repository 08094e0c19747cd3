import type { Host, RunOutcome } from '../../platform/host.ts';
import type { CredentialFacts, UnreadableReason } from '../../shared/facts.ts';
import { HOUR_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { KeychainItem } from './keychain-item.ts';
import { type CredentialReading, readCredentials } from './read-credentials.ts';

const PROGRAM = '/usr/bin/security';
const TIMEOUT_MS = 5000;

/** The item's time counts whole seconds, so that a change right after a reading may not show in it. */
const TIME_GRAIN_MS = 2000;

type Failure = Extract<UnreadableReason, 'denied' | 'locked' | 'timeout' | 'no-tool' | 'failed'>;

/** How long nothing is tried again, ms. Each try may show the user a dialog, but a locked Keychain just says so. */
const SILENCE_MS = {
  denied: 6 * HOUR_MS,
  timeout: 6 * HOUR_MS,
  'no-tool': 6 * HOUR_MS,
  failed: 6 * HOUR_MS,
  locked: 5 * 60_000,
} as const satisfies Record<Failure, number>;

/** What `security` ends with: the low byte of macOS's error number. */
const EXIT: Readonly<Record<number, 'absent' | Failure>> = {
  36: 'locked',
  44: 'absent',
  51: 'denied',
  128: 'denied',
};

const NOT_RUN = {
  absent: 'no-tool',
  denied: 'no-tool',
  timeout: 'timeout',
  'too-big': 'failed',
  failed: 'failed',
} as const satisfies Record<Extract<RunOutcome, { ok: false }>['why'], Failure>;

export interface Keychain {
  /**
   * Reads the facts of one item. Presence and time of change are looked up without the secret; the secret itself is
   * asked for only when the user agreed, once per change, and not within six hours after a failure.
   */
  read(item: KeychainItem, agreed: boolean): Promise<CredentialFacts>;
  /** Ends every silence: the user asked to try again. */
  tryAgain(): void;
}

interface Memory {
  reading: CredentialReading | null;
  changedAt: EpochMs | null;
  readAt: EpochMs;
}

type Answer = { ok: true; stdout: string } | { ok: false; why: 'absent' | Failure };

const keychains = new WeakMap<Host, Keychain>();

/** The one Keychain reader of a host: what it remembers must outlive a single reading. */
export function keychainOf(host: Host): Keychain {
  const known = keychains.get(host);
  if (known) return known;
  const made = createKeychain(host);
  keychains.set(host, made);
  return made;
}

/**
 * Makes a reader of the macOS Keychain.
 * @param program  absolute path of `security`; another one only in tests
 */
export function createKeychain(host: Host, program: string = PROGRAM): Keychain {
  const flights = new Map<string, Promise<CredentialFacts>>();
  const memories = new Map<string, Memory>();
  const silences = new Map<string, { why: Failure; until: number }>();

  /** `what` names the question, so that a refused secret does not stop the look-ups. */
  const ask = async (item: KeychainItem, what: 'look-up' | 'secret'): Promise<Answer> => {
    const question = `${what} ${keyOf(item)}`;
    const silence = silences.get(question);
    if (silence && host.clock.monotonic() < silence.until) return { ok: false, why: silence.why };
    const answer = await run(host, program, item, what === 'secret');
    silences.delete(question);
    if (!answer.ok && answer.why !== 'absent') {
      silences.set(question, { why: answer.why, until: host.clock.monotonic() + SILENCE_MS[answer.why] });
    }
    return answer;
  };

  const readSecret = async (item: KeychainItem, changedAt: EpochMs | null): Promise<CredentialFacts> => {
    const known = memories.get(keyOf(item));
    if (known?.reading && isFresh(known, changedAt)) return facts(item, changedAt, known.reading);
    const readAt = host.clock.now();
    const answer = await ask(item, 'secret');
    if (!answer.ok) return answer.why === 'absent' ? absent(item) : unreadable(item, changedAt, answer.why);
    const reading = readCredentials(decodeSecret(answer.stdout));
    memories.set(keyOf(item), { reading, changedAt, readAt });
    return facts(item, changedAt, reading);
  };

  const readItem = async (item: KeychainItem, agreed: boolean): Promise<CredentialFacts> => {
    const found = await ask(item, 'look-up');
    if (!found.ok) return found.why === 'absent' ? absent(item) : unreadable(item, null, found.why);
    const changedAt = parseChangedAt(found.stdout);
    return agreed ? readSecret(item, changedAt) : unreadable(item, changedAt, 'not-agreed');
  };

  return {
    read(item, agreed) {
      const key = `${agreed} ${keyOf(item)}`;
      const flying = flights.get(key);
      if (flying) return flying;
      const flight = readItem(item, agreed).finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    tryAgain: () => silences.clear(),
  };
}

async function run(host: Host, file: string, { account, service }: KeychainItem, secret: boolean): Promise<Answer> {
  const args = ['find-generic-password', '-a', account, ...(secret ? ['-w'] : []), '-s', service];
  const outcome = await host.processes.run({ file, args, limitMs: TIMEOUT_MS });
  if (!outcome.ok) return { ok: false, why: NOT_RUN[outcome.why] };
  if (outcome.code === 0) return { ok: true, stdout: outcome.stdout };
  return { ok: false, why: EXIT[outcome.code] ?? 'failed' };
}

/** The time of the last change among the printed attributes: `"mdat"<timedate>=0x…  "20261121010000Z\000"`. */
function parseChangedAt(attributes: string): EpochMs | null {
  const found = /"mdat"<timedate>=[^"\n]*"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(attributes);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** `security -w` prints hex as soon as one character is not plain ASCII; a document itself starts with a brace. */
function decodeSecret(stdout: string): Uint8Array {
  const text = stdout.replace(/\r?\n$/, '');
  const hex = /^(?:0x)?((?:[0-9a-f]{2})+)$/i.exec(text)?.[1];
  return hex === undefined ? Buffer.from(text, 'utf8') : Buffer.from(hex, 'hex');
}

/** Without a time of change nothing says that a reading still holds. */
function isFresh(memory: Memory, changedAt: EpochMs | null): boolean {
  return changedAt !== null && memory.changedAt === changedAt && memory.readAt - changedAt >= TIME_GRAIN_MS;
}

function keyOf({ service, account }: KeychainItem): string {
  return `${service} ${account}`;
}

function facts({ service }: KeychainItem, changedAt: EpochMs | null, reading: CredentialReading): CredentialFacts {
  return { store: 'keychain', location: service, changedAt, file: null, ...reading };
}

function absent(item: KeychainItem): CredentialFacts {
  return facts(item, null, { status: 'absent', unreadable: null, problem: null, login: null, otherKeys: [] });
}

function unreadable(item: KeychainItem, changedAt: EpochMs | null, why: Failure | 'not-agreed'): CredentialFacts {
  return facts(item, changedAt, { status: 'unreadable', unreadable: why, problem: null, login: null, otherKeys: [] });
}
