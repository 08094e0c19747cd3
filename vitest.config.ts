import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { bracketCatalogue } from './test/surfaces/bracket-catalogue.ts';

const ALL = 'test/**/*.test.{ts,tsx}';

/** Start the real Claude Code. What it leaves in the list of processes is a running session to every other test. */
const WITH_CLAUDE = ['test/claude/**/*.test.ts', 'test/headless/recovery/{*-real-claude,update-claude}.test.ts'];

/** These have a monitor as well, which would take up the sessions of the others: one after the other, when those are over. */
const WITH_CLAUDE_AND_MONITOR = ['test/{main,browser}/**/*-real-claude.test.ts'];

/** The product in a second language, which puts every text of the catalogue in brackets. */
const IN_ANOTHER_LANGUAGE = ['test/surfaces/another-language/*.test.ts'];

/** The packed product on a screen: one after the other, last, since each has a desktop of its own. */
const ON_A_DESKTOP = ['test/e2e/**/*.test.ts'];

export default defineConfig({
  resolve: {
    // The real one tries to download itself when it is imported under plain Node.
    alias: [{ find: /^electron$/, replacement: join(import.meta.dirname, 'test/fakes/electron.ts') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    env: { TZ: 'UTC', ELECTRON_OVERRIDE_DIST_PATH: process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '/nonexistent' },
    // Limits for what hangs, and no measure of speed: beside a build everything takes many times as long.
    testTimeout: 60_000,
    // Real programs, browsers and daemons share CI's two cores; the report names every test that needed a second try, and why.
    retry: process.env.CI ? 1 : 0,
    // A second, which is what comes without this, is short on a machine that builds beside it.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rest',
          include: [ALL],
          exclude: [...WITH_CLAUDE, ...WITH_CLAUDE_AND_MONITOR, ...ON_A_DESKTOP, ...IN_ANOTHER_LANGUAGE],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        plugins: [bracketCatalogue],
        test: { name: 'another-language', include: IN_ANOTHER_LANGUAGE, sequence: { groupOrder: 0 } },
      },
      { extends: true, test: { name: 'claude', include: WITH_CLAUDE, sequence: { groupOrder: 1 } } },
      {
        extends: true,
        test: {
          name: 'claude-and-monitor',
          include: WITH_CLAUDE_AND_MONITOR,
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'desktop',
          include: ON_A_DESKTOP,
          globalSetup: 'test/e2e/linux/pack-once.ts',
          sequence: { groupOrder: 3 },
          maxWorkers: 1,
        },
      },
    ],
  },
});
