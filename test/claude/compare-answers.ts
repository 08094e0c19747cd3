/** What the real Claude Code sends and says in one scenario, beside what the resolver expects. */
import type { CredentialRef, StatusSays } from '../../src/shared/verdict.ts';
import type { MessageServer, SentCredential } from './message-server.ts';
import { layOut, removeHome, runClaude, type Scenario } from './real-claude.ts';
import { type Answer, inWords, resolveScenario, whereWritten } from './resolve-scenario.ts';

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
}

const OUR_HOST = '127.0.0.1';
let asked = 0;

/** Null when the CLI did what the resolver said. */
export async function differenceOf(server: MessageServer, question: Asked): Promise<Difference | null> {
  const { version } = question;
  const prefix = `${version}-${question.index}-${asked++}`;
  const scenario = addressed(question.scenario, `http://${OUR_HOST}:${server.port}/${prefix}`);
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
  const real = allowingForChance(heard, ours, answer);
  if (!print.stopped && !status.stopped && JSON.stringify(real) === JSON.stringify(ours)) return null;
  const output = print.stdout.slice(0, 200) + print.stderr.slice(0, 200);
  return { asked: question, real, ours, host, output };
}

const SECRET = /(KEY|TOKEN|OAUTH)-(process|global|user|project|local|managed)|LOGIN-|SAVED-|HELPER-|PROFILE-/;

/** `@BASE@` is our server's address, where one of its own is to be seen in what it hears. */
function addressed(scenario: Scenario, base: string): Scenario {
  const fill = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replaceAll('@BASE@', base)]));
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
function expected({ auth }: Answer): Heard {
  const { authorization, xApiKey, host, statusSays } = auth.print;
  const seen = (ref: CredentialRef | null) => (host === OUR_HOST ? inWords(ref) : null);
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
  if (heard.authorization === LOGIN && isTokenRace(answer)) heard.authorization = ours.authorization;
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
