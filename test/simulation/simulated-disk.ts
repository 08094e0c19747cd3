import type { WriteFailure } from '../../src/platform/files/write-failures.ts';
import type { FileFailure, FileStat, Files } from '../../src/platform/host.ts';

interface Node {
  kind: 'file' | 'directory' | 'symlink';
  bytes: Uint8Array;
  entries: Map<string, Node>;
  target: string;
  mode: number;
  uid: number;
  inode: number;
  mtimeMs: number;
  watchers: Set<Watcher>;
}

interface Watcher {
  closed: boolean;
  onChange(name: string | null): void;
  onEnd(): void;
}

interface Found {
  parent: Node;
  name: string;
  node: Node | null;
  /** The names on the way, all links resolved. */
  real: readonly string[];
}

export interface Ownership {
  mode?: number;
  uid?: number;
}

type WriteTrouble = WriteFailure;

/** What other programs do to the disk, at once. Paths are absolute; folders are made as needed. */
export interface SimulatedDisk {
  /** Temp file and rename: a new inode, never torn. */
  put(path: string, content: string | Uint8Array, owner?: Ownership): void;
  /** Truncates and writes in place: same inode. */
  overwrite(path: string, content: string | Uint8Array): void;
  folder(path: string, owner?: Ownership): void;
  link(path: string, target: string): void;
  /** With everything in it; nothing happens when it is not there. */
  remove(path: string): void;
  move(from: string, to: string): void;
  setMode(path: string, mode: number): void;
  setOwner(path: string, uid: number): void;
  setModified(path: string, mtimeMs: number): void;
  /** Follows links; null: not a file. */
  text(path: string): string | null;
  /** Every path with a word on it, for comparing before and after. */
  everything(): Record<string, string>;
  /** What every write of the product meets from now on; null: it works. */
  breakWrites(why: WriteTrouble | null): void;
  /** From now on nothing can be watched (network drives): only looking helps. */
  breakWatching(): void;
  /** Folders that are being watched. */
  watched(): number;
  files: Files;
}

const LONGEST_CHAIN = 40;

