/**
 * Secrets on their way into the vault and out of it. What is about to happen is noted before, so that a Pilotlight killed
 * halfway leaves no key behind of which nobody says anything.
 */
import type { Host } from '../../platform/host.ts';
import { SECRET_STORE } from '../../shared/messages/recovery/keys.ts';
import type { Vault, VaultChange } from '../vault/vault.ts';
import { aloneWithNotes, changeNotes, type FallbackState, type Gateway, withGateway } from './fallback-state.ts';

/** `ok: true` carries the last four characters only. */
export type KeyOutcome = { ok: true; tail: string } | { ok: false; message: string };

/** The gateway whose token it is, noted and removed together with it. */
export interface GatewayNote {
  name: string;
  address: Gateway | null;
}

type Notes = Omit<FallbackState, 'damaged'>;

export function keepSecret(
  host: Host,
  vault: Vault,
  account: string,
  secret: string,
  gateway: GatewayNote | null = null,
): Promise<KeyOutcome> {
  const tail = secret.slice(-4);
  const keptAt = host.clock.now();
  return change(host, {
    account,
    begin: (notes) => mark(noteGateway(notes, gateway), account, 'keep'),
    work: () => vault.keep(account, secret),
    end: (notes) => ({ ...unmark(notes, account), kept: { ...notes.kept, [account]: { tail, keptAt } } }),
    tail,
  });
}

/** The outcome is `ok` only when the secret is certainly gone. */
export function forgetSecret(
  host: Host,
  vault: Vault,
  account: string,
  gateway: GatewayNote | null = null,
): Promise<KeyOutcome> {
  return change(host, {
    account,
    begin: (notes) => mark(notes, account, 'forget'),
    work: () => vault.forget(account),
    end: (notes) => noteGateway({ ...unmark(notes, account), kept: without(notes.kept, account) }, gateway),
    tail: '',
  });
}

interface Change {
  account: string;
  begin(notes: Notes): Notes;
  work(): Promise<VaultChange>;
  end(notes: Notes): Notes;
  tail: string;
}

/** What this process is at right now: noted like something interrupted, but not that. */
const underWay = new Set<string>();

async function change(host: Host, { account, begin, work, end, tail }: Change): Promise<KeyOutcome> {
  return aloneWithNotes(host, async (): Promise<KeyOutcome> => {
    underWay.add(account);
    let before: Notes | null = null;
    const begun = await changeNotes(host, (notes) => {
      before = notes;
      return begin(notes);
    });
    if (!begun) return { ok: false, message: SECRET_STORE.vaultUntouched({ folder: host.dataDir }) };
    const done = await work();
    if (!done.ok) {
      // Where nothing was changed there is nothing to be unsure of.
      if (!done.unsure) await changeNotes(host, (notes) => before ?? notes);
      return { ok: false, message: done.message };
    }
    return (await changeNotes(host, end))
      ? { ok: true, tail }
      : { ok: false, message: SECRET_STORE.doneNotNoted({ folder: host.dataDir }) };
  }).finally(() => underWay.delete(account));
}

/** What to say of an account of which nobody knows what the vault holds; null: it is known. */
export function explainUnsure({ unsure }: Pick<FallbackState, 'unsure'>, account: string): string | null {
  const begun = Object.hasOwn(unsure, account) && !underWay.has(account) ? unsure[account] : undefined;
  const gateway = /^gateway-(.*)$/.exec(account)?.[1];
  const what = gateway === undefined ? 'key' : SECRET_STORE.tokenOf({ name: gateway });
  const [keep, remove] =
    gateway === undefined
      ? ['key', 'forget']
      : [SECRET_STORE.add({ name: gateway }), SECRET_STORE.remove({ name: gateway })];
  switch (begun) {
    case undefined:
      return null;
    case 'keep':
      return SECRET_STORE.storingInterrupted({ what, keep, remove });
    case 'forget':
      return SECRET_STORE.removingInterrupted({ what, remove });
  }
}

function mark(notes: Notes, account: string, what: 'keep' | 'forget'): Notes {
  return { ...notes, unsure: { ...notes.unsure, [account]: what } };
}

function unmark(notes: Notes, account: string): Notes {
  return { ...notes, unsure: without(notes.unsure, account) };
}

function noteGateway(notes: Notes, gateway: GatewayNote | null): Notes {
  return gateway ? withGateway(notes, gateway.name, gateway.address) : notes;
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== name));
}
