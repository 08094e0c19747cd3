/** Looks at a command that gives credentials, without running it: is its program there, and could it be started? */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { CommandTrouble } from '../../shared/facts.ts';
import { redact } from '../../shared/redact.ts';
import { findOnPath } from '../environment/find-on-path.ts';

export type CommandReader = Pick<Host, 'files' | 'platform' | 'home'> & Partial<Pick<Host, 'env' | 'user'>>;

interface SeenCommand {
  /** Absolute, or the bare name of a program that was not found; null: the text does not tell. */
  program: string | null;
  trouble: CommandTrouble | null;
}

const UNKNOWN: SeenCommand = { program: null, trouble: null };
const FINE = (program: string): SeenCommand => ({ program, trouble: null });

/** No shell takes more in one argument (Linux: 128 KiB), and nobody writes as much. */
const MAX_COMMAND = 64 * 1024;

/** A script is short; what is larger is a program, and nothing is to be seen in it. */
const MAX_SCRIPT = 64 * 1024;

/** What a shell does itself, or what begins something that only a shell understands. */
const BUILT_IN =
  /^(echo|printf|cd|\.|source|eval|exec|export|if|for|while|case|test|\[|\[\[|\{|\(|!|true|false|read|set|command|umask|type)$/;
/** These take a folder as well, for the program in it. */
const TAKE_FOLDERS = /(^|\/)(python[\d.]*|node|bun|deno)$/;
/** These print files: without the file there is nothing to print. */
const PRINTERS = /(^|\/)(cat|head|tail|base64)$/;
const INTERPRETERS = /(^|\/)(sh|bash|dash|zsh|ksh|fish|python[\d.]*|node|bun|deno|ruby|perl|env)$/;
/** A shell or the system puts something in its place, so that the text does not tell what is there. */
const UNDECIDED = /[$`*?[\]{}]|^\/(dev|proc)(\/|$)/;
const PLAIN_PATH = /^[\w./+@:-]{1,200}$/;
/** Programs and folders have short names of few digits; a key that somebody has put in a command's place has not. */
const MAX_NAME = { length: 32, digits: 8 };

/** Whether every part of it reads like a name, and none like somebody's key. */
function isShowable(path: string): boolean {
  return PLAIN_PATH.test(path) && redact(path) === path && path.split('/').every(isName);
}

function isName(part: string): boolean {
  return part.length <= MAX_NAME.length && part.replace(/\D/g, '').length <= MAX_NAME.digits;
}

/**
 * @param command  as it is given to `/bin/sh -c`; forgotten when this returns
 */
export async function lookAtCommand(host: CommandReader, command: string): Promise<SeenCommand> {
  if (host.platform === 'win32' || command.length > MAX_COMMAND) return UNKNOWN;
  const words = firstWords(command, host.home);
  const [first, ...rest] = words;
  if (first === undefined || BUILT_IN.test(first) || UNDECIDED.test(first)) return UNKNOWN;
  const program = await lookAtProgram(host, first);
  if (program.trouble === null && PRINTERS.test(first)) return lookAtInput(host, rest, program);
  if (program.trouble || !INTERPRETERS.test(first)) return program;
  // What an interpreter runs need not be executable, but has to be there.
  const script = rest.find((word) => !word.startsWith('-') && !/^\w+=/.test(word));
  if (script === undefined || rest[0] === '-c' || !script.startsWith('/') || UNDECIDED.test(script)) return program;
  const seen = await lookAtFile(host, script, false);
  return seen.trouble === 'folder' && TAKE_FOLDERS.test(first) ? { ...seen, trouble: null } : seen;
}

/** What follows an option may be its number, and a path may be taken from any folder. */
async function lookAtInput(host: CommandReader, words: readonly string[], program: SeenCommand): Promise<SeenCommand> {
  const [path, ...more] = words.filter((word) => pathsOf(host.platform).isAbsolute(word));
  if (path === undefined || UNDECIDED.test(path)) return program;
  const stat = await host.files.stat(path);
  const isEmpty = stat?.kind === 'file' && stat.size === 0 && more.length === 0;
  if (stat !== null && !isEmpty) return program;
  return { program: isShowable(path) ? path : null, trouble: isEmpty ? 'empty' : 'no-input' };
}

/** Words of the first simple command; none where quoting or substitution keeps them from being read off. */
function firstWords(command: string, home: string): string[] {
  const [simple = ''] = command.trim().split(/[|;&\n<>]/, 1);
  const words = simple.match(/"[^"$`]*"|'[^']*'|(\\.|[^\s"'])+/g) ?? [];
  const plain = words.map((word) =>
    word
      .replace(/^(["'])(.*)\1$/s, '$2')
      .replace(/\\(.)/g, '$1')
      .replace(/^(~|\$HOME|\$\{HOME\})(?=\/|$)/, home),
  );
  const start = plain.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word) && word !== 'exec' && word !== 'command');
  // What is put in for a variable is a command of its own, and what follows it may be one of its words.
  return start === -1 || plain.slice(0, start + 1).some((word) => /[$`(]/.test(word)) ? [] : plain.slice(start);
}

async function lookAtProgram(host: CommandReader, word: string): Promise<SeenCommand> {
  const { isAbsolute } = pathsOf(host.platform);
  if (isAbsolute(word)) return lookAtFile(host, word, true);
  // A path from the folder Claude Code is started in, which may be any.
  if (word.includes('/')) return UNKNOWN;
  const found = await findProgram(host, word);
  if (found !== null) return FINE(found);
  if (!PLAIN_PATH.test(word) || !host.env?.PATH) return UNKNOWN;
  return { program: isShowable(word) ? word : null, trouble: 'missing' };
}

function findProgram({ files, platform, env = {} }: CommandReader, name: string): Promise<string | null> {
  return findOnPath({ files, platform, env }, name);
}

async function lookAtFile(host: CommandReader, path: string, executed: boolean): Promise<SeenCommand> {
  const program = isShowable(path) ? path : null;
  const stat = await host.files.stat(path);
  if (stat === null) return { program, trouble: 'missing' };
  if (stat.kind === 'directory') return { program, trouble: 'folder' };
  if (executed && !isExecutable(host, stat)) return { program, trouble: 'not-executable' };
  if (stat.kind === 'file' && stat.size === 0) return { program, trouble: 'empty' };
  if (stat.size > MAX_SCRIPT) return { program, trouble: null };
  const read = await host.files.read(path, MAX_SCRIPT);
  if (!read.ok) return { program, trouble: read.why === 'denied' ? 'unreadable' : null };
  return { program, trouble: await troubleOf(host, new TextDecoder('latin1').decode(read.bytes), executed) };
}

function isExecutable({ user }: CommandReader, { mode, uid }: { mode: number; uid: number }): boolean {
  if (user && user.uid !== 0 && user.uid === uid) return (mode & 0o100) !== 0;
  return (mode & 0o111) !== 0;
}

/** What keeps a script from running; a program without a first line of that kind is none. */
async function troubleOf(host: CommandReader, text: string, executed: boolean): Promise<CommandTrouble | null> {
  const [line = ''] = text.split('\n', 1);
  if (text.includes('\0')) return null;
  // To a shell every command then ends in a character that no command has.
  if (line.endsWith('\r') && (executed || /^#!.*\b(ba|da|z|k)?sh\b/.test(line))) return 'line-ends';
  const [, interpreter, argument] = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(line) ?? [];
  if (!executed || interpreter === undefined) return null;
  if ((await host.files.stat(interpreter)) === null) return 'interpreter';
  const named = interpreter.endsWith('/env') && argument && !argument.startsWith('-') ? argument : null;
  return named && !named.includes('=') && host.env?.PATH && (await findProgram(host, named)) === null
    ? 'interpreter'
    : null;
}
