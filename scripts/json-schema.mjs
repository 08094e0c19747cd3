/**
 * Makes JSON Schemas of what the program prints for programs, from the types of the code themselves: `node scripts/json-schema.mjs`
 * writes them into docs/schema. It knows the forms of types that src/shared uses, and throws on any other.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './project.mjs';

/** File below docs/schema, the type, and the command whose output it is. */
export const SCHEMAS = [
  { file: 'doctor.json', type: 'Report', command: 'pilotlight doctor --json' },
  { file: 'explain.json', type: 'Explanation', command: 'pilotlight explain --json' },
];

/** @typedef {{ type: string, start: number, end: number, [part: string]: any }} Node */
/** @typedef {Record<string, unknown>} Schema */
/** @typedef {{ node: Node, remark: string }} Declaration */

/** @returns {Map<string, Declaration>} types and constants of src/shared, by name */
function readDeclarations() {
  const folder = join(ROOT, 'src/shared');
  const files = ['', 'facts'].flatMap((inner) =>
    readdirSync(join(folder, inner)).flatMap((name) => (name.endsWith('.ts') ? [join(folder, inner, name)] : [])),
  );
  /** @type {Map<string, Declaration>} */
  const found = new Map();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { program, comments } = parseSync(file, text);
    for (const statement of /** @type {Node[]} */ (/** @type {unknown} */ (program.body))) {
      const node = statement.declaration ?? statement;
      const remark = remarkBefore(statement, comments, text);
      if (/^TS(Interface|TypeAlias)Declaration$/.test(node.type)) found.set(node.id.name, { node, remark });
      if (node.type === 'VariableDeclaration') found.set(node.declarations[0].id.name, { node, remark });
      for (const inner of node.body?.body ?? node.typeAnnotation?.members ?? []) {
        inner.remark = remarkBefore(inner, comments, text);
      }
    }
  }
  return found;
}

/**
 * What stands in the comment right before it, on one line.
 * @param {Node} node
 * @param {readonly { type: string, value: string, end: number }[]} comments
 * @param {string} text
 */
function remarkBefore(node, comments, text) {
  const comment = comments.find(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end <= node.start && text.slice(end, node.start).trim() === '',
  );
  return (comment?.value.slice(1) ?? '').replaceAll(/\s*\n\s*\*\s*/g, ' ').trim();
}

/**
 * @param {{ type: string, command: string }} wanted
 * @returns {Schema}
 */
