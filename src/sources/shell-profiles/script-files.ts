import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';

type Machine = Pick<Host, 'platform' | 'files'>;

const MAX_FILE = 1024 * 1024;
/** What all files together may hold: a rich set-up of plugins holds a tenth of it. */
const MAX_TOTAL = 8 * 1024 * 1024;
const MAX_FILES = 300;
/** Most of what is asked for is not there. */
const MAX_ASKED = 2000;
const MAX_FOUND = 200;

/** Files that scripts load. Each is read once, and all of them together are bounded. */
export class ScriptFiles {
  private readonly texts = new Map<string, Promise<string | null>>();
  private readonly folders = new Map<string, Promise<readonly string[]>>();
  private total = 0;
  private found = 0;
  private readonly host: Machine;

  constructor(host: Machine) {
    this.host = host;
  }

  /** A file's text; null: absent, unreadable, too big or one too many. */
  text(path: string): Promise<string | null> {
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    const text = this.read(path);
    this.texts.set(path, text);
    return text;
  }

  /** Every path that was asked for: a change of one of them makes what was read stale. */
  paths(): readonly string[] {
    return [...this.texts.keys(), ...this.folders.keys()];
  }

  private async read(path: string): Promise<string | null> {
    const isEnough = this.found >= MAX_FILES || this.total >= MAX_TOTAL || this.texts.size >= MAX_ASKED;
    if (isEnough || path.length > 4096) return null;
    const read = await this.host.files.read(path, MAX_FILE);
    if (!read.ok) return null;
    this.found += 1;
    this.total += read.bytes.length;
    return new TextDecoder().decode(read.bytes);
  }

  /** Names in a folder, sorted; empty when there is none. */
  list(folder: string): Promise<readonly string[]> {
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const names = this.folders.size < MAX_ASKED ? this.host.files.list(folder) : Promise.resolve(null);
    const sorted = names.then((found) => [...(found ?? [])].sort());
    this.folders.set(folder, sorted);
    return sorted;
  }

  /** `file`, `directory` … or null; of a relative path nothing can be said. */
  async kind(path: string): Promise<'file' | 'directory' | 'other' | null> {
    const stat = await this.host.files.stat(path);
    if (stat === null) return null;
    return stat.kind === 'file' || stat.kind === 'directory' ? stat.kind : 'other';
  }

  get platform(): Host['platform'] {
    return this.host.platform;
  }

  isAbsolute(path: string): boolean {
    return pathsOf(this.host.platform).isAbsolute(path);
  }

  /**
   * Paths that fit a pattern of `*`, `?`, `[…]` and a backslash before what is meant literally. Hidden files fit only a
   * pattern that starts with their dot.
   */
  async glob(pattern: string): Promise<readonly string[]> {
    let found: string[] = [''];
    for (const segment of pattern.split('/').filter((one) => one !== '')) {
      if (!/[*?[]/.test(segment)) {
        found = found.map((base) => `${base}/${segment.replace(/\\(.)/g, '$1')}`);
        continue;
      }
      const fits = patternOf(segment);
      const lists = await Promise.all(
        found.map(async (base) => (await this.list(base === '' ? '/' : base)).map((name) => ({ base, name }))),
      );
      found = lists
        .flat()
        .filter(({ name }) => fits.test(name) && (segment.startsWith('.') || !name.startsWith('.')))
        .map(({ base, name }) => `${base}/${name}`)
        .slice(0, MAX_FOUND);
    }
    const present = await Promise.all(found.map(async (path) => ((await this.kind(path)) === null ? [] : [path])));
    return present.flat();
  }
}

/** Something to hold a text against. */
export interface Pattern {
  test(text: string): boolean;
}

const PIECES = /\\.|\*+|\[[!^]?[^\][/]+\]|./gs;

/** One character of a pattern; `anything`: any number of any. */
type Piece = 'anything' | ((char: string) => boolean);

/** A shell pattern. Its stars are tried one at a time, so that no pattern takes long. */
export function patternOf(pattern: string): Pattern {
  const texts = pattern.slice(0, 256).match(PIECES) ?? [];
  const pieces = texts.map(pieceOf);
  return { test: (text) => pieces.every((piece) => piece !== null) && fits(pieces, text) };
}

/** null: a range that no character is in. */
function pieceOf(text: string): Piece | null {
  if (text.startsWith('*')) return 'anything';
  if (text === '?') return () => true;
  if (text.length === 1) return (char) => char === text;
  if (text.startsWith('\\')) return (char) => char === text[1];
  try {
    const range = new RegExp(`^${text.replace(/^\[!/, '[^').replace(/\\/g, '\\\\')}$`);
    return (char) => range.test(char);
  } catch {
    return null;
  }
}

/** Where a piece does not fit, the last star takes one character more: no earlier one could do better. */
function fits(pieces: readonly Piece[], text: string): boolean {
  let at = 0;
  let piece = 0;
  let star = -1;
  let taken = 0;
  while (at < text.length) {
    const now = pieces[piece];
    if (now === 'anything') {
      star = piece++;
      taken = at;
    } else if (now?.(text.charAt(at))) {
      piece++;
      at++;
    } else if (star === -1) return false;
    else {
      piece = star + 1;
      at = ++taken;
    }
  }
  while (pieces[piece] === 'anything') piece++;
  return piece === pieces.length;
}
