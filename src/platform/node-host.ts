import { uptime } from 'node:os';
import { findDataDir, findHome, readUser } from './account.ts';
import { createClock } from './clock.ts';
import { createFiles } from './files/files.ts';
import { readOwnDisks } from './files/own-disk-reads.ts';
import { createSyncFileReader } from './files/sync-file-reader.ts';
import type { Files, Host, Power } from './host.ts';
import { createHttp } from './http/http.ts';
import { isListening } from './listening.ts';
import { createPower } from './power.ts';
import { createProcesses } from './processes.ts';

export interface NodeHostOptions {
  /** Default: the own environment. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Default: PILOTLIGHT_HOME, else the platform's place. */
  dataDir?: string;
  /** For the User-Agent. */
  version?: string;
  /** Further origins that may be asked over http: a loopback server of a test, a gateway the user set up. */
  allowOrigins?: readonly string[];
  /** Other ways to reach the files than the usual ones. */
  files?: Partial<Files>;
  /** What the desktop tells about power and network; default: looked at every half minute. */
  power?: Power;
}

/** The real machine. Loads nothing heavy: undici and Node's own dear modules come with their first use. */
export function createNodeHost(options: NodeHostOptions = {}): Host {
  const env = options.env ?? process.env;
  const platform = knownPlatform(process.platform);
  const home = findHome(env, platform);
  const cwd = currentFolder(home);
  const clock = createClock();
  const processes = createProcesses(env, cwd);
  const threaded = createFiles(processes.run);
  return {
    platform,
    env,
    home,
    user: readUser(env),
    cwd,
    pid: process.pid,
    clock,
    files: options.files ? { ...threaded, ...options.files } : withoutThreads(threaded, platform),
    http: createHttp({
      env,
      userAgent: `pilotlight/${options.version ?? '0'}`,
      allowOrigins: options.allowOrigins ?? [],
    }),
    processes,
    power: options.power ?? createPower(clock, hasProxy(env)),
    isListening,
    bootedAt: () => Date.now() - uptime() * 1000,
    random: Math.random,
    dataDir: options.dataDir ?? findDataDir(env, platform, home),
  };
}

/** A command that reads in its own way need not load this one. */
function withoutThreads(files: Files, platform: Host['platform']): Files {
  return platform === 'linux' ? readOwnDisks(files, createSyncFileReader()) : files;
}

/** Other systems that run Node (FreeBSD …) are treated as Linux, whose rules Claude Code follows there too. */
function knownPlatform(name: NodeJS.Platform): Host['platform'] {
  return name === 'darwin' || name === 'win32' ? name : 'linux';
}

function hasProxy(env: Host['env']): boolean {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].some((name) => Boolean(env[name]));
}

/** The folder we were started in may be gone by now. */
function currentFolder(home: string): string {
  try {
    return process.cwd();
  } catch {
    return home;
  }
}
