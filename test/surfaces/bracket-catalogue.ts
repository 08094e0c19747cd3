/** A second language that puts every text of the catalogue in brackets. */
import type { Plugin } from 'vite';

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
export const bracketCatalogue: Plugin = {
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
