/** One prompt straight to the Messages API, with the fallback key or a gateway, for when Claude Code will not start. */
import type { Host, HttpOutcome } from '../../platform/host.ts';
import { ASK } from '../../shared/messages/recovery/ask.ts';
import type { Gateway } from '../fallback/fallback-state.ts';
import { gatewayAccount } from '../fallback/gateway.ts';
import { KEY_ACCOUNT, type Vault } from '../vault/vault.ts';
import { createEventReader } from './read-events.ts';

const ANTHROPIC = 'https://api.anthropic.com';
const API_VERSION = '2023-06-01';
const DEFAULT_MODEL = 'claude-sonnet-4-5';
const TIMEOUT_MS = 10 * 60_000;
const MAX_BYTES = 32 * 1024 * 1024;

export interface Question {
  prompt: string;
  /** null: the gateway's, or a usual one. */
  model: string | null;
  maxTokens: number;
  /** null: Anthropic itself, with the fallback key. */
  gateway: { name: string; address: Gateway } | null;
}

export type AskOutcome = { ok: true; cutShort: boolean } | { ok: false; message: string };

/**
 * Sends one question and hands the answer over as it comes.
 * @param onText  the next piece of the answer
 */
export async function ask(
  host: Host,
  vault: Vault,
  question: Question,
  onText: (text: string) => void,
): Promise<AskOutcome> {
  const { gateway } = question;
  if (gateway && !gateway.address.token) return send(host, question, {}, onText);
  const account = gateway ? gatewayAccount(gateway.name) : KEY_ACCOUNT;
  const sent = await vault.withSecret(account, async (secret) => {
    if (secret === null) return null;
    return send(
      host,
      question,
      gateway ? { authorization: `Bearer ${secret}`, 'x-api-key': secret } : { 'x-api-key': secret },
      onText,
    );
  });
  if (!sent.ok) return sent;
  return (
    sent.value ?? {
      ok: false,
      message: ASK.noSecret({ secret: gateway ? 'token' : 'key', howToStore: howToStore(gateway) }),
    }
  );
}

/** Origin that `ask` talks to: must be on the host's list of addresses. */
export function originOf({ gateway }: Pick<Question, 'gateway'>): string {
  return new URL(gateway?.address.baseUrl ?? ANTHROPIC).origin;
}

async function send(
  host: Host,
  { prompt, model, maxTokens, gateway }: Question,
  credential: Record<string, string>,
  onText: (text: string) => void,
): Promise<AskOutcome> {
  const read = createEventReader();
  let end: string | null = null;
  let broken: string | null = null;
  const body = {
    model: model ?? gateway?.address.model ?? DEFAULT_MODEL,
    max_tokens: maxTokens,
    stream: true,
    messages: [{ role: 'user', content: prompt }],
  };
  const outcome = await host.http.request({
    url: `${(gateway?.address.baseUrl ?? ANTHROPIC).replace(/\/$/, '')}/v1/messages`,
    method: 'POST',
    headers: {
      ...credential,
      'anthropic-version': API_VERSION,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify(body),
    limitMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    onText: (piece) => {
      for (const event of read(piece)) {
        if (event.kind === 'text') onText(event.text);
        else if (event.kind === 'end') end = event.why ?? end;
        else broken = event.type;
      }
    },
  });
  const trouble = explainAnswer(outcome, gateway);
  if (trouble) return { ok: false, message: trouble };
  if (broken !== null) return { ok: false, message: ASK.brokeOff({ reason: broken }) };
  if (end === null) return { ok: false, message: ASK.brokeOffEarly };
  return { ok: true, cutShort: end === 'max_tokens' };
}

function howToStore(gateway: Question['gateway']): string {
  return gateway ? ASK.addGateway({ name: gateway.name }) : ASK.storeKey;
}

/** What a failed request means, as a sentence without anything of its body; null: it worked. Pure. */
export function explainAnswer(outcome: HttpOutcome, gateway: Question['gateway']): string | null {
  if (!outcome.ok) {
    return outcome.why === 'not-allowed' ? ASK.addressNotAllowed : ASK.unreachable;
  }
  const { status } = outcome;
  if (status === 200) return null;
  if (status === 401) return ASK.notAccepted({ secret: gateway ? 'token' : 'key', howToStore: howToStore(gateway) });
  if (status === 403) return ASK.notAllowed;
  if (status === 404) return ASK.notKnown;
  if (status === 400) return ASK.refused;
  if (status === 429) return ASK.tooMany;
  return status >= 500 ? ASK.serverTrouble : ASK.otherStatus({ status });
}
