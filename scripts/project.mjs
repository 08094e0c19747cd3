/**
 * What the project's scripts share: where things are, one way to speak, one way to run a program.
 * Only Node's own modules, because this runs before the dependencies are there.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The oldest Node that package.json allows. */
const OLDEST_NODE = [20, 19];

/**
 * Says one line to the person at the terminal. Always stderr: stdout belongs to the command that was asked for.
 * @param {string} line
 */
export function tell(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Ends with a plain sentence when this Node is too old for what follows.
 * @param {string} [version] of Node, `20.19.0`
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  tell(
    `Pilotlight needs Node ${OLDEST_NODE.join('.')} or newer; this is ${version}. Install a newer one and try again.`,
  );
  process.exit(1);
}

/**
 * Runs a program to its end and keeps what it says. Never a shell, never stdin.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ limitMs: number, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number | null, output: string, why: 'ended' | 'timeout' | 'absent' }>} `output`: both streams, mixed, last 256 KiB
 */
export function run(file, args, { limitMs, cwd = ROOT, env = process.env }) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limitMs);
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-262_144);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: null, output: error.message, why: 'absent' });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output, why: late ? 'timeout' : 'ended' });
    });
  });
}

/**
 * Runs a program with this terminal's streams; SIGINT and SIGTERM reach it.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null }>} code 127: could not be started
 */
export function runInFront(file, args, { env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: ROOT, env, stdio: 'inherit' });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    const finish = (/** @type {{ code: number, signal: NodeJS.Signals | null }} */ outcome) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(outcome);
    };
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', () => finish({ code: 127, signal: null }));
    child.on('close', (code, signal) => finish({ code: code ?? 1, signal }));
  });
}

/**
 * Shows that something slow is under way: one line, with the seconds counting up on a terminal.
 * @template T
 * @param {string} what  `Installing the dependencies`
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function showProgress(what, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  if (!process.stderr.isTTY) {
    tell(`${what} …`);
    return work();
  }
  const draw = () => process.stderr.write(`\r\u001b[2K${what} … ${seconds()} s`);
  draw();
  const timer = setInterval(draw, 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    draw();
    process.stderr.write('\n');
  }
}

/**
 * Finds a program on PATH.
 * @param {string} name
 * @returns {string | null} its path
 */
export function findProgram(name) {
  // Debian keeps some programs out of an ordinary user's PATH.
  const extra = process.platform === 'win32' ? [] : ['/usr/local/sbin', '/usr/sbin', '/sbin'];
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const dir of [...(process.env.PATH ?? '').split(delimiter), ...extra]) {
    if (dir === '') continue;
    for (const ending of endings) {
      const path = join(dir, name + ending);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/**
 * The npm that belongs to this Node, as arguments for Node itself: on Windows `npm` is a batch file, which needs a shell.
 * @returns {readonly [file: string, ...args: string[]]}
 */
export function findNpm() {
  const bin = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const script = candidates.find((path) => path !== undefined && /\.c?js$/.test(path) && existsSync(path));
  return script ? [process.execPath, script] : ['npm'];
}
