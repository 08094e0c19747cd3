/** Signs in again: `claude auth login` run for the person, without a terminal. The login is Claude Code's own doing. */

import type { Host, InteractiveProcess } from '../../platform/host.ts';
import type { SignInMethod } from '../../shared/commands.ts';
import type { CredentialFacts, ProfileFacts } from '../../shared/facts.ts';
import { NOT_INSTALLED, SIGN_IN_STAGES } from '../../shared/messages/recovery/sign-in.ts';
import type { SignInAvailability } from '../../shared/vocabulary.ts';
import type { ProfilePlace } from '../../sources/profiles/profiles.ts';
import type { Refusal } from '../engine/plan.ts';
import { shownPath } from '../engine/shown-path.ts';
import {
  explainSignInFailure,
  explainSignInHint,
  findSignInLink,
  whyNotACode,
  whySignInMustWait,
} from './parse-sign-in-output.ts';
import { environmentFor, startFor } from './start-claude.ts';

const TIMEOUT_MS = 10 * 60_000;
/** What is printed is short; a program that goes wild is not listened to for ever. */
const MAX_PRINTED = 64 * 1024;

export interface SignInOptions {
  /** Absolute path of Claude Code; null: none is installed. */
  claude: string | null;
  way: SignInMethod;
  email?: string | undefined;
  /** How Anthropic's side stands; while sign-in is down it is refused, unless `anyway`. */
  availability?: SignInAvailability | undefined;
  anyway?: boolean | undefined;
  /** Reads the profile anew, to see whether the store really changed. */
  look(): Promise<ProfileFacts>;
  limitMs?: number | undefined;
}

export type SignInPhase = 'starting' | 'waiting-for-user' | 'checking' | 'done' | 'failed' | 'cancelled';

export interface SignInProgress {
  phase: SignInPhase;
  /** One plain sentence. */
  text: string;
  /** Where to sign in, should no browser have opened; never to be logged: it belongs to this one attempt. */
  link: string | null;
  /** Set when it worked, but not as expected. */
  warning: string | null;
}

export interface SignInRun {
  progress(): SignInProgress;
  /** Called with every change. Returns the way to stop. */
  onProgress(listener: (progress: SignInProgress) => void): () => void;
  /** Hands the code from the browser over. @returns a sentence when it cannot be one */
  answer(code: string): string | null;
  cancel(): void;
  done: Promise<SignInProgress>;
}

/** Starts the sign-in, or says why it makes no sense now. Claude Code opens the browser by itself where there is one. */
export async function startSignIn(
  host: Host,
  place: ProfilePlace,
  before: ProfileFacts,
  options: SignInOptions,
): Promise<SignInRun | Refusal> {
  const refused = whyNotNow(host, place, before, options);
  if (refused || options.claude === null) return { refused: refused ?? '' };
  // A folder without any project, whose settings would have their say.
  await host.files.makeDirectory(host.dataDir, 0o700);
  const talk = host.processes.talk({
    file: options.claude,
    args: signInArguments(options),
    env: environmentFor(host, place),
    cwd: startFor(host, place).cwd ?? host.dataDir,
    limitMs: options.limitMs ?? TIMEOUT_MS,
  });
  return followSignIn(host, talk, before, options);
}

export function isSignInRun(value: SignInRun | Refusal): value is SignInRun {
  return !('refused' in value);
}

/** What speaks against signing in now, as a sentence; null: nothing. */
export function whyNotNow(
  host: Host,
  place: ProfilePlace,
  { globalConfig }: ProfileFacts,
  options: Pick<SignInOptions, 'claude' | 'availability' | 'anyway'>,
): string | null {
  if (options.claude === null) return NOT_INSTALLED;
  if (place.from === 'wsl') return SIGN_IN_STAGES.inWsl;
  if (savesNothing(host, place)) {
    return SIGN_IN_STAGES.emptyConfigDir;
  }
  if (globalConfig.status === 'broken' || globalConfig.status === 'unreadable') {
    // An older Claude Code would replace the file with an empty one.
    return SIGN_IN_STAGES.damaged({ path: shownPath(host.home, globalConfig.path) });
  }
  return options.availability && options.anyway !== true ? whySignInMustWait(options.availability) : null;
}

