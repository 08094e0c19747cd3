/**
 * The machine as Pilotlight reaches it. Sources, recovery and monitor touch nothing else, so that the simulated host
 * of test/simulation can run a year of trouble in a second. Expected failures are values; a throw is a bug.
 */
import type { EpochMs } from '../shared/vocabulary.ts';
import type { WriteFailure } from './files/write-failures.ts';

export interface Clock {
  now(): EpochMs;
  /** Never jumps, ms from an arbitrary start. */
  monotonic(): number;
  /** Calls once after `delayMs`; the returned function cancels. Never keeps the process alive by itself. */
  after(delayMs: number, run: () => void): () => void;
  sleep(delayMs: number): Promise<void>;
}

export interface FileStat {
  kind: 'file' | 'directory' | 'symlink' | 'other';
  size: number;
  mtimeMs: number;
  mode: number;
  uid: number;
  inode: string;
}

export type FileFailure = 'absent' | 'denied' | 'not-a-file' | 'loop' | 'too-big' | 'failed';
export type ReadOutcome = { ok: true; bytes: Uint8Array; stat: FileStat } | { ok: false; why: FileFailure };

export interface WriteOptions {
  /** What the file must still hold when it is replaced; null: it must not be there. Missing: whatever it holds. */
  expect?: Uint8Array | null;
  /** Keep the access list and the extended attributes of the file that is replaced, where the system lets us. */
  attributes?: boolean;
}
export type WriteOutcome = { ok: true } | { ok: false; why: WriteFailure };

export type PlaceOutcome =
  | {
      ok: true;
      /** The file itself, with no link on the way. */
      target: string;
      /** Its folder, where other accounts may put and remove files; null: only this account (and root) may. */
      sharedFolder: string | null;
      /** Further names of the same file (hard links): they would keep the old content. */
      otherNames: number;
      /** It has an access list or attributes that a new file in its place will not have. */
      losesAttributes: boolean;
    }
  | { ok: false; why: WriteFailure };

export interface DiskRoom {
  /** Tells one disk from another. */
  disk: string;
  freeBytes: number;
  /** Every file takes a multiple of it. */
  blockBytes: number;
  /** It is certain that no other computer writes to it (Linux; elsewhere what is mounted is not told apart). */
  local?: boolean;
}

/** `denied`: by owner, mode or rights; `read-only`: the whole file system is. */
export type WriteRights = 'yes' | 'denied' | 'read-only' | 'absent' | 'failed';

export interface Files {
  /** Follows links. `too-big` past `maxBytes` (default 8 MiB). */
  read(path: string, maxBytes?: number): Promise<ReadOutcome>;
  /** Follows links. At most `maxBytes` from `offset` on; none past the end. */
  readFrom(path: string, offset: number, maxBytes: number): Promise<ReadOutcome>;
  /** Follows links; null: absent or unreachable. */
  stat(path: string): Promise<FileStat | null>;
  /** Does not follow the last link. */
  lstat(path: string): Promise<FileStat | null>;
  readlink(path: string): Promise<string | null>;
  /** May this account change the file, or the entries of the folder? Asks the system, changes nothing; follows links. */
  mayWrite(path: string): Promise<WriteRights>;
  realpath(path: string): Promise<string | null>;
  /** Names in a folder; null: absent or unreachable. */
  list(path: string): Promise<readonly string[] | null>;
  /**
   * One event per change of an entry of `dir` (name, or null when the system does not tell). `onEnd` once when the
   * folder goes or the system gives up. null: cannot be watched.
   */
  watchDirectory(dir: string, onChange: (name: string | null) => void, onEnd: () => void): { close(): void } | null;
  /** All or nothing (src/platform/files/write-atomically.ts), following a link to its target. Makes the folder (0700). */
  write(path: string, bytes: Uint8Array | string, mode: number, options?: WriteOptions): Promise<WriteOutcome>;
  /** Where a write to `path` would go. */
  place(path: string): Promise<PlaceOutcome>;
  /** Free room on the disk that `path` lies on, or would; null: the system does not tell. */
  room(path: string): Promise<DiskRoom | null>;
  /**
   * Removes the temporary files in `folder` whose writers are gone.
   * @param alone  nobody else writes there now: all go
   */
  sweep(folder: string, alone?: boolean): Promise<void>;
  /** All of the text or nothing of it. */
  append(path: string, text: string, mode: number): Promise<boolean>;
  rename(from: string, to: string): Promise<boolean>;
  remove(path: string): Promise<boolean>;
  /** Else why not. */
  makeDirectory(path: string, mode: number): Promise<'made' | 'exists' | WriteFailure>;
  /** Follows links. */
  setMode(path: string, mode: number): Promise<boolean>;
  /** Sets the time of change to now, as a lock folder needs it; false: it is gone, or not ours. */
  touch(path: string): Promise<boolean>;
}

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'HEAD' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Default 10 000. */
  limitMs?: number;
  /** Default 1 MiB. */
  maxBytes?: number;
  /** Called with each piece of a good answer (2xx) as it comes; the whole of it comes at the end all the same. */
  onText?: (piece: string) => void;
}

