/** Leaves keys and tokens out of what is backed up, and fills the gaps again when it is put back. Pure. */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';

/** Stands where a key or token stood. */
const LEFT_OUT = '(left out by Pilotlight)';

const SECRET_NAME = /token|secret|passw|passphrase|api[-_]?key|authorization|cookie|credential|private[-_]?key|jwt/i;
/** Names that only sound like it. */
const NOT_SECRET = /helper$|max.*tokens$|limit|reminder|budget|file$|path$|url$|expires/i;
const SECRET_VALUE =
  /sk-[a-z]{2,8}-[\w-]{4}|\bsk-[\w-]{16}|\beyJ[\w-]{16}|\b(bearer|basic)\s+[\w.~+/=-]{6}|\b(gh[a-z]|github_pat|xox[a-z]|glpat|AKIA)[_-]?\w{12}|:\/\/[^\s/@:]*:[^\s/@]+@|-----BEGIN [A-Z ]*PRIVATE KEY/i;

export interface Masked {
  text: string;
  /** How many values were left out. */
  count: number;
}

/** True for text that shows a key or token, whatever it stands under. */
export function showsSecret(text: string): boolean {
  return SECRET_VALUE.test(text);
}

/** null: not JSON, so that values cannot be told apart. */
export function maskSecrets(text: string): Masked | null {
  const found = secretValues(text);
  if (found === null) return null;
  const masked = found.reduceRight((rest, node) => replace(rest, node, LEFT_OUT), text);
  return { text: masked, count: found.length };
}

/**
 * Fills what was left out from the file as it is now.
 * @param presentValue  the value at a path of the file as it is now; undefined: none
 * @returns        the text, and the names of what could not be filled: those are empty now
 */
export function fillSecrets(
  text: string,
  presentValue: (path: readonly string[]) => unknown,
): { text: string; missing: readonly string[] } {
  const root = parse(text);
  const gaps = root ? strings(root, []).filter(({ node }) => node.value === LEFT_OUT) : [];
  const missing: string[] = [];
  const filled = gaps.reduceRight((rest, { node, path }) => {
    const value = presentValue(path);
    if (typeof value === 'string' && value !== LEFT_OUT) return replace(rest, node, value);
    missing.unshift(path.join('.'));
    return replace(rest, node, '');
  }, text);
  return { text: filled, missing };
}

function replace(text: string, node: Node, value: string): string {
  return text.slice(0, node.offset) + JSON.stringify(value) + text.slice(node.offset + node.length);
}

function secretValues(text: string): Node[] | null {
  const root = parse(text);
  if (root === null) return null;
  return strings(root, [])
    .filter(({ node, path }) => node.value !== '' && (isSecretName(path) || showsSecret(String(node.value))))
    .map(({ node }) => node);
}

function isSecretName(path: readonly string[]): boolean {
  const name = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  return SECRET_NAME.test(name) && !NOT_SECRET.test(name);
}

interface Found {
  node: Node;
  path: readonly string[];
}

function strings(node: Node, path: readonly string[]): Found[] {
  if (node.type === 'string') return [{ node, path }];
  if (node.type === 'array') return (node.children ?? []).flatMap((child, at) => strings(child, [...path, String(at)]));
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [name, value] = children ?? [];
    return name && value ? strings(value, [...path, String(name.value)]) : [];
  });
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