/** A disk in memory with links, modes, owners, inodes and watch events. `uid` 0 may read everything, as root may. */
export function createSimulatedDisk(now: () => number, uid: number): SimulatedDisk {
  let inodes = 1;
  let trouble: WriteTrouble | null = null;
  let watchable = true;
  let watched = 0;

  const make = (kind: Node['kind'], mode: number, owner = uid): Node => ({
    kind,
    bytes: new Uint8Array(),
    entries: new Map(),
    target: '',
    mode,
    uid: owner,
    inode: inodes++,
    mtimeMs: now(),
    watchers: new Set(),
  });
  const root = make('directory', 0o755);

  const touched = (dir: Node, name: string): void => {
    dir.mtimeMs = now();
    for (const watcher of [...dir.watchers]) queueMicrotask(() => dir.watchers.has(watcher) && watcher.onChange(name));
  };
  const gone = (node: Node): void => {
    for (const watcher of [...node.watchers]) {
      node.watchers.delete(watcher);
      watched--;
      queueMicrotask(() => watcher.closed || watcher.onEnd());
    }
  };
  const allGone = (node: Node): void => {
    gone(node);
    for (const inner of node.entries.values()) allGone(inner);
  };

  /** Walks to the entry of `path`; a word when the way there is barred. */
  const walk = (path: string, followLast: boolean, depth = 0): Found | FileFailure => {
    if (depth > LONGEST_CHAIN) return 'loop';
    const parts = split(path);
    let parent = root;
    let node: Node | null = root;
    let real = parts;
    let depthOfReal = 0;
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index] as string;
      if (node === null || node.kind !== 'directory') return 'absent';
      if (!may(node, 1)) return 'denied';
      parent = node;
      node = node.entries.get(part) ?? null;
      if (node?.kind === 'symlink' && (index < parts.length - 1 || followLast)) {
        const there = walk(join(real.slice(0, depthOfReal), node.target), true, depth + 1);
        if (typeof there === 'string') return there;
        ({ parent, node } = there);
        real = [...there.real, ...parts.slice(index + 1)];
        depthOfReal = there.real.length;
      } else depthOfReal++;
    }
    return { parent, name: real.at(-1) ?? '', node, real };
  };
  const may = (node: Node, bit: 1 | 2 | 4): boolean =>
    uid === 0 || ((node.uid === uid ? node.mode >> 6 : node.mode) & bit) !== 0;
  const find = (path: string, follow: boolean): Node | null => {
    const found = walk(path, follow);
    return typeof found === 'string' ? null : found.node;
  };
  const folderAt = (path: string, owner: Ownership = {}): Node => {
    const parts = split(path);
    let dir = root;
    for (const [index, part] of parts.entries()) {
      const inner = dir.entries.get(part);
      const real = inner?.kind === 'symlink' ? find(join(parts.slice(0, index), inner.target), true) : inner;
      if (real) {
        dir = real;
        continue;
      }
      const made = make('directory', owner.mode ?? 0o755, owner.uid);
      dir.entries.set(part, made);
      touched(dir, part);
      dir = made;
    }
    return dir;
  };
  const place = (path: string, node: Node): void => {
    const parts = split(path);
    const name = parts.at(-1) ?? '';
    const dir = folderAt(`/${parts.slice(0, -1).join('/')}`);
    const old = dir.entries.get(name);
    if (old) allGone(old);
    dir.entries.set(name, node);
    touched(dir, name);
  };
  /** A folder that is moved takes the watches inside it along, as inodes do; only its own ends. */
  const take = (path: string, end: (node: Node) => void): Node | null => {
    const found = walk(path, false);
    if (typeof found === 'string' || found.node === null || found.node === root) return null;
    found.parent.entries.delete(found.name);
    end(found.node);
    touched(found.parent, found.name);
    return found.node;
  };
  const changed = (path: string): void => {
    const found = walk(path, true);
    if (typeof found !== 'string') touched(found.parent, found.name);
  };

  const disk: Omit<SimulatedDisk, 'files'> = {
    put(path, content, owner = {}) {
      const node = make('file', owner.mode ?? 0o600, owner.uid);
      node.bytes = toBytes(content);
      place(path, node);
    },
    overwrite(path, content) {
      const node = find(path, true);
      if (node?.kind !== 'file') throw new Error(`not a file: ${path}`);
      node.bytes = toBytes(content);
      node.mtimeMs = now();
      changed(path);
    },
    folder: (path, owner) => void folderAt(path, owner),
    link(path, target) {
      const node = make('symlink', 0o777);
      node.target = target;
      place(path, node);
    },
    remove: (path) => void take(path, allGone),
    move(from, to) {
      const node = take(from, gone);
      if (node === null) throw new Error(`not there: ${from}`);
      place(to, node);
    },
    setMode(path, mode) {
      const node = find(path, true);
      if (node) node.mode = mode;
      changed(path);
    },
    setOwner(path, owner) {
      const node = find(path, true);
      if (node) node.uid = owner;
      changed(path);
    },
    setModified(path, mtimeMs) {
      const node = find(path, false);
      if (node) node.mtimeMs = mtimeMs;
    },
    text(path) {
      const node = find(path, true);
      return node?.kind === 'file' ? new TextDecoder().decode(node.bytes) : null;
    },
    everything() {
      const all: Record<string, string> = {};
      const visit = (dir: Node, path: string): void => {
        for (const [name, node] of [...dir.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
          all[`${path}/${name}`] = describe(node);
          visit(node, `${path}/${name}`);
        }
      };
      visit(root, '');
      return all;
    },
    breakWrites: (why) => {
      trouble = why;
    },
    breakWatching: () => {
      watchable = false;
    },
    watched: () => watched,
  };

  const files: Files = {
    async read(path, maxBytes = 8 * 1024 * 1024) {
      const found = walk(path, true);
      if (typeof found === 'string') return { ok: false, why: found };
      const node = found.node;
      if (node === null) return { ok: false, why: 'absent' };
      if (node.kind !== 'file') return { ok: false, why: 'not-a-file' };
      if (!may(node, 4)) return { ok: false, why: 'denied' };
      if (node.bytes.length > maxBytes) return { ok: false, why: 'too-big' };
      return { ok: true, bytes: node.bytes.slice(), stat: toStat(node) };
    },
    async readFrom(path, offset, maxBytes) {
      const read = await files.read(path, Number.POSITIVE_INFINITY);
      return read.ok ? { ...read, bytes: read.bytes.subarray(offset, offset + maxBytes) } : read;
    },
    stat: async (path) => statOf(find(path, true)),
    lstat: async (path) => statOf(find(path, false)),
    async readlink(path) {
      const node = find(path, false);
      return node?.kind === 'symlink' ? node.target : null;
    },
    async realpath(path) {
      const found = walk(path, true);
      return typeof found === 'string' || found.node === null ? null : `/${found.real.join('/')}`;
    },
    async list(path) {
      const node = find(path, true);
      return node?.kind === 'directory' && may(node, 4) ? [...node.entries.keys()].sort() : null;
    },
    watchDirectory(path, onChange, onEnd) {
      const node = find(path, true);
      if (!watchable || node?.kind !== 'directory' || !may(node, 4)) return null;
      const watcher = { closed: false, onChange, onEnd };
      node.watchers.add(watcher);
      watched++;
      return {
        close: () => {
          watcher.closed = true;
          if (node.watchers.delete(watcher)) watched--;
        },
      };
    },
    async write(path, bytes, mode, { expect } = {}) {
      if (trouble !== null) return { ok: false, why: trouble };
      if (expect !== undefined && disk.text(path) !== (expect && new TextDecoder().decode(expect))) {
        return { ok: false, why: 'changed' };
      }
      const found = walk(path, true);
      if (found === 'denied' || found === 'loop') return { ok: false, why: found === 'denied' ? found : 'failed' };
      const target = typeof found === 'string' ? path : `/${found.real.join('/')}`;
      const old = typeof found === 'string' ? null : found.node;
      if (old?.kind === 'directory') return { ok: false, why: 'failed' };
      const dir = folderAt(`/${split(target).slice(0, -1).join('/')}`, { mode: 0o700 });
      if (!may(dir, 2)) return { ok: false, why: 'denied' };
      disk.put(target, bytes, { mode, ...(old ? { uid: old.uid } : {}) });
      return { ok: true };
    },
    async mayWrite(path) {
      const found = walk(path, true);
      if (typeof found === 'string') return found === 'denied' ? 'denied' : 'absent';
      if (found.node === null) return 'absent';
      return may(found.node, 2) ? 'yes' : 'denied';
    },
    async place(path) {
      const found = walk(path, true);
      if (found === 'denied' || found === 'loop') return { ok: false, why: found === 'denied' ? found : 'failed' };
      const target = typeof found === 'string' || found.node === null ? path : `/${found.real.join('/')}`;
      return { ok: true, target, sharedFolder: null, otherNames: 0, losesAttributes: false };
    },
    room: async () => null,
    sweep: async () => undefined,
    async append(path, text, mode) {
      if (trouble !== null) return false;
      if (disk.text(path) === null) disk.put(path, text, { mode });
      else disk.overwrite(path, disk.text(path) + text);
      return true;
    },
    async rename(from, to) {
      if (trouble !== null || find(from, false) === null || (find(to, false)?.entries.size ?? 0) > 0) return false;
      disk.move(from, to);
      return true;
    },
    async remove(path) {
      const node = find(path, false);
      if (trouble !== null || node === null || node.entries.size > 0) return false;
      disk.remove(path);
      return true;
    },
    async makeDirectory(path, mode) {
      if (trouble !== null) return 'failed';
      const node = find(path, true);
      if (node !== null) return node.kind === 'directory' ? 'exists' : 'failed';
      folderAt(path, { mode });
      return 'made';
    },
    async setMode(path, mode) {
      if (trouble !== null || find(path, true) === null) return false;
      disk.setMode(path, mode);
      return true;
    },
    async touch(path) {
      if (trouble !== null || find(path, false) === null) return false;
      disk.setModified(path, now());
      return true;
    },
  };
  return { ...disk, files };
}

