/** `pilotlight check`: will unattended work be let in? One line and an exit code, for CI and cron. Asks nobody. */
import { assessProfile } from '../../diagnosis/assess-profile.ts';
import { checkSignIn } from '../../diagnosis/check/check-sign-in.ts';
import { isStopped } from '../../diagnosis/check/is-stopped.ts';
import { heldCredential } from '../../diagnosis/refusals/held-credential.ts';
import { isCredentialRefused, judgeRefusals, RECORDS_SINCE_MS } from '../../diagnosis/refusals/judge-refusals.ts';
import { lastAnswerAt } from '../../diagnosis/refusals/session-records.ts';
import type { CheckId, CheckResult } from '../../shared/check.ts';
import { CHECKED_CREDENTIALS, CHECKS } from '../../shared/messages/check.ts';
import { textOf } from '../../shared/messages/message.ts';
import { formatSpan } from '../../shared/messages/span.ts';
import { CHECK_COMMAND } from '../../shared/messages/terminal/looking.ts';
import { readSessionRecords } from '../../sources/claude-code/record-reader.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import { lookAtProfile, whyNoFolder } from '../recovery/look-at-profile.ts';
import type { RunContext } from '../run.ts';
import { readSpan } from '../span.ts';

const CODES = {
  ok: 0,
  'ok-until': 0,
  'nothing-to-send': 1,
  'does-not-start': 1,
  'login-ended': 1,
  'login-unreadable': 1,
  refused: 1,
  'provider-incomplete': 1,
  'ends-too-soon': 2,
  'no-answer': 3,
} as const satisfies Record<CheckId, number>;

export async function runCheck(context: RunContext): Promise<number> {
  const { options, stderr } = context;
  const maxAgeMs = spanOf(options['max-age']);
  const minLeftMs = spanOf(options['min-left']);
  if (maxAgeMs === 'wrong' || minLeftMs === 'wrong') {
    stderr.write(`${CHECK_COMMAND.badSpan}\n`);
    return WRONG_USAGE;
  }
  const seen = await lookAtProfile(context);
  const gone = whyNoFolder(seen);
  if (gone !== null) {
    stderr.write(`${gone}\n`);
    return WRONG_USAGE;
  }
  const result = await check(context, seen, maxAgeMs, minLeftMs);
  const code = CODES[result.id];
  const now = context.host.clock.now();
  context.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ok: code === 0, code, ...result, message: describe(result, now) })}\n`
      : `${code === 0 ? 'ok' : 'fail'}: ${describe(result, now)}\n`,
  );
  return code;
}

function spanOf(option: string | boolean | undefined): number | null | 'wrong' {
  return typeof option === 'string' ? (readSpan(option) ?? 'wrong') : null;
}

async function check(
  { host }: RunContext,
  { facts, machine }: Awaited<ReturnType<typeof lookAtProfile>>,
  maxAgeMs: number | null,
  minLeftMs: number | null,
): Promise<CheckResult> {
  const now = host.clock.now();
  const { auth, signIn } = assessProfile({ facts, machine, now, clockOffsetMs: null });
  const since = now - Math.max(RECORDS_SINCE_MS, maxAgeMs ?? 0);
  const records = await readSessionRecords(host, facts.configDir, since);
  return checkSignIn({
    auth: auth.print,
    stopped: isStopped(facts, machine, auth.print),
    signIn: signIn.state,
    loginEndsAt: signIn.loginEndsAt,
    refused: isCredentialRefused(judgeRefusals(records, heldCredential(facts, auth), now)),
    incomplete: auth.lacks !== null || (facts.cloud !== undefined && !facts.cloud.hasCredentials),
    answeredAt: lastAnswerAt(records),
    now,
    maxAgeMs,
    minLeftMs,
  });
}

function describe({ id, credential, endsAt }: CheckResult, now: number): string {
  return textOf(CHECKS[id], {
    credential: credential === null ? '' : CHECKED_CREDENTIALS[credential],
    span: endsAt === null ? '' : formatSpan(endsAt - now),
  });
}
