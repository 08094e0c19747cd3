import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pathWithout } from '../../scripts/path-without.mjs';

describe.skipIf(process.platform === 'win32')('a PATH without some programs', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pilotlight-path-'));
    for (const folder of ['scratch', 'a', 'b', 'c']) mkdirSync(join(root, folder));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const without = (...folders: string[]) =>
    pathWithout(folders.join(delimiter), ['claude', 'pilotlight'], join(root, 'scratch')).split(delimiter);

  it('has links in the place of each folder that holds one, to all but those', () => {
    for (const file of ['a/claude', 'a/sh', 'a/env', 'b/sh', 'c/claude', 'c/pilotlight'])
      writeFileSync(join(root, file), '', { mode: 0o755 });
    const [a = '', b, c = ''] = without(join(root, 'a'), join(root, 'b'), join(root, 'c'));
    expect(readdirSync(a).sort()).toEqual(['env', 'sh']);
    expect(b).toBe(join(root, 'b'));
    expect(readdirSync(c)).toEqual([]);
  });

  it('is the same where nobody has them, with what is absent or empty', () => {
    writeFileSync(join(root, 'a/sh'), '');
    expect(without(join(root, 'a'), '', '/nonexistent/x')).toEqual([join(root, 'a'), '', '/nonexistent/x']);
    expect(readdirSync(join(root, 'scratch'))).toEqual([]);
  });
});
