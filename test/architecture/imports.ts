import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** One place where a source file reaches for another module, or calls a function by name. */
export interface Sighting {
  what: 'import' | 'call' | 'shell-option';
  /** Module specifier, or the function's name (`new` before a class's); for a shell option its value as written. */
  name: string;
  line: number;
}

type Node = Record<string, unknown> & { type: string; start: number };

/** A node of a parsed source file. */
export type SyntaxNode = Node;

/** Every import (static, dynamic, type-only, re-export, `require`), every call and `new`, every `shell` that is set. */
export function readSightings(file: string, source: string): Sighting[] {
  const seen: Sighting[] = [];
  visitSource(file, source, (node) => {
    const sighting = look(node, source);
    if (sighting) seen.push({ ...sighting, line: source.slice(0, node.start).split('\n').length });
  });
  return seen;
}

/** Shows every node of a source file, from the outside in. */
export function visitSource(file: string, source: string, see: (node: SyntaxNode) => void): void {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  visit(program, see);
}

/** All source files of a folder, relative to it, with `/`. */
export function listSources(dir: string): string[] {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  return names.filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !name.endsWith('.d.ts')).sort();
}

/** The module a specifier means: a path under src/ for a relative one, else itself without `node:` and subpath kept. */
export function resolveSpecifier(from: string, specifier: string): string {
  return specifier.startsWith('.') ? join(from, '..', specifier).replaceAll('\\', '/') : specifier;
}

function look(node: Node, source: string): Omit<Sighting, 'line'> | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source ? { what: 'import', name: specifierOf(node.source, source) } : null;
    case 'TSExternalModuleReference':
      return { what: 'import', name: specifierOf(node.expression, source) };
    case 'CallExpression':
      return lookAtCall(node, source);
    case 'NewExpression':
      return { what: 'call', name: `new ${textOf(node.callee, source)}` };
    case 'AssignmentExpression': {
      const { property } = node.left as Node;
      return nameOf(property) === 'shell' ? { what: 'shell-option', name: textOf(node.right, source) } : null;
    }
    case 'Property':
      return nameOf(node.key) === 'shell' ? { what: 'shell-option', name: textOf(node.value, source) } : null;
    default:
      return null;
  }
}

function lookAtCall(node: Node, source: string): Omit<Sighting, 'line'> | null {
  const callee = node.callee as Node;
  const [argument] = node.arguments as unknown[];
  const name = nameOf(callee) ?? nameOf(callee.property);
  if (name === null) return null;
  const imports =
    name === 'require' ||
    name === 'getBuiltinModule' ||
    (name === 'resolve' && textOf(callee, source) === 'require.resolve');
  if (imports && argument !== undefined) return { what: 'import', name: specifierOf(argument, source) };
  // A member call keeps its dot: `pattern.exec` is a regular expression's, `exec` is not.
  return { what: 'call', name: callee.type === 'Identifier' ? name : `.${name}` };
}

function specifierOf(node: unknown, source: string): string {
  const { type, value } = node as Node;
  return type === 'Literal' && typeof value === 'string' ? value : `(computed) ${textOf(node, source)}`;
}

function nameOf(node: unknown): string | null {
  const { type, name, value } = (node ?? {}) as Node;
  if (type === 'Identifier') return String(name);
  return type === 'Literal' && typeof value === 'string' ? value : null;
}

function textOf(node: unknown, source: string): string {
  const { start, end } = node as { start: number; end: number };
  return source.slice(start, end);
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') see(value as Node);
    for (const child of Object.values(value)) visit(child, see);
  }
}
