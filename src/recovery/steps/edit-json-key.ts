/** Changes one key in a JSON text and nothing else: formatting, order, BOM, line endings and last newline stay. Pure. */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';

export type KeyPath = readonly string[];

const BOM = '\uFEFF';

/**
 * A key that stands twice is removed twice and set where it counts: the last time.
 * @param text   a JSON object; "" counts as an empty one
 * @param value  undefined removes the key
 * @returns      the new text, or null when `text` is not strict JSON, or something on the way to the key is no object
 */
export function editKey(text: string, path: KeyPath, value: unknown): string | null {
  const bom = text.startsWith(BOM) ? BOM : '';
  const body = text.slice(bom.length);
  if (body.trim() === '') return value === undefined ? text : `${bom}${JSON.stringify(nest(path, value), null, 2)}\n`;
  const root = parse(body);
  if (root?.type !== 'object') return null;
  const edited = editIn(body, root, path, value);
  // What a person is shown and what is written must be one thing, whatever the text looked like.
  const holds = edited !== null && JSON.stringify(readKey(edited, path)) === JSON.stringify(value);
  return holds ? bom + edited : null;
}

/** Value of one key as Claude Code sees it, or undefined when the text has no such key or is not JSON. */
export function readKey(text: string, path: KeyPath): unknown {
  try {
    return descend(JSON.parse(text.startsWith(BOM) ? text.slice(1) : text), path);
  } catch {
    return undefined;
  }
}

function descend(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}

/** Strict JSON only; null also for what is nested too deeply to be walked. */
function parse(body: string): Node | null {
  try {
    const errors: ParseError[] = [];
    const root = parseTree(body, errors, { disallowComments: true, allowTrailingComma: false });
    return errors.length === 0 && root !== undefined ? root : null;
  } catch {
    return null;
  }
}

function editIn(body: string, object: Node, path: KeyPath, value: unknown): string | null {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  const same = propertiesOf(object).filter((property) => property.children?.[0]?.value === key);
  const inner = same.at(-1)?.children?.[1];
  if (rest.length > 0 && inner) return inner.type === 'object' ? editIn(body, inner, rest, value) : null;
  if (value === undefined) return removeAll(body, object, same);
  if (!inner) return insert(body, object, key, nest(rest, value));
  return body.slice(0, inner.offset) + JSON.stringify(value) + body.slice(endOf(inner));
}

function propertiesOf(object: Node): readonly Node[] {
  return object.children ?? [];
}

function endOf(node: Node): number {
  return node.offset + node.length;
}

/** Last one first, so that the offsets of the others stay true. A comma goes with each. */
function removeAll(body: string, object: Node, gone: readonly Node[]): string {
  const all = propertiesOf(object);
  if (gone.length === all.length && all.length > 0)
    return `${body.slice(0, object.offset)}{}${body.slice(endOf(object))}`;
  const kept = all.filter((property) => !gone.includes(property));
  return gone.reduceRight((text, property) => {
    const before = kept.findLast((other) => other.offset < property.offset);
    const index = all.indexOf(property);
    const previous = all[index - 1];
    const next = all[index + 1];
    if (before && previous) return text.slice(0, endOf(previous)) + text.slice(endOf(property));
    return text.slice(0, property.offset) + text.slice(next?.offset ?? endOf(property));
  }, body);
}

/** At the end of the object, looking like its neighbours. */
function insert(body: string, object: Node, key: string, value: unknown): string {
  const all = propertiesOf(object);
  const last = all.at(-1);
  const eol = body.includes('\r\n') ? '\r\n' : '\n';
  if (!last) {
    const base = indentAt(body, object.offset);
    const indent = base + unitOf(body);
    const text = `{${eol}${indent}${property(key, value, indent, unitOf(body), eol)}${eol}${base}}`;
    return body.slice(0, object.offset) + text + body.slice(endOf(object));
  }
  const onOwnLine = body.slice(object.offset, last.offset).includes('\n');
  const at = endOf(last);
  if (onOwnLine) {
    const indent = indentAt(body, last.offset);
    return `${body.slice(0, at)},${eol}${indent}${property(key, value, indent, unitOf(body), eol)}${body.slice(at)}`;
  }
  const name = last.children?.[0];
  const inner = last.children?.[1];
  const roomy = name && inner ? /\s/.test(body.slice(endOf(name), inner.offset)) : false;
  const text = roomy
    ? `, ${JSON.stringify(key)}: ${JSON.stringify(value)}`
    : `,${JSON.stringify(key)}:${JSON.stringify(value)}`;
  return body.slice(0, at) + text + body.slice(at);
}

function property(key: string, value: unknown, indent: string, unit: string, eol: string): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value, null, unit).replaceAll('\n', `${eol}${indent}`)}`;
}

/** The blanks at the start of the line that `offset` lies on. */
function indentAt(body: string, offset: number): string {
  return /^[ \t]*/.exec(body.slice(body.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
}

/** The file's own step of indentation. */
function unitOf(body: string): string {
  return /\n([ \t]+)"/.exec(body)?.[1] ?? '  ';
}

function nest(path: KeyPath, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
