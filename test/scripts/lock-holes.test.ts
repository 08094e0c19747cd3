import { describe, expect, it } from 'vitest';
import { findHoles, findUnruledScripts } from '../../scripts/lock-holes.mjs';

describe('holes in the lock file', () => {
  it('are the platform packages that a package names and the file lacks', () => {
    const packages = {
      '': {},
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
      'node_modules/a-linux': {},
    };
    expect(findHoles(packages)).toEqual(['node_modules/a names a-darwin, which the lock file lacks']);
  });

  it('are looked for as Node would: beside, then above', () => {
    const packages = {
      'node_modules/@s/a/node_modules/b': {
        optionalDependencies: { beside: '1', above: '1', top: '1', elsewhere: '1' },
      },
      'node_modules/@s/a/node_modules/b/node_modules/beside': {},
      'node_modules/@s/a/node_modules/above': {},
      'node_modules/top': {},
      'node_modules/z/node_modules/elsewhere': {},
    };
    expect(findHoles(packages)).toEqual([expect.stringContaining('names elsewhere')]);
  });
});

describe('install scripts', () => {
  it('each need a word in allowScripts, by their real name', () => {
    const packages = {
      'node_modules/keytar': { name: '@github/keytar', hasInstallScript: true },
      'node_modules/a/node_modules/@s/new': { hasInstallScript: true },
      'node_modules/quiet': {},
    };
    expect(findUnruledScripts(packages, { '@github/keytar': false })).toEqual([
      expect.stringMatching(/^@s\/new has an install script/),
    ]);
  });
});
