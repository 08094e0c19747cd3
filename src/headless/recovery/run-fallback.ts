/** `pilotlight fallback`: an API key of the user's own, kept in the system vault, for the hours when sign-in is down. */

import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import { chooseFallback } from '../../recovery/fallback/choose-fallback.ts';
import { planFallbackOff, planFallbackOn, readFallback } from '../../recovery/fallback/fallback.ts';
import { authOf, type FallbackChoice, type Seen, whatBeats } from '../../recovery/fallback/fallback-choice.ts';
import { keepKey, testKey } from '../../recovery/fallback/fallback-key.ts';
import { readFallbackState } from '../../recovery/fallback/fallback-state.ts';
import { whyInUse } from '../../recovery/fallback/keep-gateway.ts';
import { presentFallback } from '../../recovery/fallback/present-fallback.ts';
import { forgetSecret } from '../../recovery/fallback/secret-store.ts';
import { createRemedies } from '../../recovery/remedies.ts';
import { printSecret } from '../../recovery/vault/print-secret.ts';
import { KEY_ACCOUNT } from '../../recovery/vault/vault.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import { FALLBACK_COMMAND, FALLBACK_STATES } from '../../shared/messages/terminal/commands-recovery.ts';
import { PROMPTS } from '../../shared/messages/terminal/recovery.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import type { Run, RunContext } from '../run.ts';
import { askSecret } from './ask-secret.ts';
import { carryOut, inFolder, NOT_DONE, recoverFirst, say } from './carry-out.ts';
import { lookAtProfile, whyNoFolder } from './look-at-profile.ts';
import { openVault, ownProgram } from './open-vault.ts';
import { addGateway, listGateways, removeGateway } from './run-gateways.ts';

/** Words after `fallback`, and what each does. */
const ACTIONS: Readonly<Record<string, Run>> = {
  status: tellStatus,
  key: storeKey,
  test: tryKey,
  on: switchOn,
  off: switchOff,
  forget: forgetKey,
  add: addGateway,
  remove: removeGateway,
  list: listGateways,
  'print-key': printKey,
};

export async function runFallback(context: RunContext): Promise<number> {
  const [word = 'status'] = context.words;
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (action) return action(context);
  context.stderr.write(`${PROMPTS.unknownWord({ command: 'fallback', word })}\n`);
  return WRONG_USAGE;
}

/** Here and not beside `doctor`: one more part to load by itself would make the build cut `doctor` itself in pieces. */
export function tellFallback(host: Host, seen: Pick<Seen, 'facts' | 'machine'>): Promise<FallbackReport> {
  return presentFallback(host, seen, ownProgram());
}

async function tellStatus(context: RunContext): Promise<number> {
  const seen = await lookAtProfile(context);
  const gone = whyNoFolder(seen);
  if (gone) return say(context, { message: gone }, [gone], NOT_DONE);
  const { name = null, ...report } = await tellFallback(context.host, seen);
  const which = name === null ? '' : ` (${name})`;
  const key = report.tail === null ? [] : [FALLBACK_COMMAND.keyEndsIn({ tail: report.tail })];
  const json = { fallback: report, name };
  return say(
    context,
    json,
    [FALLBACK_COMMAND.state({ state: FALLBACK_STATES[report.state], rest: which }), ...key, report.detail],
    0,
  );
}

async function storeKey(context: RunContext): Promise<number> {
  const text = await askSecret(context, FALLBACK_COMMAND.pasteKey);
  if (text === null)
    return say(context, { done: false, message: PROMPTS.nothingStored }, [PROMPTS.nothingStored], NOT_DONE);
  const kept = await keepKey(context.host, openVault(context.host), text);
  if (!kept.ok) return say(context, { done: false, message: kept.message }, [kept.message], NOT_DONE);
  const lines = [FALLBACK_COMMAND.stored({ tail: kept.tail })];
  return say(context, { done: true, tail: kept.tail }, [...lines, FALLBACK_COMMAND.nextOn], 0);
}

async function tryKey(context: RunContext): Promise<number> {
  const test = await testKey(context.host, openVault(context.host));
  return say(context, { ...test }, [test.message], test.works === true ? 0 : NOT_DONE);
}

async function forgetKey(context: RunContext): Promise<number> {
  const { host } = context;
  if (await isKeyInUse(context)) {
    const message = FALLBACK_COMMAND.stillOn;
    return say(context, { done: false, message }, [message], NOT_DONE);
  }
  const gone = await forgetSecret(host, openVault(host), KEY_ACCOUNT);
  if (!gone.ok) return say(context, { done: false, message: gone.message }, [gone.message], NOT_DONE);
  return say(context, { done: true }, [FALLBACK_COMMAND.forgotten], 0);
}

/** By any profile, or by an entry in the settings of which there is no note. */
async function isKeyInUse(context: RunContext): Promise<boolean> {
  if (await whyInUse(context.host, 'key')) return true;
  const seen = await lookAtProfile(context);
  const on = (await readFallbackState(context.host)).on[profileId(seen.facts)];
  return on === undefined && (await readFallback(context.host, seen, null)).state === 'on';
}

async function switchOn(context: RunContext): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  // Elsewhere this option names a folder.
  const { project, ...options } = context.options;
  const { region, 'aws-profile': awsProfile } = options;
  const choice = await chooseFallback(context.host, context.words[1] ?? 'key', ownProgram(), {
    region: text(region),
    project: text(project),
    awsProfile: text(awsProfile),
  });
  const makePlan = inFolder(async (seen) =>
    'refused' in choice ? choice : planFallbackOn(context.host, seen, choice, openVault(context.host)),
  );
  const here = { ...context, options };
  const code = await carryOut(here, engine, makePlan, FALLBACK_COMMAND.afterOn);
  return code === 0 && !('refused' in choice) ? verify(here, choice) : code;
}

/** Not what was written, but what Claude Code makes of it. */
async function verify(context: RunContext, choice: FallbackChoice): Promise<number> {
  if (context.options['dry-run'] === true) return 0;
  const seen: Seen = await lookAtProfile(context);
  const beaten = whatBeats(choice, authOf(seen, context.host.clock.now()));
  if (!beaten) return 0;
  context.stderr.write(`${FALLBACK_COMMAND.notUsed({ reason: beaten })}\n`);
  return NOT_DONE;
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

async function switchOff(context: RunContext): Promise<number> {
  const engine = createRemedies(context.host);
  await recoverFirst(context, engine);
  return carryOut(
    context,
    engine,
    inFolder((seen) => planFallbackOff(context.host, seen)),
  );
}

/** For Claude Code's `apiKeyHelper`. */
async function printKey({ host, words, stdout, stderr }: RunContext): Promise<number> {
  const why = await printSecret(openVault(host), words[1] ?? KEY_ACCOUNT, {
    out: (secret) => stdout.write(secret),
    error: (line) => stderr.write(line),
  });
  if (why === null) return 0;
  return why === 'no-account' ? WRONG_USAGE : NOT_DONE;
}