/** It reads from the current folder then, but does not write there (2.1.197 and 2.1.329). The macOS Keychain it does write. */
function savesNothing(host: Host, { variables }: ProfilePlace): boolean {
  const { CLAUDE_CONFIG_DIR: config, CLAUDE_SECURESTORAGE_CONFIG_DIR: store } = variables;
  return config === '' && store === undefined && host.platform !== 'darwin';
}

export function signInArguments({ way, email }: Pick<SignInOptions, 'way' | 'email'>): string[] {
  const account = way === 'console' ? '--console' : '--claudeai';
  return ['auth', 'login', account, ...(way === 'sso' ? ['--sso'] : []), ...(email ? ['--email', email] : [])];
}

function followSignIn(host: Host, talk: InteractiveProcess, before: ProfileFacts, options: SignInOptions): SignInRun {
  let now: SignInProgress = {
    phase: 'starting',
    text: SIGN_IN_STAGES.starting,
    link: null,
    warning: null,
  };
  let printed = '';
  let hinted = 0;
  let cancelled = false;
  const startedAt = host.clock.monotonic();
  const listeners = new Set<(progress: SignInProgress) => void>();
  const tell = (change: Partial<SignInProgress>): SignInProgress => {
    now = { ...now, ...change };
    for (const listener of listeners) listener(now);
    return now;
  };
  talk.onText((_stream, text) => {
    if (printed.length < MAX_PRINTED) printed += text;
    const link = now.link ?? findSignInLink(printed);
    if (link && now.link === null) tell({ phase: 'waiting-for-user', link, text: SIGN_IN_STAGES.inBrowser });
    const hint = explainSignInHint(printed.slice(hinted));
    if (hint) {
      hinted = printed.length;
      tell({ phase: 'waiting-for-user', text: hint });
    }
  });
  const done = talk.done.then(async ({ code, signal }): Promise<SignInProgress> => {
    if (cancelled) return tell({ phase: 'cancelled', link: null, text: SIGN_IN_STAGES.cancelled });
    if (code === 0) {
      tell({ phase: 'checking', link: null, text: SIGN_IN_STAGES.checkingSaved });
      return tell(judgeSignIn(before, await options.look(), options.way));
    }
    if (code === null && signal === null) return tell({ phase: 'failed', link: null, text: SIGN_IN_STAGES.notStarted });
    const late = host.clock.monotonic() - startedAt >= (options.limitMs ?? TIMEOUT_MS);
    const text = late ? SIGN_IN_STAGES.timedOut : explainSignInFailure(printed);
    return tell({ phase: 'failed', link: null, text });
  });
  return {
    progress: () => now,
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer(code) {
      const wrong = whyNotACode(code);
      if (wrong) return wrong;
      tell({ phase: 'checking', text: SIGN_IN_STAGES.checkingCode });
      talk.say(`${code.trim()}\n`);
      return null;
    },
    cancel() {
      cancelled = true;
      talk.kill();
    },
    done,
  };
}

/** "Signed in" is what the credential store says, not what was printed. */
export function judgeSignIn(before: ProfileFacts, after: ProfileFacts, way: SignInMethod): Partial<SignInProgress> {
  const { login } = after.credentials;
  if (login?.accessToken === 'set' && hasChanged(before.credentials, after.credentials)) {
    return { phase: 'done', text: SIGN_IN_STAGES.saved, warning: null };
  }
  const savedKey = after.globalConfig.savedKey?.state === 'set';
  if (savedKey && !login) {
    const text = SIGN_IN_STAGES.savedConsole;
    return { phase: 'done', text, warning: way === 'console' ? null : SIGN_IN_STAGES.noScope };
  }
  return {
    phase: 'failed',
    text: SIGN_IN_STAGES.noNewLogin,
  };
}

function hasChanged(before: CredentialFacts, after: CredentialFacts): boolean {
  // The file alone may have changed for another login in it, of an MCP server.
  return before.login?.fingerprint !== after.login?.fingerprint;
}
