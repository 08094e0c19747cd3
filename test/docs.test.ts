/** The pages say nothing that is not there: links lead somewhere, named files exist. test/docs/ does what they show. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, PAGES, ROOT } from './docs/pages.ts';

const LINK = /\]\(([^)\s]+)\)/g;
const OUR_FILE = /^(?:src|test|bench|scripts|build|docs|\.github)\/[\w./-]+$/;

describe.each(PAGES)('$name', (page) => {
  const { path, text } = page;

  it('links only to what is there', () => {
    const targets = [...text.matchAll(LINK)].map(([, target = '']) => target);
    const files = targets.filter((target) => !/^(?:\w+:|#)/.test(target)).map((target) => target.split('#')[0] ?? '');
    expect(files.filter((file) => !existsSync(join(dirname(path), file)))).toEqual([]);
  });

  it('names only files that are there', () => {
    const named = codeOf(page).filter((code) => OUR_FILE.test(code));
    const isThere = (file: string) => existsSync(join(ROOT, file)) || existsSync(join(ROOT, `${file}.ts`));
    expect(named.filter((file) => !isThere(file))).toEqual([]);
  });
});
