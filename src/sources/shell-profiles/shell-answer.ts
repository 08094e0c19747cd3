/** What the login shell said, with the places that the text of its files tells; kept until one of them changes. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { EnvVarFact } from '../../shared/facts.ts';
import { describeComputedVariable } from '../environment/environment.ts';
import { askShell, hashOf, namesAskedFor, type ShellAnswer, shellToAsk } from './ask-shell.ts';
import type { ShellEnvironment } from './read-shell-environment.ts';

/** One variable as it is kept: no value, and no digest of one. */
interface Kept {
  name: string;
  state: 'set' | 'empty';
  on: boolean;
  /** The text of a start-up file sets it, to the same value or to one that only a shell can compute. */
  placed: boolean;
}

interface Document {
  /** Of everything the text was read from. */
  stamp: string;
  /** null: it gave no answer. */
  exported: readonly Kept[] | null;
}

const NAME = 'shell-answer.json';

/**
 * What the login shell exports, session-wide variables first.
 * @returns null: there is nobody to ask, or no answer; then the text is all there is
 */
export async function readShellAnswer(host: Host, shell: ShellEnvironment): Promise<readonly EnvVarFact[] | null> {
  const program = shellToAsk(host);
  if (program === null) return null;
  const path = pathsOf(host.platform).join(host.dataDir, NAME);
  const stamp = await stampOf(host, program, shell.paths);
  const kept = await readKept(host, path);
  const document = kept?.stamp === stamp ? kept : { stamp, exported: describe(await askShell(host, program), shell) };
  if (document !== kept) await host.files.write(path, JSON.stringify(document), 0o600);
  const { exported } = document;
  return exported && [...shell.session, ...exported.map((one) => factOf(one, shell, program))];
}

const SWITCHES = ['1', 'true', 'yes', 'on'];

function describe(answer: ShellAnswer | null, { states }: ShellEnvironment): Kept[] | null {
  if (answer === null) return null;
  const empty = hashOf('');
  const switches = SWITCHES.map(hashOf);
  return [...answer].map(([name, hash]) => ({
    name,
    state: hash === empty ? 'empty' : 'set',
    on: switches.includes(hash),
    placed: states.some((state) => state.mayHold(name, (value) => hashOf(value) === hash)),
  }));
}

function factOf(
  { name, state, on, placed }: Kept,
  { exported, unexported }: ShellEnvironment,
  program: string,
): EnvVarFact {
  const written = [...unexported, ...exported].findLast((fact) => fact.name === name);
  if (placed && written) return written;
  return { ...describeComputedVariable(name, 'shell-profile', null, null), state, on, saidBy: program };
}

/** Of what is asked for, which an update may add to, and of name, size and time of every file and folder that was asked for, whether there or not. */
async function stampOf(host: Host, program: string, all: readonly string[]): Promise<string> {
  const paths = [...all].sort();
  const stats = await Promise.all(paths.map((path) => host.files.stat(path)));
  const lines = stats.map((stat, at) => `${paths[at]} ${stat?.size} ${stat?.mtimeMs} ${stat?.inode}`);
  return hashOf([program, namesAskedFor(), ...lines].join('\n'));
}

async function readKept(host: Host, path: string): Promise<Document | null> {
  const read = await host.files.read(path, 64 * 1024);
  if (!read.ok) return null;
  try {
    const document: unknown = JSON.parse(new TextDecoder().decode(read.bytes));
    return isDocument(document) ? document : null;
  } catch {
    return null;
  }
}

function isDocument(document: unknown): document is Document {
  if (typeof document !== 'object' || document === null) return false;
  const { stamp, exported } = document as Record<string, unknown>;
  if (typeof stamp !== 'string') return false;
  return exported === null || (Array.isArray(exported) && exported.every(isKept));
}

function isKept(one: unknown): one is Kept {
  if (typeof one !== 'object' || one === null) return false;
  const { name, state, on, placed } = one as Record<string, unknown>;
  const isState = state === 'set' || state === 'empty';
  return typeof name === 'string' && isState && typeof on === 'boolean' && typeof placed === 'boolean';
}
