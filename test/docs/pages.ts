/** What the pages show as code: what can be typed, line by line, and everything else as it stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Page {
  /** From the project's root. */
  name: string;
  path: string;
  text: string;
}

export const PAGES: readonly Page[] = [ROOT, join(ROOT, 'docs')]
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ name: relative(ROOT, path), path, text: readFileSync(path, 'utf8') }));

const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;
const INLINE = /``([^\n]+?)``|`([^`\n]+)`/g;
/** A block of these is a list of command lines, unless it is one script. */
const COMMAND_LINES = new Set(['sh', 'console', '']);
const IS_SCRIPT = /^(?: |#!)/m;

/** What stands in blocks, in their order. */
export function blocksOf({ text }: Page): string[] {
  return [...text.matchAll(BLOCK)].flatMap(([, language = '', block = '']) => piecesOf(language, block));
}

/** What stands between backquotes in the text around them. */
export const namesOf = ({ text }: Page): string[] => inlineOf(text.replaceAll(BLOCK, ''));

export const codeOf = (page: Page): string[] => [...blocksOf(page), ...namesOf(page)];

const inlineOf = (text: string): string[] => [...text.matchAll(INLINE)].map(([, twice, once]) => twice ?? once ?? '');

/** What somebody would type, or put into a file, of one block. */
function piecesOf(language: string, block: string): string[] {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  if (language === 'console') return lines.flatMap((line) => /^\$ (.+)/.exec(line)?.[1] ?? []);
  const isList = COMMAND_LINES.has(language) && !IS_SCRIPT.test(block);
  return isList ? lines.flatMap(lineAndRemark) : [block.trimEnd()];
}

/** A remark may name another command. */
function lineAndRemark(line: string): string[] {
  const [typed = '', remark = ''] = line.trim().split(/\s+#\s/);
  return [typed, ...inlineOf(remark)];
}