/** The same few paths are asked for all year. */
const splitPaths = new Map<string, readonly string[]>();

/** Both slashes, so that Windows paths work too: `C:\Users\me` lies under `/C:`. */
function split(path: string): readonly string[] {
  const known = splitPaths.get(path);
  if (known) return known;
  const parts: string[] = [];
  for (const part of path.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  if (splitPaths.size > 10_000) splitPaths.clear();
  splitPaths.set(path, parts);
  return parts;
}

function join(base: readonly string[], target: string): string {
  return /^([\\/]|[A-Za-z]:)/.test(target) ? target : `/${[...base, target].join('/')}`;
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
}

function toStat(node: Node): FileStat {
  const size = node.kind === 'symlink' ? node.target.length : node.bytes.length;
  return { kind: node.kind, size, mtimeMs: node.mtimeMs, mode: node.mode, uid: node.uid, inode: `1:${node.inode}` };
}

function statOf(node: Node | null): FileStat | null {
  return node === null ? null : toStat(node);
}

function describe(node: Node): string {
  const owner = `${node.mode.toString(8)} ${node.uid}`;
  if (node.kind === 'directory') return `directory ${owner}`;
  if (node.kind === 'symlink') return `symlink ${node.target}`;
  return `file ${owner} ${new TextDecoder().decode(node.bytes)}`;
}