export function makeSchema({ type, command }) {
  const declarations = readDeclarations();
  /** @type {Record<string, Schema>} */
  const defs = {};
  const root = define(type);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `What \`${command}\` prints`,
    ...root,
    $defs: Object.fromEntries(Object.entries(defs).sort(([a], [b]) => (a < b ? -1 : 1))),
  };

  /**
   * @param {string} name
   * @returns {Schema}
   */
  function define(name) {
    if (!defs[name]) {
      const { node, remark } = find(name);
      defs[name] = {};
      const made = node.type === 'TSInterfaceDeclaration' ? objectOf(membersOf(node)) : translate(node.typeAnnotation);
      defs[name] = { ...(remark ? { description: remark } : {}), ...made };
    }
    return { $ref: `#/$defs/${name}` };
  }

  /** @param {string} name */
  function find(name) {
    const found = declarations.get(name);
    if (!found) throw new Error(`no type ${name} in src/shared`);
    return found;
  }

  /**
   * Its own and those of what it extends.
   * @param {Node} node
   * @returns {Node[]}
   */
  function membersOf(node) {
    const inherited = (node.extends ?? []).flatMap((/** @type {Node} */ one) =>
      membersOf(find(one.expression.name).node),
    );
    return [...inherited, ...node.body.body];
  }

  /**
   * @param {readonly Node[]} members
   * @returns {Schema}
   */
  function objectOf(members) {
    const properties = Object.fromEntries(
      members.map((member) => {
        const schema = translate(member.typeAnnotation.typeAnnotation);
        return [member.key.name, member.remark ? { description: member.remark, ...schema } : schema];
      }),
    );
    const required = members.filter(({ optional }) => !optional).map(({ key }) => key.name);
    return { type: 'object', properties, required };
  }

  /**
   * @param {Node} node
   * @returns {Schema}
   */
  function translate(node) {
    switch (node.type) {
      case 'TSStringKeyword':
        return { type: 'string' };
      case 'TSNumberKeyword':
        return { type: 'number' };
      case 'TSBooleanKeyword':
        return { type: 'boolean' };
      case 'TSNullKeyword':
        return { type: 'null' };
      case 'TSLiteralType':
        return { const: node.literal.value };
      case 'TSParenthesizedType':
        return translate(node.typeAnnotation);
      case 'TSArrayType':
        return { type: 'array', items: translate(node.elementType) };
      case 'TSTypeLiteral':
        return objectOf(node.members);
      case 'TSUnionType':
        return unionOf(node.types.map(translate));
      case 'TSTypeReference':
        return define(node.typeName.name);
      case 'TSTypeOperator':
        return node.operator === 'keyof' ? { enum: keysOf(node.typeAnnotation) } : translate(node.typeAnnotation);
      case 'TSIndexedAccessType':
        return accessed(node);
    }
    throw new Error(`no schema for ${node.type}`);
  }

  /**
   * `Type['property']`, `(typeof LIST)[number]`, or `(typeof TABLE)[Key]['property']`.
   * @param {Node} node
   * @returns {Schema}
   */
  function accessed({ objectType, indexType }) {
    if (indexType.type === 'TSNumberKeyword')
      return { enum: constantOf(objectType).elements.map((/** @type {Node} */ one) => one.value) };
    if (objectType.type === 'TSIndexedAccessType') {
      const entries = constantOf(objectType.objectType).properties;
      const name = indexType.literal.value;
      const words = entries.map((/** @type {Node} */ { value }) => literalAt(value, name));
      return { enum: [...new Set(words)] };
    }
    const { node } = find(objectType.typeName.name);
    const member = membersOf(node).find(({ key }) => key.name === indexType.literal.value);
    if (!member) throw new Error(`no property ${indexType.literal.value}`);
    return translate(member.typeAnnotation.typeAnnotation);
  }

  /** @param {Node} node */
  function keysOf(node) {
    return constantOf(node).properties.map((/** @type {Node} */ { key }) => key.name ?? key.value);
  }

  /**
   * What a constant is, behind `typeof` and the names given to it.
   * @param {Node} node
   * @returns {Node}
   */
  function constantOf(node) {
    if (node.type === 'TSParenthesizedType') return constantOf(node.typeAnnotation);
    if (node.type === 'TSTypeReference') return constantOf(find(node.typeName.name).node.typeAnnotation);
    if (node.type !== 'TSTypeQuery') throw new Error(`no constant behind ${node.type}`);
    let value = find(node.exprName.name).node.declarations[0].init;
    while (/^TS(As|Satisfies)Expression$/.test(value.type)) value = value.expression;
    return value;
  }
}

/**
 * @param {Node} object
 * @param {string} name
 */
const literalAt = (object, name) =>
  object.properties.find((/** @type {Node} */ { key }) => key.name === name)?.value.value;

/**
 * Words and null become one list.
 * @param {readonly Schema[]} all
 * @returns {Schema}
 */
function unionOf(all) {
  if (all.every((one) => 'const' in one || one.type === 'null')) {
    return { enum: all.map((one) => ('const' in one ? one.const : null)) };
  }
  return { anyOf: [...all] };
}

/** @param {{ file: string, type: string, command: string }} one */
export const drawSchema = (one) => `${JSON.stringify(makeSchema(one), null, 2)}\n`;

if (process.argv[1] === import.meta.filename) {
  mkdirSync(join(ROOT, 'docs/schema'), { recursive: true });
  for (const one of SCHEMAS) writeFileSync(join(ROOT, 'docs/schema', one.file), drawSchema(one));
}
