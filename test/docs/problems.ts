/** What can be wrong with a command that is not run: each answers with it, or with null. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TARGETS } from '../../scripts/build-stamp.mjs';
import type { CommandShape } from '../../src/headless/command-options.ts';
import { COMMANDS } from '../../src/headless/command-table.ts';
import { ROOT } from './pages.ts';

const SCRIPTS: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;
const isUnknown = (name: string): boolean => !Object.hasOwn(SCRIPTS, name);

export function isNoScript(line: string): string | null {
  const [, , name = ''] = line.split(' ');
  return isUnknown(name) ? `there is no ${name} in package.json` : null;
}

/** A synopsis names the options that there are: all of them, where it is of the whole command. */
export function saysLess(line: string): string | null {
  const [, word = '', second] = line.split(/\s+/);
  const { options, usage }: CommandShape = COMMANDS[word as keyof typeof COMMANDS];
  const said: readonly string[] = line.match(/--[\w-]+/g) ?? [];
  const wrong = said.filter((option) => !Object.hasOwn(options, option.slice(2)));
  const unsaid = second?.startsWith('[')
    ? (usage.match(/--[\w-]+/g) ?? []).filter((option) => !said.includes(option))
    : [];
  return wrong.length + unsaid.length === 0 ? null : `${line}: wrong ${wrong}, unsaid ${unsaid}`;
}

/** The words behind `npm test --` or `npx vitest run` are files and folders of tests, and each variable is read somewhere. */
export function findsNoTests(line: string): string | null {
  const [, words = ''] = /(?:npm test(?: --)?|npx vitest run)(.*)/.exec(line) ?? [];
  const gone = words
    .trim()
    .split(' ')
    .filter((word) => word !== '' && !existsSync(join(ROOT, word)));
  return gone.length > 0 ? `not there: ${gone}` : isUnknownVariable(line);
}

export function isUnknownVariable(line: string): string | null {
  const names = [...line.matchAll(/\b([A-Z_]{5,})=/g)].map(([, name = '']) => name);
  const unread = names.filter((name) => !READ_SOMEWHERE.some((text) => text.includes(name)));
  return unread.length > 0 ? `read nowhere: ${unread}` : null;
}

const READ_SOMEWHERE = ['vitest.config.ts', ...filesOf('test'), ...filesOf('scripts')].map((file) =>
  readFileSync(join(ROOT, file), 'utf8'),
);

function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs|cjs)$/.test(name) && !name.startsWith('docs/'))
    .map((name) => join(folder, name));
}

/** There is such a bench, and its head says that it takes as many words. */
export function isNoBench(line: string): string | null {
  const [name = '', ...words] = line.replace(/^npm run bench(?: --)? ?/, '').split(' ');
  if (name === '' || name === 'NAME') return null;
  const file = join(ROOT, 'bench', `${name}.ts`);
  if (!existsSync(file)) return `there is no bench ${name}`;
  const [, said = ''] =
    new RegExp(`npm run bench -- ${name}((?:[\\s*]+(?:\\[[^\\]]+\\]|dist/[\\w/-]+))*)`).exec(
      readFileSync(file, 'utf8'),
    ) ?? [];
  const most = said.match(/\[|dist/g)?.length ?? 0;
  return words.length > most ? `it takes ${most} words` : null;
}

export function isNoTarget(line: string): string | null {
  const name = line.split(' ').at(-1) ?? '';
  return TARGETS.some((target) => target.name === name) ? null : `nothing is built under the name ${name}`;
}

/** What the head of the script says of its words. */
export function isSaidOtherwise(line: string): string | null {
  const [, name = ''] = /^npm run (\w+)/.exec(line) ?? [];
  return readFileSync(join(ROOT, 'scripts', `${name}.mjs`), 'utf8').includes(`\`${line}\``)
    ? null
    : `${line}: its head says otherwise`;
}
