/** Every sentence stands in the catalogue: a literal of several words anywhere else is one that no second language reaches. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources, type SyntaxNode, visitSource } from '../architecture/imports.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Texts that are not ours to translate, by file or folder. */
const NOT_FOR_PEOPLE: Readonly<Record<string, string>> = {
  'diagnosis/explain/catalogue/': 'words of other programs, by which an error is known',
  'headless/command-table.ts': 'what is typed',
  'headless/help-table.ts': 'examples of what is typed',
  'main/tray/menu-actions.ts': 'a line of the log',
  'main/window/ipc.ts': 'lines of the log',
  'monitor/remedies/remedy-controller.ts': 'a line of the log',
  'recovery/backup/mask-secrets.ts': 'a mark in a file, known again by its words',
  'recovery/claude/update-claude.ts': 'what is typed',
  'recovery/install/': 'files that other programs read, known again by their words',
  'recovery/other-tools.ts': 'names of products',
  'sources/settings/settings-shapes.ts': 'names of keys',
  'sources/others/issue-search.ts': 'a question to a search',
};

/** Three words in a row, the first of them in plain letters. */
const SENTENCE = /(?:^|[\s“"(])[A-Za-z’']{2,}[,:;.]? [A-Za-z’']+[,:;.]? [A-Za-z’']+/;
/** Programs in other languages, headers, classes of style sheets. */
const CODE = /[{}=]|;(?: do| then)?$|^[a-z-]+(?: [a-z-]+)+$|^[#@<]|\\n/;

function sentencesIn(file: string, source: string): string[] {
  const found: string[] = [];
  const bugs: [number, number][] = [];
  visitSource(file, source, (node) => {
    // An error that is thrown is a bug, for whoever reads the log.
    const { name = '' } = (node.callee ?? {}) as { name?: string };
    if (node.type === 'NewExpression' && /Error$/.test(name))
      bugs.push([node.start, (node as SyntaxNode & { end: number }).end]);
    const text = textOf(node);
    if (text === null || !SENTENCE.test(text) || CODE.test(text)) return;
    if (!bugs.some(([start, end]) => start <= node.start && node.start < end)) found.push(`${file}: ${text}`);
  });
  return found;
}

function textOf(node: SyntaxNode): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'JSXText') return String(node.value).trim();
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('…');
}

const exempt = (file: string): boolean => Object.keys(NOT_FOR_PEOPLE).some((one) => file.startsWith(one));

describe('every sentence', () => {
  it('stands in the catalogue', () => {
    const files = listSources(SRC).filter((file) => !/^shared\/messages(-de)?\//.test(file) && !exempt(file));
    expect(files.flatMap((file) => sentencesIn(file, readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
  });

  it('is found where it does not', () => {
    const source =
      "const a = 'card lines'; throw new Error('this is a bug'); say(`Could not read $${x}, sorry.`); say('Sign in again now'); say('It is locked; unlock it first.');";
    expect(sentencesIn('monitor/x.ts', source)).toHaveLength(3);
  });

  it('has no room that is excepted without need', () => {
    const needed = Object.keys(NOT_FOR_PEOPLE).filter((one) =>
      listSources(SRC).some(
        (file) => file.startsWith(one) && sentencesIn(file, readFileSync(join(SRC, file), 'utf8')).length > 0,
      ),
    );
    expect(needed).toEqual(Object.keys(NOT_FOR_PEOPLE));
  });
});
