import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { explainMissing, NEEDS, packagesFor, type Suite } from '../../scripts/needs.mjs';
import { suitesAsked, suitesInUse } from '../../scripts/suites-in-use.mjs';

/** As the tests write it; in pieces, so that this very file asks for nothing. */
const asks = (words: string) => `describe${'Needing'}(${words}, 'x', () => {});`;

describe('what the tests ask for', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'pilotlight-suites-'));
    mkdirSync(join(dir, 'page'));
    writeFileSync(join(dir, 'page/look.test.ts'), asks("['browser', 'keyring']"));
    writeFileSync(join(dir, 'judge.test.ts'), asks("'claude'"));
    writeFileSync(join(dir, 'notes.md'), asks("'git'"));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it.each([
    [[], ['browser', 'claude', 'keyring']],
    [['test/page'], ['browser', 'keyring']],
    [['--bail=1', 'judge'], ['claude']],
    [
      ['-t', 'no path at all'],
      ['browser', 'claude', 'keyring'],
    ],
    [['--testNamePattern', 'a name', 'judge', '--run'], ['claude']],
    [['nothing-of-the-kind'], []],
  ])('is found for the files about to run: %j', (filters, suites) => {
    expect(suitesInUse(dir, filters)).toEqual(suites);
  });

  it('is read over several lines', () => {
    expect(suitesAsked(asks("\n  [\n    'browser',\n    'claude',\n  ]"))).toEqual(['browser', 'claude']);
  });
});

describe('the table of needs', () => {
  const suites = Object.keys(NEEDS) as Suite[];

  it('tells apart what is here, what is not, and what was asked to be left out', () => {
    try {
      vi.stubEnv('PATH', '/nonexistent').stubEnv('PILOTLIGHT_SKIP', undefined);
      expect(explainMissing('shells')).toMatch(/fish/);
      vi.stubEnv('PILOTLIGHT_SKIP', 'browser,shells');
      expect(explainMissing('shells')).toBe('PILOTLIGHT_SKIP names it');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it.each(suites.filter((suite) => !['claude', 'nushell'].includes(suite)))(
    'names the packages that bring %s',
    (suite) => {
      expect(packagesFor(suite).length).toBeGreaterThan(0);
    },
  );
});
