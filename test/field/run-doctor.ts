/** Lays a situation out and runs the built doctor in it: a real process, a home of its own, a calm service on loopback. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/shared/verdict.ts';
import { programEnv } from '../headless/program-env.ts';
import { readFixture, type StatusServer, startStatusServer } from '../loopback/status-server.ts';
import { findMountsApart } from '../mounts-apart.ts';
import type { FieldCase } from './field-case.ts';
import { layFiles } from './lay-files.ts';

const PROGRAM = fileURLToPath(new URL('../../out/headless/index.js', import.meta.url));
/** What the hello addresses say. */
export const HELLO = { headers: { 'content-type': 'application/json' }, body: '{"message":"hello"}' };

/** A status page that reports nothing, and addresses that answer. */
export async function startCalmService(): Promise<StatusServer> {
  const service = await startStatusServer();
  service.say('/api/hello', HELLO);
  service.say('/v1/oauth/hello', HELLO);
  service.sayPage('/summary.json', readFixture('summary/2026-08-22T16-16-08Z.json'));
  return service;
}

export interface DoctorRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Anthropic answers here: where doctor heard nothing in its two seconds, this machine was too busy for once, or for twice. */
const TRIES = 3;

/** Runs `pilotlight doctor --json` in the situation, and removes it again. */
export async function runDoctor(one: FieldCase, service: StatusServer): Promise<Report> {
  for (let tries = 1; ; tries++) {
    const { stdout, stderr } = await runInside(one, service, ['doctor', '--json']);
    if (stdout === '') throw new Error(`doctor said nothing: ${stderr}`);
    const report = JSON.parse(stdout) as Report;
    if (one.light !== 'green' || report.service.state === 'UP' || tries === TRIES) return report;
  }
}

export async function runInside(one: FieldCase, service: StatusServer, args: readonly string[], stdin = '') {
  const home = await mkdtemp(join(tmpdir(), 'pilotlight-field-'));
  const server = one.listening ? await listen() : null;
  const port = server ? String((server.address() as AddressInfo).port) : '@PORT@';
  const here = (text: string): string => text.replaceAll('@HOME@', home).replaceAll('@PORT@', port);
  try {
    await layOut(home, one, here);
    return await start({ home, one, service, here }, args, stdin);
  } finally {
    server?.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Fills in what stands for something of this place. */
type Here = (text: string) => string;

async function layOut(home: string, { files = {}, claude = '2.1.332' }: FieldCase, here: Here): Promise<void> {
  await mkdir(join(home, 'proj'));
  const program = join('.local/share/claude/versions', claude);
  const installed = {
    [program]: { text: `#!/bin/sh\necho '${claude} (Claude Code)'\n`, mode: 0o755 },
    '.local/bin/claude': { link: join(home, program) },
  };
  await layFiles(home, { ...installed, ...files }, here);
}

const TERMINAL = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };
const DESKTOP = { XDG_CURRENT_DESKTOP: 'GNOME', DESKTOP_SESSION: 'gnome' };

interface Inside {
  home: string;
  one: FieldCase;
  service: StatusServer;
  here: Here;
}

async function start({ here, home, one, service }: Inside, args: readonly string[], stdin: string) {
  const given = Object.entries(one.env ?? {}).map(([name, value]) => [name, here(value)]);
  const env = {
    ...programEnv(home, service),
    PATH: `${join(home, '.local/bin')}:/usr/bin:/bin`,
    ...(one.desktop ? DESKTOP : TERMINAL),
    ...Object.fromEntries(given),
  };
  const [file = '', ...before] = [...(await withShell(home, one.shell ?? 'bash')), process.execPath];
  return new Promise<DoctorRun>((resolve) => {
    const child = spawn(file, [...before, PROGRAM, ...args], { cwd: join(home, 'proj'), env });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.stdin.on('error', () => {}).end(stdin);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const ACCOUNTS = 'mount --bind "$0" /etc/passwd && exec "$@"';

/** @returns why a case cannot be laid out here, for its title; null: it can */
export function whyNotHere({ shell = 'bash' }: Pick<FieldCase, 'shell'>): string | null {
  const isOwn = userInfo().shell?.endsWith(`/${shell}`);
  return isOwn || findMountsApart() ? null : `left out: no way to give this account ${shell} as its login shell`;
}

/** Gives the own account another login shell, for this process alone. */
async function withShell(home: string, shell: string): Promise<string[]> {
  const { username, shell: own } = userInfo();
  if (own?.endsWith(`/${shell}`)) return [];
  const apart = findMountsApart();
  if (!apart) throw new Error(`no login shell ${shell} here`);
  const list = await readFile('/etc/passwd', 'utf8');
  const changed = list.replace(new RegExp(`^(${username}:.*:)[^:\n]*$`, 'm'), `$1/usr/bin/${shell}`);
  const path = join(home, '.accounts');
  await writeFile(path, changed);
  return [...apart, 'sh', '-c', ACCOUNTS, path];
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  });
}
