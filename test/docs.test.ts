/** The pages say nothing that is not there: links lead somewhere, named files exist, commands are understood. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../src/headless/arguments.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = [ROOT, join(ROOT, 'docs')]
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.md'));

const LINK = /\]\(([^)\s]+)\)/g;
const CODE = /`([^`\n]+)`/g;
const OUR_FILE = /^(?:src|test|bench|scripts|build|docs|\.github)\/[\w./-]+$/;
const COMMAND = /^(?:\$ )?(?:npm start (?:--silent )?-- |pilotlight )(?!-)(.+)$/;

/** What stands between backquotes, and each line of a block of code. */
function codeOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n'));
  return [...[...text.matchAll(CODE)].map(([, code = '']) => code), ...blocks.map((line) => line.trim())];
}

/** The words as a shell would hand them on, without a remark, a pipe or what may be left out. */
function wordsOf(command: string): string[] {
  const typed = command.split(/ +#| [|>&] ?| \[/)[0] ?? '';
  return (typed.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^["'](.*)["']$/, '$1'));
}

describe.each(PAGES.map((path) => [relative(ROOT, path), path] as const))('%s', (_name, path) => {
  const text = readFileSync(path, 'utf8');

  it('links only to what is there', () => {
    const targets = [...text.matchAll(LINK)].map(([, target = '']) => target);
    const files = targets.filter((target) => !/^(?:\w+:|#)/.test(target)).map((target) => target.split('#')[0] ?? '');
    expect(files.filter((file) => !existsSync(join(dirname(path), file)))).toEqual([]);
  });

  it('names only files that are there', () => {
    const named = codeOf(text).filter((code) => OUR_FILE.test(code));
    const isThere = (file: string) => existsSync(join(ROOT, file)) || existsSync(join(ROOT, `${file}.ts`));
    expect(named.filter((file) => !isThere(file))).toEqual([]);
  });

  it('shows only commands that are understood', () => {
    const commands = codeOf(text).flatMap((code) => COMMAND.exec(code)?.[1] ?? []);
    const wrong = commands.map((command) => ({ command, read: readArguments(wordsOf(command)) }));
    expect(wrong.filter(({ read }) => read.kind === 'wrong')).toEqual([]);
  });
});
