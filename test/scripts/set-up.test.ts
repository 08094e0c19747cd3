import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agree, explainInstall, hasFreshDependencies } from '../../scripts/set-up.mjs';

const lock = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a-linux': { version: '1.0.0', optional: true },
};

describe('whether node_modules is what the lock file asks for', () => {
  it.each([
    ['the same', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-linux': { version: '1.0.0' } }, true],
    ["without another system's package", { 'node_modules/a': { version: '1.0.0' } }, true],
    ['an older version', { 'node_modules/a': { version: '0.9.0' } }, false],
    [
      'an older optional package',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-linux': { version: '0.9.0' } },
      false,
    ],
    ['a package too many', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }, false],
    ['nothing', {}, false],
  ])('%s', (_, present, fresh) => {
    expect(agree(lock, present)).toBe(fresh);
  });

  it('is read from the files npm keeps', () => {
    const root = mkdtempSync(join(tmpdir(), 'pilotlight-set-up-'));
    try {
      writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: lock }));
      expect(hasFreshDependencies(root)).toBe(false);
      mkdirSync(join(root, 'node_modules'));
      const record = join(root, 'node_modules/.package-lock.json');
      writeFileSync(record, '{ half');
      expect(hasFreshDependencies(root)).toBe(false);
      writeFileSync(record, JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
      expect(hasFreshDependencies(root)).toBe(true);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('an installation that failed', () => {
  it.each([
    ['ended', 'npm error code ENOTFOUND\nnpm error network request failed', 'Check the network'],
    ['ended', 'npm error code EUSAGE\nnpm error Missing: x from lock file', 'Missing: x'],
    ['timeout', '', '15 minutes'],
    ['absent', 'spawn npm ENOENT', 'npm was not found'],
  ] as const)('says what to do: %s %s', (why, output, says) => {
    expect(explainInstall(why, output)).toContain(says);
  });
});
