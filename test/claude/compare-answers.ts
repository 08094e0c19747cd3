/** What the real Claude Code sends and says in one scenario, beside what the resolver expects. */
import { isOlder } from '../../src/diagnosis/version-rules.ts';
import type { CredentialRef, StatusSays } from '../../src/shared/verdict.ts';
import type { MessageServer, SentCredential } from './message-server.ts';
import { TWO_LINES } from './random-files.ts';
import { layOut, removeHome, runClaude, type Scenario } from './real-claude.ts';
import { type Answer, inWordsWithFolder, resolveScenario, whereWritten } from './resolve-scenario.ts';
import type { Probe } from './version-probes.ts';

export interface Asked {
  version: string;
  scenario: Scenario;
  index: number;
}

interface Heard {
  authorization: string | null;
  xApiKey: string | null;
  says: StatusSays | null;
}

/** All that is needed to understand it. */
export interface Difference {
  asked: Asked;
  real: Heard;
  ours: Heard;
  host: string | null;
  output: string;
  /** It took too long and was ended, which tells nothing about the rules. */
  stopped: boolean;
}

const OUR_HOST = '127.0.0.1';
let asked = 0;

/** Null when the CLI did what the resolver said. */
export async function differenceOf(server: MessageServer, question: Asked): Promise<Difference | null> {
  const { version } = question;
  const prefix = `${version}-${question.index}-${asked++}`;
  const scenario = addressed(question.scenario, `${OUR_HOST}:${server.port}/${prefix}`);
  const { env, cwd } = scenario;
  const answer = await onceLaidOut(scenario, (home) =>
    resolveScenario({ home, env, version, ...(cwd !== undefined && { cwd }) }),
  );
  if (SECRET.test(JSON.stringify(answer))) throw new Error('the resolver gave a secret away');
  const print = await onceLaidOut(scenario, (home) => runClaude(version, home, ['-p', 'hi'], env, cwd));
  const status = await onceLaidOut(scenario, (home) =>
    runClaude(version, home, ['auth', 'status', '--json'], env, cwd),
  );
  const { host } = answer.auth.print;
  const ours = expected(answer);
  const heard = { ...placesOf(server.sent(prefix), scenario), says: readStatus(status.stdout) };
  const real = isHelperRefused(question, answer)
    ? { ...ours, says: heard.says }
    : allowingForChance(heard, ours, answer);
  const isSame = JSON.stringify(real) === JSON.stringify(ours) || isFirstLoginSent(question, heard, answer);
  const stopped = print.stopped || status.stopped;
  if (!stopped && isSame) return null;
  const output = print.stdout.slice(0, 200) + print.stderr.slice(0, 200);
  return { asked: question, real, ours, host, output, stopped };
}

/** What the real CLI does in a set-up, in one line; null: it was ended before it had done anything. */
export async function hear(server: MessageServer, version: string, { by, ...rest }: Probe): Promise<string | null> {
  const prefix = `${version}-probe-${asked++}`;
  const scenario = addressed({ env: {}, files: {}, ...rest }, `${OUR_HOST}:${server.port}/${prefix}`);
  const args = by === 'status' ? ['auth', 'status', '--json'] : ['-p', 'hi'];
  const run = await onceLaidOut(scenario, (home) => runClaude(version, home, args, scenario.env, scenario.cwd));
  if (run.stopped) return null;
  if (by === 'status') return JSON.stringify(readStatus(run.stdout));
  if (by === 'complaint') return String(COMPLAINT.test(run.stdout + run.stderr));
  const sent = server.sent(prefix);
  return JSON.stringify(sent && { signed: /^AWS4/.test(sent.authorization ?? ''), ...placesOf(sent, scenario) });
}

const COMPLAINT = /did not load|not an approved endpoint/i;

const SECRET =
  /(KEY|TOKEN|OAUTH)-(process|global|user|project|local|managed|other|sub)|pw-|LOGIN-|SAVED-|HELPER-|PROFILE-/;

/** `@BASE@` is our server's address (`@SERVER@` without http://), where one of its own is to be seen in what it hears. */
function addressed(scenario: Scenario, server: string): Scenario {
  const base = `http://${server}`;
  const fill = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [
        name,
        text.replaceAll('@BASE@', base).replaceAll('@SERVER@', server),
      ]),
    );
  return { ...scenario, env: { ANTHROPIC_BASE_URL: base, ...fill(scenario.env) }, files: fill(scenario.files) };
}

async function onceLaidOut<T>(scenario: Scenario, use: (home: string) => Promise<T>): Promise<T> {
  const home = await layOut(scenario);
  try {
    return await use(home);
  } finally {
    await removeHome(home);
  }
}

