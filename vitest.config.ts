import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { type Kind, sortTestFiles } from './scripts/side-by-side.mjs';
import { LongFirst } from './test/long-first.ts';
import { findProcessesApart, processesApart } from './test/processes-apart.ts';
import { bracketCatalogue } from './test/surfaces/bracket-catalogue.ts';

/** The product in a second language, which puts every text of the catalogue in brackets. */
const IN_ANOTHER_LANGUAGE = 'test/surfaces/another-language/';

const files = sortTestFiles(import.meta.dirname);
const apart = findProcessesApart();
/**
 * Tests wait more than they work; where they see each other's processes, fewer of them meet. VITEST_MAX_WORKERS is another
 * number, for all of them.
 */
const maxWorkers = Math.max(1, availableParallelism() + (apart ? 1 : -1));

/**
 * All at once, where no file sees what another started. Elsewhere the real Claude Code would be a running session to every
 * other test, and a monitor would take it up: one kind after the other, and the last two one file after the other.
 */
const TURN: Readonly<Record<Kind, { groupOrder: number; maxWorkers: number }>> = {
  rest: { groupOrder: 0, maxWorkers },
  claude: { groupOrder: apart ? 0 : 1, maxWorkers },
  'claude-and-monitor': { groupOrder: apart ? 0 : 2, maxWorkers: apart ? maxWorkers : 1 },
  desktop: { groupOrder: apart ? 0 : 3, maxWorkers: apart ? maxWorkers : 1 },
};

function turn(kind: Kind) {
  const { groupOrder, maxWorkers } = TURN[kind];
  return { sequence: { groupOrder }, maxWorkers, ...(apart ? { pool: processesApart(apart) } : {}) };
}

export default defineConfig({
  resolve: {
    // The real one tries to download itself when it is imported under plain Node.
    alias: [{ find: /^electron$/, replacement: join(import.meta.dirname, 'test/fakes/electron.ts') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    env: { TZ: 'UTC', ELECTRON_OVERRIDE_DIST_PATH: process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '/nonexistent' },
    // Real programs, browsers and daemons share CI's two cores; the report names every test that needed a second try, and why.
    retry: process.env.CI ? 1 : 0,
    setupFiles: ['test/set-limits.ts'],
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'rest',
          include: files.rest.filter((path) => !path.startsWith(IN_ANOTHER_LANGUAGE)),
          ...turn('rest'),
        },
      },
      {
        extends: true,
        plugins: [bracketCatalogue],
        test: { name: 'another-language', include: [`${IN_ANOTHER_LANGUAGE}*.test.ts`], ...turn('rest') },
      },
      { extends: true, test: { name: 'claude', include: [...files.claude], ...turn('claude') } },
      {
        extends: true,
        test: {
          name: 'claude-and-monitor',
          include: [...files['claude-and-monitor']],
          ...turn('claude-and-monitor'),
        },
      },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: [...files.desktop],
          globalSetup: 'test/e2e/linux/pack-once.ts',
          ...turn('desktop'),
        },
      },
    ],
  },
});
