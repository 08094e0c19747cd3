/** The same sources make the same files, byte for byte: what is installed can be held against a build of one's own. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TARGETS } from '../../scripts/build-stamp.mjs';
import { configure } from '../../scripts/build-targets.mjs';
import { ROOT } from '../../scripts/project.mjs';
import { patience } from '../patience.ts';

const dir = mkdtempSync(join(tmpdir(), 'pilotlight-reproducible-'));
// Under a test's own word for it the window is built for debugging, with the places of its sources.
beforeAll(() => void vi.stubEnv('NODE_ENV', 'production'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

/** Digest of every file, by its way from the folder. */
function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

describe.each(TARGETS.filter(({ name }) => !name.endsWith('-de')))('$name, built twice', ({ name, entry }) => {
  it('in folders of other names, is the same, and names no folder of this machine', {
    timeout: 5 * patience(),
  }, async () => {
    const [one, other] = [join(dir, name), join(dir, `again-${name}`, 'somewhere', 'else')];
    for (const folder of [one, other]) await build(configure(name, join(ROOT, entry), folder));
    const built = digests(one);
    expect(Object.keys(built).length).toBeGreaterThan(0);
    expect(digests(other)).toEqual(built);
    for (const file of Object.keys(built)) {
      expect([file, readFileSync(join(one, file)).includes(ROOT)]).toEqual([file, false]);
    }
  });
});