/** Only what goes to our server can be seen. */
function expected(answer: Answer): Heard {
  const { authorization, xApiKey, host, statusSays } = answer.auth.print;
  const seen = (ref: CredentialRef | null) => (host === OUR_HOST ? inWordsWithFolder(ref, answer) : null);
  const profile = authorization?.kind === 'profile' && host === OUR_HOST;
  return {
    authorization: profile ? PROFILE : seen(authorization),
    xApiKey: seen(xApiKey),
    says: statusSays,
  };
}

const BLANK = 'a blank value';
const LOGIN = 'credential-store:claudeAiOauth';
const PROFILE = 'a token of a developer profile';

function placesOf(sent: SentCredential | null, scenario: Scenario): Omit<Heard, 'says'> {
  return {
    authorization: sent?.authorization == null ? null : placeOf(sent.authorization, scenario),
    xApiKey: sent?.xApiKey == null ? null : placeOf(sent.xApiKey, scenario),
  };
}

function placeOf(heard: string, { env, files }: Scenario): string | null {
  const value = decoded(heard);
  if (/^(Bearer)?\s*$/i.test(value)) return BLANK;
  if (/^AWS4-HMAC/.test(value)) return null;
  const basic = /^Basic (.*)/.exec(value)?.[1];
  if (basic) return whereWritten(Buffer.from(basic, 'base64').toString(), env, files);
  return /^Bearer (PROFILE|EXCHANGED)-token$/.test(value) ? PROFILE : whereWritten(value, env, files);
}

/** Older versions send some letters beyond ASCII as UTF-8, which the server reads byte by byte. */
function decoded(heard: string): string {
  const text = Buffer.from(heard, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? heard : text;
}

/** What is chance in the real CLI counts as foreseen, and so does an empty header where the value may be blank. */
function allowingForChance(real: Heard, ours: Heard, answer: Answer): Heard {
  const heard = { ...real };
  if (heard.xApiKey === null && isHelperRace(answer)) heard.xApiKey = ours.xApiKey;
  if (heard.authorization?.startsWith(LOGIN) && isTokenRace(answer)) heard.authorization = ours.authorization;
  const { print } = answer.auth;
  if (real.authorization === BLANK && mayBeBlank(print.authorization)) heard.authorization = ours.authorization;
  if (real.xApiKey === BLANK && mayBeBlank(print.xApiKey)) heard.xApiKey = ours.xApiKey;
  return heard;
}

/** Nothing, a token of white space, or the key of a helper that fails. */
function mayBeBlank(ref: CredentialRef | null): boolean {
  return ref === null || ['auth-token', 'oauth-token', 'key-helper'].includes(ref.kind);
}

/** Beside a token the helper runs meanwhile: a slow one comes too late for the first request, nothing else is chance. */
function isHelperRace({ auth: { print } }: Answer): boolean {
  return print.xApiKey?.kind === 'key-helper' && print.authorization?.kind === 'auth-token';
}

/**
 * From 2.1.199 on, as long as a project's settings could move the store, two reads raced for the login: of six runs with
 * 2.1.250 five sent the one it was moved to, with 2.1.225 two; all others the one found at the start, and no third.
 */
function isFirstLoginSent({ version }: Asked, heard: Heard, { withFirstLogin: auth, ...answer }: Answer): boolean {
  if (auth === null || isOlder(version, '2.1.199')) return false;
  const first = { ...expected({ ...answer, auth, withFirstLogin: null }), says: answer.auth.print.statusSays };
  return JSON.stringify(heard) === JSON.stringify(first);
}

/**
 * Older versions stop at a helper that prints two lines, also where a header of one's own then takes its place, be it an
 * empty one; newer ones send a blank.
 */
function isHelperRefused({ version, scenario }: Asked, { auth: { candidates, print } }: Answer): boolean {
  const isBlanked = /x-api-key:["\\]/.test(JSON.stringify(scenario));
  const isOverridden = print.xApiKey === null ? isBlanked : print.xApiKey.name === 'ANTHROPIC_CUSTOM_HEADERS';
  const isUsed = candidates.some(
    ({ credential, wins }) => credential.kind === 'key-helper' && (wins.print || isOverridden),
  );
  return (
    isUsed && isOlder(version, '2.1.227') && Object.values(scenario.files).some((text) => text.includes(TWO_LINES))
  );
}

/** 2.1.197 looks a project's token up anew beside a stored login; now and then its request is faster. */
function isTokenRace({ auth, facts }: Answer): boolean {
  const ref = auth.print.authorization;
  const ofProject = ref?.place === 'project-settings' || ref?.place === 'local-settings';
  return ofProject && ref?.name === 'CLAUDE_CODE_OAUTH_TOKEN' && facts.credentials.login !== null;
}

function readStatus(stdout: string): StatusSays | null {
  if (!stdout.trimStart().startsWith('{')) return null;
  const { loggedIn, authMethod, apiKeySource, apiProvider } = JSON.parse(stdout) as StatusSays;
  return { loggedIn, authMethod, apiKeySource: apiKeySource ?? null, apiProvider };
}
