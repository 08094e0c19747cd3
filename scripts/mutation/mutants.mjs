/** Builds every mutant of a source file into it, each behind a switch, so that one load of the tests can try them all. */
import { parseSync } from 'vite';

/** @typedef {{ type: string, start: number, end: number, [part: string]: any }} Node */
/** @typedef {{ id: number, file: string, line: number, from: string, to: string }} Mutant */
/** @typedef {{ start: number, end: number, variants: readonly string[] }} Place */

/** @type {Readonly<Record<string, readonly string[]>>} */
const OPERATORS = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

/** @type {Readonly<Record<string, string>>} */
const METHODS = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
};

/**
 * @param {string} file    shown in the report
 * @param {string} source  TypeScript
 * @param {Mutant[]} known  the new ones are added to it
 * @returns {string} the source with switches
 */
export function addMutants(file, source, known) {
  const { program } = parseSync(file, source);
  /** @type {Place[]} */
  const places = [];
  visit(/** @type {Node} */ (/** @type {unknown} */ (program)), null, (node, parent) => {
    const isTest = parent?.type === 'IfStatement' && parent.test === node;
    const variants = [...mutate(node, parent, source), ...(isTest ? ['true', 'false'] : [])];
    if (variants.length > 0) places.push({ start: node.start, end: node.end, variants });
  });
  return write(places, file, source, known);
}

/**
 * @param {Node} node
 * @param {Node | null} parent
 * @param {string} source
 * @returns {string[]} what could stand in its place
 */
function mutate(node, parent, source) {
  /** @param {Node} part */
  const textOf = (part) => source.slice(part.start, part.end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const { left, operator, right } = node;
      return (OPERATORS[operator] ?? []).map((other) => `(${textOf(left)}) ${other} (${textOf(right)})`);
    }
    case 'ConditionalExpression':
      return [textOf(node.consequent), textOf(node.alternate)];
    case 'UnaryExpression':
      return node.operator === '!' ? [textOf(node.argument)] : [];
    case 'CallExpression': {
      const { callee } = node;
      const name = callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : '';
      const other = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
      if (other === undefined) return [];
      return [source.slice(node.start, callee.property.start) + other + source.slice(callee.property.end, node.end)];
    }
    case 'Literal':
      return literal(node, parent);
  }
  return [];
}

/**
 * @param {Node} node
 * @param {Node | null} parent
 */
function literal(node, parent) {
  const isKey = parent?.type === 'Property' && parent.key === node;
  // What stands plainly in a tag is markup; it would need braces around it.
  if (isKey || /^(Import|Export|TS|JSXAttribute)/.test(parent?.type ?? '')) return [];
  if (typeof node.value === 'boolean') return [String(!node.value)];
  if (typeof node.value === 'number') return [String(node.value + 1)];
  return typeof node.value === 'string' && node.value !== '' && parent?.type !== 'ExpressionStatement' ? ["''"] : [];
}

/**
 * @param {readonly Place[]} places
 * @param {string} file
 * @param {string} source
 * @param {Mutant[]} known
 */
function write(places, file, source, known) {
  const ordered = [...places].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  /**
   * @param {number} from
   * @param {number} to
   * @returns {string}
   */
  const inside = (from, to) => {
    let text = '';
    let at = from;
    for (let place = ordered[next]; place && place.end <= to; place = ordered[next]) {
      next += 1;
      const switches = place.variants.map((variant) => {
        const id = known.length + 1;
        const line = source.slice(0, place.start).split('\n').length;
        known.push({ id, file, line, from: source.slice(place.start, place.end), to: variant });
        return `globalThis.isMutant(${id}) ? (${variant}) : `;
      });
      text += `${source.slice(at, place.start)}(${switches.join('')}(${bare(place)}))`;
      at = place.end;
    }
    return text + source.slice(at, to);
  };
  /** @param {Place} place */
  const bare = ({ start, end }) => inside(start, end);
  return inside(0, source.length);
}

/**
 * Expressions alone: what is only a type is none.
 * @param {Node} node
 * @param {Node | null} parent
 * @param {(node: Node, parent: Node | null) => void} see
 */
function visit(node, parent, see) {
  const isType = node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type);
  if (isType || node.type === 'ImportDeclaration') return;
  see(node, parent);
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (typeof inner?.type === 'string') visit(inner, node, see);
    }
  }
}
