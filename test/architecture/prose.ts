import { resolveSpecifier, type SyntaxNode, visitSource } from './imports.ts';

/** Properties that hold text for people. */
const TEXTS = new Set(['title', 'detail', 'headline', 'sentence', 'why', 'note', 'body', 'says']);
const COMPARING = new Set(['===', '!==', '==', '!=']);
const SEARCHING = new Set(['includes', 'startsWith', 'endsWith', 'indexOf', 'match', 'search', 'test', 'exec']);
/** Here the text of other programs is read, which has no ids. */
const READS_OTHERS = [
  'sources/',
  'platform/',
  'recovery/',
  'diagnosis/refusals/',
  'diagnosis/service/sign-in-words.ts',
  'diagnosis/auth-source/status-says.ts',
];
/** A word that a union may hold. */
const WORD = /^[\w-]*$/;

/**
 * Where a source file decides by a sentence: compares or searches a text for people, one out of the catalogue, or a literal
 * of several words.
 * @param file  relative to src/
 */
export function findProseDecisions(file: string, source: string): string[] {
  if (READS_OTHERS.some((room) => file.startsWith(room))) return [];
  const seen: string[] = [];
  const catalogue = new Set<string>();
  const say = (node: SyntaxNode, why: string): void => {
    seen.push(`${file}:${source.slice(0, node.start).split('\n').length} ${why}`);
  };
  visitSource(file, source, (node) => {
    if (node.type === 'ImportDeclaration') for (const name of catalogueNames(file, node)) catalogue.add(name);
    const [why] = operandsOf(node).flatMap((operand) => judge(operand, catalogue) ?? []);
    if (why) say(node, why);
  });
  return seen;
}

/** What the file imports from the catalogue as a value written in capitals: a table of texts. */
function catalogueNames(file: string, node: SyntaxNode): string[] {
  const { value } = node.source as { value: string };
  if (!value.startsWith('.') || !resolveSpecifier(file, value).startsWith('shared/messages/')) return [];
  const specifiers = node.specifiers as { local: { name: string } }[];
  return specifiers.map(({ local }) => local.name).filter((name) => /^[A-Z_]+$/.test(name));
}

/** What is compared or searched, and with what. */
function operandsOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'BinaryExpression' && COMPARING.has(String(node.operator))) {
    const both = [node.left as SyntaxNode, node.right as SyntaxNode];
    // The same text before and after: that it has changed is no decision by its words.
    const [left, right] = both.map(leafName);
    return both.some(isWord) || (left !== null && left === right) ? [] : both;
  }
  if (node.type === 'SwitchStatement') {
    const tests = (node.cases as { test: SyntaxNode | null }[]).flatMap(({ test }) => test ?? []);
    return tests.every(isWord) ? [] : [node.discriminant as SyntaxNode, ...tests];
  }
  if (node.type !== 'CallExpression') return [];
  const callee = node.callee as SyntaxNode;
  const method = (callee.property as { name?: string } | undefined)?.name;
  if (callee.type !== 'MemberExpression' || !SEARCHING.has(method ?? '')) return [];
  return [callee.object as SyntaxNode, ...(node.arguments as SyntaxNode[])];
}

/** `null`, or a literal that is a word: what is compared with it is a code. */
function isWord({ type, value }: SyntaxNode): boolean {
  return type === 'Literal' && (typeof value !== 'string' || WORD.test(value));
}

function judge(operand: SyntaxNode, catalogue: ReadonlySet<string>): string | null {
  const { type, value } = operand;
  if (type === 'Literal' && typeof value === 'string')
    return /[a-z] [a-z]/i.test(value) ? `decides by the words "${value}"` : null;
  const name = leafName(operand);
  if (name !== null && TEXTS.has(name)) return `decides by a text for people (${name})`;
  const root = rootName(operand);
  return root !== null && catalogue.has(root) ? `decides by a text of the catalogue (${root})` : null;
}

/** `note` of `finding.note` and of plain `note`. */
function leafName(node: SyntaxNode): string | null {
  if (node.type === 'ChainExpression') return leafName(node.expression as SyntaxNode);
  if (node.type === 'Identifier') return String(node.name);
  return node.type === 'MemberExpression' ? ((node.property as { name?: string }).name ?? null) : null;
}

/** `HEADLINES` of `HEADLINES.down.sentence`. */
function rootName(node: SyntaxNode): string | null {
  if (node.type === 'MemberExpression') return rootName(node.object as SyntaxNode);
  return node.type === 'Identifier' ? String(node.name) : null;
}
