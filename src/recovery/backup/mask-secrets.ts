/** Leaves keys and tokens out of what is backed up, and fills the gaps again when it is put back. Pure. */
import { applyEdits, modify, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { isSecretAt, replaceInBrokenJson, showsSecret } from './secret-table.ts';

/** Stands where a key or token stood, with its digest where there is a salt: so the very same value is known again. */
const LEFT_OUT = '(left out by Pilotlight)';
const GAP = /^\(left out by Pilotlight(?: ([0-9a-f]{24}))?\)$/;

/** The salted digest of a value: 24 hexadecimal digits. */
export type Digest = (value: string) => string;

export interface Masked {
  text: string;
  /** How many values were left out. */
  count: number;
}

/** null: not JSON, so that values cannot be told apart. @param digest  null: the gaps tell nothing */
export function maskSecrets(text: string, digest: Digest | null): Masked | null {
  const root = parse(text);
  if (root === null) return null;
  const found = strings(root).filter(({ value, path, before }) => !GAP.test(value) && isSecretAt(path, value, before));
  const masked = found.reduceRight(
    (rest, { node, value }) => replace(rest, node, digest ? `(left out by Pilotlight ${digest(value)})` : LEFT_OUT),
    text,
  );
  return { text: masked, count: found.length };
}

/** For a file that should be JSON and is not. null: it shows a secret that could not be cut out. */
export function maskBrokenJson(text: string): Masked | null {
  const found = strings(parsePatiently(text)).filter(({ value, path, before }) => isSecretAt(path, value, before));
  const known = found.reduceRight((rest, { node }) => replace(rest, node, LEFT_OUT), text);
  // Where even a patient reader loses its way.
  const masked = replaceInBrokenJson(known, LEFT_OUT);
  return showsSecret(masked.text) ? null : { text: masked.text, count: found.length + masked.count };
}

/** Takes the digests out of the gaps, so that two texts can be compared. */
export function withoutDigests(text: string): string {
  return text.replace(/\(left out by Pilotlight [0-9a-f]{24}\)/g, LEFT_OUT);
}

export interface Filled {
  text: string;
  /** Names of what is neither in the backup nor in the file as it is now. */
  missing: readonly string[];
  /** Names of secrets that are others now, and stay as they are. */
  kept: readonly string[];
}

/**
 * Fills a gap with the very value that was left out, wherever it stands now. Another secret under the same name stays as
 * it is; anything else is left out of what is restored: nothing is ever put where it did not stand.
 * @param present  the file as it is now
 */
export function fillSecrets(text: string, present: string, digest: Digest | null): Filled {
  const root = parse(text);
  const now = strings(parse(present));
  const byDigest = new Map(digest ? now.map(({ value }) => [digest(value), value]) : []);
  const byPath = new Map(now.map(({ path, value }) => [path.join('\0'), value]));
  const missing: string[] = [];
  const kept: string[] = [];
  let filled = text;
  for (const { path, value, before } of strings(root).toReversed()) {
    const gap = GAP.exec(value);
    if (!gap) continue;
    const same = gap[1] === undefined ? undefined : byDigest.get(gap[1]);
    const other = isListed(path) ? undefined : byPath.get(path.join('\0'));
    const stays = other !== undefined && isSecretAt(path, other, before) ? other : undefined;
    if (same === undefined) (stays === undefined ? missing : kept).unshift(path.join('.'));
    filled = setAt(filled, path, same ?? stays);
  }
  return { text: filled, missing, kept };
}

/** A place in a list is only a number, and says nothing about what stands there. */
function isListed(path: readonly string[]): boolean {
  return path.some((part) => /^\d+$/.test(part));
}

/** @param value  undefined takes the entry out */
function setAt(text: string, path: readonly string[], value: string | undefined): string {
  if (value !== undefined) {
    const found = strings(parse(text)).find((one) => one.path.join('\0') === path.join('\0'));
    return found ? replace(text, found.node, value) : text;
  }
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  return mark + applyEdits(body, modify(body, numbered(body, path), undefined, {}));
}

/** jsonc-parser tells lists from objects by the type of the key. */
function numbered(body: string, path: readonly string[]): (string | number)[] {
  let node: Node | null | undefined = parse(body);
  return path.map((part) => {
    const list = node?.type === 'array';
    const children: Node[] = node?.children ?? [];
    node = list
      ? children[Number(part)]
      : children.find(({ children: [name] = [] }) => name?.value === part)?.children?.[1];
    return list ? Number(part) : part;
  });
}

function replace(text: string, node: Node, value: string): string {
  return text.slice(0, node.offset) + JSON.stringify(value) + text.slice(node.offset + node.length);
}

interface Found {
  node: Node;
  value: string;
  path: readonly string[];
  /** The text before it in its list. */
  before: string | null;
}

/** The way to a node, from itself outwards. */
type Way = { name: string; outer: Way } | null;

/** All texts in their order. Not by recursion: a file may be nested more deeply than the stack is high. */
function strings(root: Node | null): Found[] {
  const found: Found[] = [];
  const open: { node: Node; way: Way; before: string | null }[] = root ? [{ node: root, way: null, before: null }] : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, way, before } = next;
    if (node.type === 'string') found.push({ node, value: String(node.value), path: namesOf(way), before });
    const inner = (node.children ?? []).flatMap((child, at, children) => {
      if (node.type === 'array') {
        const last = children[at - 1];
        const text = last?.type === 'string' ? String(last.value) : null;
        return [{ node: child, way: { name: String(at), outer: way }, before: text }];
      }
      const [name, value] = child.children ?? [];
      return name && value ? [{ node: value, way: { name: String(name.value), outer: way }, before: null }] : [];
    });
    for (const one of inner.reverse()) open.push(one);
  }
  return found;
}

function namesOf(way: Way): string[] {
  const names: string[] = [];
  for (let part = way; part !== null; part = part.outer) names.push(part.name);
  return names.reverse();
}

/** What can be made of a text that is no JSON; null: nothing, or it is nested too deeply. */
function parsePatiently(text: string): Node | null {
  try {
    return parseTree(text) ?? null;
  } catch {
    return null;
  }
}

function parse(text: string): Node | null {
  try {
    const errors: ParseError[] = [];
    const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { disallowComments: true });
    return errors.length === 0 && root ? root : null;
  } catch {
    return null;
  }
}
