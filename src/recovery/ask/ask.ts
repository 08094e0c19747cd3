/** One prompt straight to the Messages API, with the fallback key or a gateway, for when Claude Code will not start. */
import type { Host, HttpOutcome } from '../../platform/host.ts';
import type { Gateway } from '../fallback/fallback-state.ts';
import { gatewayAccount } from '../fallback/gateway.ts';
import { KEY_ACCOUNT, type Vault } from '../vault/vault.ts';
import { createEventReader } from './read-events.ts';

const ANTHROPIC = 'https://api.anthropic.com';
const API_VERSION = '2023-06-01';
const DEFAULT_MODEL = 'claude-sonnet-4-5';
const LIMIT_MS = 10 * 60_000;
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
      message: `The vault gave no ${gateway ? 'token' : 'key'}: there is none yet (${howToStore(gateway)}), or it is locked.`,
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
    limitMs: LIMIT_MS,
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
  if (broken !== null)
    return { ok: false, message: `The answer broke off on the other side (${broken}). Ask again in a moment.` };
  if (end === null) return { ok: false, message: 'The answer broke off before its end. Ask again.' };
  return { ok: true, cutShort: end === 'max_tokens' };
}

function howToStore(gateway: Question['gateway']): string {
  return gateway ? `"pilotlight fallback add ${gateway.name}"` : '"pilotlight fallback key"';
}

/** What a failed request means, as a sentence without anything of its body; null: it worked. Pure. */
export function explainAnswer(outcome: HttpOutcome, gateway: Question['gateway']): string | null {
  if (!outcome.ok) {
    return outcome.why === 'not-allowed'
      ? 'That address may not be asked: only https, or this computer.'
      : 'The address could not be reached. Check the network, or use another gateway.';
  }
  const { status } = outcome;
  if (status === 200) return null;
  if (status === 401)
    return `The ${gateway ? 'token' : 'key'} was not accepted. Make a new one and store it: ${howToStore(gateway)}.`;
  if (status === 403) return 'The key is known, but not allowed to do this.';
  if (status === 404) return 'The model or the address is not known there. Name another one with --model.';
  if (status === 400)
    return 'The request was refused (400): too long, no credit left, or a model that is not known there.';
  if (status === 429) return 'Too many requests, or the limit of the account is reached. Try again later.';
  return status >= 500
    ? 'The other side has trouble right now; it is not your fault. Try again later.'
    : `It was answered with ${status}.`;
}
