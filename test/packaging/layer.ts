/** The machine's own folders below a layer that nobody else sees: what is installed there goes with it. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../scripts/project.mjs';
import { findRootMountsApart } from '../mounts-apart.ts';
import { patience } from '../patience.ts';

export interface Layer {
  /** The words before a command that runs there, as root. */
  inside: readonly string[];
  /** To its end. @throws with what it said, when that is not 0 */
  must(file: string, ...args: readonly string[]): Promise<string>;
  read(path: string): string;
  /** What is not there as it is below, by path: files, links and folders; without what dpkg remembers and logs. */
  changed(): readonly string[];
  close(): Promise<void>;
}

const FOLDERS = ['opt', 'usr', 'etc', 'var'] as const;

/** dpkg's own lists and logs, and its backup of them. */
const BOOKS = /^\/var\/(lib\/dpkg|log|backups|cache\/(debconf|ldconfig))(\/|$)/;

const MOUNT = `set -e
home=$1; shift
mount -t tmpfs none "$home"
for name in "$@"; do
  mkdir -p "$home/$name/new" "$home/$name/work"
  mount -t overlay overlay -o "lowerdir=/$name,upperdir=$home/$name/new,workdir=$home/$name/work" "/$name"
done
echo ready
exec cat >&2`;

/** @throws with the system's own words where it cannot be had */
export async function openLayer(): Promise<Layer> {
  const [file, ...options] = findRootMountsApart() ?? [];
  if (file === undefined) throw new Error('no mounts of its own');
  const home = mkdtempSync(join(tmpdir(), 'pilotlight-layer-'));
  // Holds it until its input ends.
  const holder = spawn(file, [...options, 'sh', '-c', MOUNT, 'sh', home, ...FOLDERS], { stdio: 'pipe' });
  const gone = new Promise<void>((resolve) => holder.once('close', () => resolve()));
  let said = '';
  holder.stderr.on('data', (text: Buffer) => {
    said += String(text);
  });
  const ready = new Promise<void>((resolve) => holder.stdout.once('data', () => resolve()));
  await Promise.race([ready, gone.then(() => Promise.reject(new Error(`no layer: ${said}`)))]);
  const root = `/proc/${holder.pid}/root`;
  // In a chroot the root of the mounts is not the one that is seen: without it dpkg would write beside the layer.
  const inside = ['nsenter', `--mount=/proc/${holder.pid}/ns/mnt`, `--root=${root}`, `--wd=${root}`, '--'];

  return {
    inside,
    async must(command, ...args) {
      const [program = '', ...words] = [...inside, command, ...args];
      const { code, output } = await run(program, words, { limitMs: patience() });
      if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${output}`);
      return output;
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    changed: () => FOLDERS.flatMap((name) => listChanged(join(root, home, name, 'new'), `/${name}`)),
    async close() {
      holder.stdin.end();
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function listChanged(layer: string, below: string): readonly string[] {
  return readdirSync(layer, { recursive: true, encoding: 'utf8' })
    .filter((name) => !BOOKS.test(join(below, name)) && !isSame(join(layer, name), join(below, name)))
    .map((name) => join(below, name))
    .sort();
}

/** Kind, mode and content; a folder's content is looked at by itself. */
function isSame(path: string, below: string): boolean {
  if (!existsSync(below) && !lstatSync(below, { throwIfNoEntry: false })) return false;
  const [a, b] = [lstatSync(path), lstatSync(below)];
  if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid) return false;
  return contentOf(path, a) === contentOf(below, b);
}

function contentOf(path: string, stats: Stats): string {
  if (stats.isSymbolicLink()) return readlinkSync(path);
  return stats.isFile() ? readFileSync(path, 'latin1') : '';
}
