/** What the pages show is done: every command as it stands there, by somebody with a home, a keyring and a terminal. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/headless/command-table.ts';
import { describeNeeding } from '../needs.ts';
import { blocksOf, namesOf, PAGES, type Page, ROOT } from './pages.ts';
import { beSomebody, type Outcome, type Person } from './person.ts';
import { NO_COMMANDS, ROWS, type Try } from './rows.ts';

const isOurs = (word: string): boolean => Object.hasOwn(COMMANDS, word);

/** Our own commands are often named without the program's name; in the table of the README, by one word. */
function typedOf(page: Page, text: string): string[] {
  const [first = ''] = text.split(' ');
  if (isOurs(first) && (text !== first || page.name === 'README.md')) return [`pilotlight ${text}`];
  return text.includes(' ') && !NO_COMMANDS.some((pattern) => pattern.test(text)) ? [text] : [];
}

/** Blocks are stories: each is told whole. What is only named is tried once, on the first page that names it. */
const seen = new Set<string>();
const TRIED = PAGES.map((page) => {
  const told = blocksOf(page).flatMap((text) => typedOf(page, text));
  for (const line of told) seen.add(line);
  const named = new Set(namesOf(page).flatMap((text) => typedOf(page, text)));
  const others = [...named].filter((line) => !seen.has(line));
  for (const line of others) seen.add(line);
  return [page.name, [...told, ...others]] as const;
});
const rowOf = (line: string): Try | null => ROWS.find(([pattern]) => pattern.test(line))?.[1] ?? null;

/** With that of a command inside of it. */
function rowsOf(line: string): Try[] {
  const row = rowOf(line);
  if (row === null) return [];
  return row.how === 'inside' ? [row, ...rowsOf(row.of.exec(line)?.[1] ?? '')] : [row];
}

const isTyped = (row: Try | null): boolean => row !== null && ['run', 'start', 'inside'].includes(row.how);

describe('what the pages show', () => {
  it('has a row for every command', () => {
    expect([...seen].filter((line) => rowOf(line) === null)).toEqual([]);
  });

  it('has no row for what no page shows', () => {
    const used = new Set([...seen].flatMap(rowsOf));
    expect(ROWS.filter(([, row]) => !used.has(row)).map(([pattern]) => String(pattern))).toEqual([]);
  });

  it('names every command of the program', () => {
    const named = [...seen].map((line) => /\b(?:pilotlight|npm start --) ([\w-]+)/.exec(line)?.[1]);
    expect(Object.keys(COMMANDS).filter((word) => !named.includes(word))).toEqual([]);
  });

  it('is as its row reads it, or done by the test that its row names', () => {
    const wrong = [...seen].flatMap((line) => {
      const row = rowOf(line);
      if (row?.how === 'read') return row.problem(line) ?? [];
      return row?.how === 'held' && !existsSync(join(ROOT, row.by)) ? `${line}: ${row.by} is not there` : [];
    });
    expect(wrong).toEqual([]);
  });
});

describeNeeding(['keyring', 'terminal', 'certificates'], 'typed by somebody', () => {
  let person: Person;
  beforeAll(async () => {
    person = await beSomebody();
  });
  afterAll(() => person.close());

  const pages = TRIED.map(([name, lines]) => [name, lines.filter((line) => isTyped(rowOf(line)))] as const);
  it.each(pages.filter(([, lines]) => lines.length > 0))('%s', async (_name, lines) => {
    person.moveIn();
    const [outcomes, expectations]: [object[], object[]] = [[], []];
    for (const line of lines) {
      const { expected, outcome } = await tryOut(person, line);
      outcomes.push({ line, ...outcome });
      expectations.push({ line, ...expected });
    }
    expect(outcomes).toMatchObject(expectations);
  });
});

interface Tried {
  outcome: Outcome;
  expected: object;
}

async function tryOut(person: Person, line: string): Promise<Tried> {
  const row = rowOf(line);
  const write = (typed = '$LINE'): string =>
    typed.replace('$LINE', () => line).replace('$REST', () => withoutTimes(line));
  switch (row?.how) {
    case 'run': {
      const outcome = await person.type(write(row.typed), row.answers);
      return { outcome, expected: { ended: true, code: row.code ?? 0, said: expect.stringMatching(row.says) } };
    }
    case 'start':
      return {
        outcome: await person.startAndEnd(write(row.typed), row.says),
        expected: { ended: true, said: expect.stringMatching(row.says) },
      };
    case 'inside':
      return tryOut(person, row.of.exec(line)?.[1] ?? '');
    default:
      throw new Error(`no row types ${line}`);
  }
}

/** A line of a crontab without the five fields before its command. */
const withoutTimes = (line: string): string => line.replace(/^(?:\S+ ){5}/, '');
