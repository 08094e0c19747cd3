/** Puts a counter at every place where the code can go one way or another, so that a fuzzer sees what an input reaches. */
import { join } from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './project.mjs';

/** As many as there are places, and room. */
const MAX_COUNTERS = 32_768;

const SOURCES = join(ROOT, 'src/');

/** @typedef {{ type: string, start: number, end: number } & Record<string, unknown>} Node */
/** @typedef {{ at: number, put: string }} Insertion */

/** @returns {import('vite').Plugin} */
export function countPlaces() {
  let next = 0;
  return {
    name: 'count-places',
    enforce: 'post',
    banner: `globalThis.fuzzHits ??= new Uint8Array(${MAX_COUNTERS});`,
    transform(code, id) {
      if (!id.startsWith(SOURCES) || id.includes('/messages')) return null;
      const { program } = parseSync('module.js', code);
      /** @type {Insertion[]} */
      const insertions = [];
      visit(/** @type {Node} */ (/** @type {unknown} */ (program)), (node) => {
        for (const insertion of count(node, () => `globalThis.fuzzHits[${next++ % MAX_COUNTERS}]++`)) {
          insertions.push(insertion);
        }
      });
      // From the end, so that what is to be done before stays where it is; of two at one place the outer comes first.
      insertions.sort((a, b) => b.at - a.at);
      return {
        code: insertions.reduce((text, { at, put }) => text.slice(0, at) + put + text.slice(at), code),
        map: null,
      };
    },
  };
}

/**
 * The parts of a node that are gone into or not.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const BRANCHES = {
  FunctionDeclaration: ['body'],
  FunctionExpression: ['body'],
  ArrowFunctionExpression: ['body'],
  IfStatement: ['consequent', 'alternate'],
  ConditionalExpression: ['consequent', 'alternate'],
  LogicalExpression: ['right'],
  ForStatement: ['body'],
  ForOfStatement: ['body'],
  ForInStatement: ['body'],
  WhileStatement: ['body'],
  CatchClause: ['body'],
};

/**
 * @param {Node} node
 * @param {() => string} hit
 * @returns {Insertion[]}
 */
function count(node, hit) {
  const branches = /** @type {(Node | null)[]} */ ((BRANCHES[node.type] ?? []).map((part) => node[part]));
  const inside = branches.flatMap((branch) => (branch ? around(branch, hit) : []));
  if (node.type !== 'SwitchCase') return inside;
  const [first] = /** @type {Node[]} */ (node.consequent);
  return first ? [...inside, { at: first.start, put: `${hit()};` }] : inside;
}

/**
 * @param {Node} branch
 * @param {() => string} hit
 * @returns {Insertion[]}
 */
function around(branch, hit) {
  if (branch.type === 'BlockStatement') return [{ at: branch.start + 1, put: `${hit()};` }];
  const [open, close] = branch.type.endsWith('Statement') ? [`{${hit()};`, '}'] : [`(${hit()},`, ')'];
  return [
    { at: branch.start, put: open },
    { at: branch.end, put: close },
  ];
}

/**
 * @param {Node} node
 * @param {(node: Node) => void} see
 */
function visit(node, see) {
  see(node);
  for (const value of Object.values(node)) {
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (typeof inner?.type === 'string') visit(inner, see);
    }
  }
}
