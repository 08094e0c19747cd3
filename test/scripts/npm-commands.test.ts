import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const REPORTER = join(ROOT, 'scripts/count-reporter.mjs');

/** Test files that end in every way a test file can, and what each adds to the counts. */
const ENDINGS = {
  'by-the-book': `it('a', () => {}); it('b', () => { expect(1).toBe(2); }); it.skip('c', () => {});
    describe.skip('d', () => { it('e', () => {}); });`, // 1 passed, 1 failed, 2 skipped
  'does-not-load': "import './not-there.mjs'; it('a', () => {});", // 1 failed
  'hook-throws': `it('a', () => {}); describe('s', () => {
    afterAll(() => { throw new Error('late'); }); it('b', () => {}); });`, // 2 passed, 1 failed
  'loose-error': `it('a', () => { setTimeout(() => { throw new Error('loose'); });
    return new Promise((done) => setTimeout(done, 50)); });`, // 1 passed, 1 failed
  'second-try': "let n = 0; it('a', { retry: 1 }, () => { expect(++n).toBe(2); });", // 1 passed
};

describe('the counts under the tests', () => {
  it('leave no failure out', () => {
    // Inside node_modules, so that the test files find Vitest and nothing else finds them.
    const dir = mkdtempSync(join(ROOT, 'node_modules/.pilotlight-counts-'));
    try {
      for (const [name, tests] of Object.entries(ENDINGS)) {
        writeFileSync(
          join(dir, `${name}.test.mjs`),
          `import { afterAll, describe, expect, it } from 'vitest';\n${tests}`,
        );
      }
      writeFileSync(join(dir, 'vitest.config.mjs'), "export default { test: { include: ['*.test.mjs'] } };");
      const file = join(dir, 'counts.json');
      const args = [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', `--reporter=${REPORTER}`, '--root', dir];
      const { status } = spawnSync(process.execPath, args, {
        cwd: dir,
        env: { ...process.env, PILOTLIGHT_COUNTS: file },
      });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
        passed: 5,
        failed: 4,
        skipped: 2,
        triedAgain: ['second-try.test.mjs > a: expected 1 to be 2 // Object.is equality'],
      });
      expect(status).toBe(1);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

describe('starting in a terminal', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'pilotlight-start-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('keeps standard output for the command', () => {
    const env = { PATH: process.env.PATH, HOME: home, PILOTLIGHT_HOME: join(home, 'data'), TZ: 'UTC' };
    const { stdout, status } = spawnSync(process.execPath, ['scripts/start.mjs', '--version'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^\D*\d+\.\d+\.\d+\s*$/);
    expect(status).toBe(0);
  });
});