export type HttpFailure =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tls'
  /** A proxy on the way refused; `detail` is PROXY_ and its status. */
  | 'proxy'
  | 'too-big'
  | 'not-allowed'
  | 'aborted'
  | 'failed';
export type HttpOutcome =
  | { ok: true; status: number; headers: Readonly<Record<string, string>>; body: string; url: string }
  | { ok: false; why: HttpFailure; detail: string };

/** The way requests take to the outside. */
export interface HttpRoute {
  /** Address of a proxy, which may hold a password; null: none. */
  proxy: string | null;
  /** Hosts that are reached without it, as NO_PROXY lists them. */
  noProxy: string;
  /** Certificates to trust besides the usual ones, as PEM. */
  certificates: readonly string[];
  /** True: whoever answers is believed. */
  unchecked: boolean;
}

export interface Http {
  /** Never follows a redirect; https anywhere on the allow-list, http on loopback only. */
  request(request: HttpRequest): Promise<HttpOutcome>;
  /**
   * From now on requests take this way; null: the one of the own environment. False: it is the same as before. Missing: no
   * way can be chosen.
   */
  useRoute?(route: HttpRoute | null): boolean;
  /** Drops connections and answers under way (sleep, network change). */
  reset(): void;
}

export interface RunRequest {
  /** Absolute path, or a bare name to be found on PATH. Never a shell string. */
  file: string;
  args: readonly string[];
  /** Complete environment of the child; default: the own one. */
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  stdin?: string;
  limitMs: number;
  maxBytes?: number;
}

export type RunOutcome =
  | { ok: true; code: number; stdout: string; stderr: string }
  | { ok: false; why: 'absent' | 'denied' | 'timeout' | 'too-big' | 'failed'; stdout: string; stderr: string };

/** A child that lives longer and talks meanwhile (`claude auth login`). */
export interface InteractiveProcess {
  onText(listener: (stream: 'stdout' | 'stderr', text: string) => void): void;
  say(text: string): void;
  kill(): void;
  done: Promise<{ code: number | null; signal: string | null }>;
}

export interface Processes {
  run(request: RunRequest): Promise<RunOutcome>;
  /** One that cannot be started is done at once, with neither code nor signal. */
  talk(request: Omit<RunRequest, 'stdin'>): InteractiveProcess;
  /** Starts a program with a window of its own, which goes on when we end; false: it cannot be started. */
  launch(request: Pick<RunRequest, 'file' | 'args' | 'env' | 'cwd'>): Promise<boolean>;
  /** Is a process with this id alive (of any user)? */
  alive(pid: number): boolean;
}

export type PowerEvent =
  | 'sleep'
  | 'wake'
  | 'lock'
  | 'unlock'
  | 'network-change'
  | 'offline'
  | 'online'
  | 'battery'
  | 'mains';

export interface Power {
  /** What the shell (Electron, or a wall-clock jump in the headless one) tells. Returns the way to stop listening. */
  listen(listener: (event: PowerEvent) => void): () => void;
  /** false is reliable, true is not; null: unknown. */
  online(): boolean | null;
}

export interface Host {
  platform: 'darwin' | 'win32' | 'linux';
  env: Readonly<Record<string, string | undefined>>;
  /** Own home folder (HOME, else the account's). */
  home: string;
  user: { name: string; uid: number; shell: string | null };
  cwd: string;
  pid: number;
  clock: Clock;
  files: Files;
  http: Http;
  processes: Processes;
  power: Power;
  /** Does anybody take connections at this port of this machine? null: it cannot be told. Missing: not looked. */
  isListening?(host: string, port: number): Promise<boolean | null>;
  /** When the machine was started; null or missing: not known. */
  bootedAt?(): EpochMs | null;
  /** 0 ≤ x < 1, for jitter. */
  random(): number;
  /** Pilotlight's own data folder. Nothing is written outside it, save by a remedy the user asked for. */
  dataDir: string;
}
