/** `pilotlight sign-in`: signs in again, with the link and the code box in this terminal. */
import { signInAvailability } from '../../diagnosis/service/sign-in-availability.ts';
import type { Host } from '../../platform/host.ts';
import { openSignInTerminal } from '../../recovery/claude/open-terminal.ts';
import {
  isSignInRun,
  type SignInOptions,
  type SignInProgress,
  type SignInRun,
  startSignIn,
  whyNotNow,
} from '../../recovery/claude/sign-in.ts';
import type { ProfileFacts } from '../../shared/facts.ts';
import { SIGN_IN_COMMAND } from '../../shared/messages/terminal/commands-recovery.ts';
import type { SignInAvailability } from '../../shared/vocabulary.ts';
import { readProfile } from '../../sources/profiles/read-profile.ts';
import { WRONG_USAGE } from '../exit-codes.ts';
import { profileQuery } from '../profile-query.ts';
import type { RunContext } from '../run.ts';
import { NOT_DONE, say } from './carry-out.ts';
import { placeForRemedy, type SeenProfile, whyNoFolder } from './look-at-profile.ts';

export async function runSignIn(context: RunContext): Promise<number> {
  const { host, options } = context;
  const { console: toConsole, sso, email, anyway } = options;
  if (toConsole === true && sso === true) {
    context.stderr.write(`${SIGN_IN_COMMAND.oneWay}\n`);
    return WRONG_USAGE;
  }
  const { machine, place } = await placeForRemedy(context);
  // It is started in a folder without a project.
  const look = (): Promise<ProfileFacts> => readProfile(host, place, profileQuery(host, machine, null));
  const claude = (machine.clis.find(({ first }) => first) ?? machine.clis[0])?.path ?? null;
  if (options['dry-run'] === true) return describe(context, claude);
  const before = await look();
  const gone = whyNoFolder({ facts: before });
  if (gone) context.stderr.write(`${SIGN_IN_COMMAND.newFolder({ gone })}\n`);
  const signIn: SignInOptions = {
    claude,
    way: toConsole === true ? 'console' : sso === true ? 'sso' : 'claudeai',
    email: typeof email === 'string' ? email : undefined,
    availability: anyway === true ? undefined : await askService(host, { machine, facts: before }),
    look,
  };
  if (options.terminal === true) {
    const wait = whyNotNow(host, place, before, signIn);
    const refused = wait ?? (await openSignInTerminal(host, place, signIn))?.refused ?? null;
    return say(
      context,
      { done: false, message: refused ?? SIGN_IN_COMMAND.opened },
      [refused ?? SIGN_IN_COMMAND.opened],
      refused === null ? 0 : NOT_DONE,
    );
  }
  const run = await startSignIn(host, place, before, signIn);
  if (!isSignInRun(run)) return say(context, { done: false, message: run.refused }, [run.refused], NOT_DONE);
  return follow(context, run);
}

/** How Anthropic's side looks to somebody who has to sign in. */
async function askService(host: Host, seen: SeenProfile): Promise<SignInAvailability> {
  const { askOnce } = await import('../doctor/ask-once.ts');
  const { service } = await askOnce(host, seen);
  return signInAvailability(service);
}

function describe(context: RunContext, claude: string | null): number {
  const message = claude ? SIGN_IN_COMMAND.dryRun({ command: claude }) : SIGN_IN_COMMAND.notInstalled;
  return say(context, { done: false, message }, [message], claude ? 0 : NOT_DONE);
}

async function follow(context: RunContext, run: SignInRun): Promise<number> {
  const { stdin, stderr } = context;
  let shown = '';
  run.onProgress(({ phase, text, link }) => {
    const lines = link && phase === 'waiting-for-user' ? `${text}\n\n  ${link}\n` : text;
    if (lines !== shown) stderr.write(`${lines}\n`);
    shown = lines;
  });
  const typed = readLines((line) => {
    const wrong = run.answer(line);
    if (wrong) stderr.write(`${wrong}\n`);
  });
  stdin?.on('data', typed);
  void context.untilStopped().then(run.cancel);
  const end = await run.done;
  stdin?.off('data', typed);
  stdin?.pause();
  return tell(context, end);
}

function tell(context: RunContext, { phase, text, warning }: SignInProgress): number {
  const done = phase === 'done';
  const lines = [text, ...(warning ? [warning] : [])];
  return say(context, { done, message: text, warning }, lines, done ? 0 : NOT_DONE);
}

function readLines(use: (line: string) => void): (chunk: unknown) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + String(chunk)).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') use(line);
  };
}
