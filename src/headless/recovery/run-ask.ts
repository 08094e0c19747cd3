/** `pilotlight ask`: one question, answered as it is written. */
import { resolve } from 'node:path';
import { createNodeHost } from '../../platform/node-host.ts';
import { ask, originOf, type Question } from '../../recovery/ask/ask.ts';
import { readFallbackState } from '../../recovery/fallback/fallback-state.ts';
import { gatewayAccount } from '../../recovery/fallback/gateway.ts';
import { explainUnsure } from '../../recovery/fallback/secret-store.ts';
import { ASK_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import { VERSION } from '../../shared/version.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';
import { openVault } from './open-vault.ts';
import { readPiped } from './read-piped.ts';

const MAX_FILE_BYTES = 4 * 1024 * 1024;

export async function runAsk(context: RunContext): Promise<number> {
  const question = await readQuestion(context);
  if (typeof question === 'string') {
    context.stderr.write(`${question}\n`);
    return WRONG_USAGE;
  }
  const { host, options, stdout } = context;
  const quiet = options.json === true;
  let answer = '';
  // Only this one address, besides those that are known anyway.
  const { env, dataDir } = host;
  const asking = createNodeHost({ env, dataDir, version: VERSION, allowOrigins: [originOf(question)] });
  const outcome = await ask(asking, openVault(host), question, (text) => {
    if (quiet) answer += text;
    else stdout.write(text);
  });
  if (!quiet) stdout.write('\n');
  if (!outcome.ok) return say(context, { done: false, message: outcome.message }, [outcome.message], NOT_DONE);
  if (outcome.cutShort) context.stderr.write(`${ASK_COMMAND.cutShort}\n`);
  if (quiet) stdout.write(`${JSON.stringify({ done: true, answer, cutShort: outcome.cutShort }, null, 2)}\n`);
  return 0;
}

async function readQuestion(context: RunContext): Promise<Question | string> {
  const { host, options, words } = context;
  const maxTokens = Number(options['max-tokens'] ?? 4096);
  if (!Number.isInteger(maxTokens) || maxTokens < 1 || maxTokens > 200_000) return ASK_COMMAND.badMaxTokens;
  const parts: string[] = [];
  if (typeof options.file === 'string') {
    const read = await host.files.read(resolve(host.cwd, options.file), MAX_FILE_BYTES);
    if (!read.ok)
      return ASK_COMMAND.unreadable({ path: options.file, reason: read.why === 'too-big' ? ASK_COMMAND.tooLarge : '' });
    parts.push(`<file name="${options.file}">\n${Buffer.from(read.bytes).toString('utf8')}\n</file>`);
  }
  // What is piped in comes before the question.
  const piped = await readPiped(context, words.length > 0);
  if (piped.stayedSilent) context.stderr.write(`${ASK_COMMAND.silentPipe}\n`);
  parts.push(...[piped.text, words.join(' ')].filter((part) => part.trim() !== ''));
  if (parts.length === 0) return ASK_COMMAND.nothingAsked;
  const { gateway: name, model } = options;
  const state = await readFallbackState(host);
  const address = typeof name === 'string' && Object.hasOwn(state.gateways, name) ? state.gateways[name] : undefined;
  if (typeof name === 'string' && !address) return ASK_COMMAND.noSuchGateway({ name });
  // Its old token may not be meant for its new address.
  const unsure = typeof name === 'string' ? explainUnsure(state, gatewayAccount(name)) : null;
  if (unsure !== null) return unsure;
  return {
    prompt: parts.join('\n\n'),
    model: typeof model === 'string' ? model : null,
    maxTokens,
    gateway: typeof name === 'string' && address ? { name, address } : null,
  };
}
