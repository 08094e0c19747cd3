/** A second language that puts every text of the catalogue in brackets: what a surface says outside of them has no entry there. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { CONFIGURE } from '../../scripts/build-targets.mjs';
import { ROOT } from '../../scripts/project.mjs';

const CATALOGUE = /\/src\/shared\/messages\/.*\.ts$/;

const BRACKET = `const __bracket = (value) => {
  if (typeof value === 'string') return value === '' ? value : '⟦' + value + '⟧';
  if (typeof value === 'function') return (...params) => __bracket(value(...params));
  if (Array.isArray(value)) return value.map(__bracket);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, __bracket(inner)]));
};\n`;

interface Part {
  type: string;
  start: number;
  end: number;
  declaration?: { declarations?: { id: { name: string }; init: { start: number; end: number } }[] };
}

/** Wraps what a module of the catalogue exports in capitals: its tables and sentences. */
const bracketCatalogue: Plugin = {
  name: 'bracket-catalogue',
  enforce: 'post',
  transform(code, id) {
    const file = id.replaceAll('\\', '/');
    if (!CATALOGUE.test(file)) return null;
    const { body } = this.parse(code) as unknown as { body: Part[] };
    const texts = body
      .filter(({ type }) => type === 'ExportNamedDeclaration')
      .flatMap(({ declaration }) => declaration?.declarations ?? [])
      .filter(({ id: { name } }) => /^[A-Z][A-Z_]*$/.test(name));
    let result = code;
    for (const { init } of texts.toReversed())
      result = `${result.slice(0, init.start)}__bracket(${result.slice(init.start, init.end)})${result.slice(init.end)}`;
    return { code: BRACKET + result, map: null };
  },
};

/** The product in that language. @returns the folder that holds `headless/` and `renderer/`, and the way to take it away */
export async function buildPseudoLocale(
  targets: readonly ('headless' | 'renderer')[],
): Promise<{ folder: string; remove(): void }> {
  mkdirSync(join(ROOT, 'test-artifacts'), { recursive: true });
  // Inside the project, where the program finds its libraries.
  const folder = mkdtempSync(join(ROOT, 'test-artifacts/pseudo-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    for (const target of targets) {
      const entry = target === 'headless' ? 'src/headless/index.ts' : 'src/renderer/index.html';
      const config = CONFIGURE[target](join(ROOT, entry), join(folder, target));
      await build({ ...config, plugins: [...(config.plugins ?? []), bracketCatalogue] });
    }
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  } catch (error) {
    remove();
    throw error;
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
  return { folder, remove };
}

/** What is no text of ours: paths, addresses, numbers with their units, names, what is typed. */
const DATA =
  /“[^”⟦⟧]*”|"[^"⟦⟧]*"|(?:npm start -- |pilotlight )[a-z-]+|claude(?: -p)?:|api\.anthropic\.com|https?:\/\/\S+|~?(?:\/[\w.@-]+)+(?::\d+)*|\S+@\S+|\.?claude\.json|\d+|Pilotlight/g;

/** The words that are left when every bracketed text, and what comes from outside, is taken away. */
export function wordsOutside(text: string, data: readonly (string | RegExp)[] = []): string[] {
  let rest = text.replaceAll(/\s+/g, ' ');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  }
  for (const one of data)
    rest = typeof one === 'string' ? rest.replaceAll(one, ' ') : rest.replaceAll(new RegExp(one, 'g'), ' ');
  return rest.replaceAll(DATA, ' ').match(/\p{L}[\p{L}’'-]*/gu) ?? [];
}
