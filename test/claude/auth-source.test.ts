import { expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import { describeNeeding } from '../needs.ts';
import { SEED } from '../seeded.ts';
import { compareRandomly } from './compare-randomly.ts';

/** Of all versions together; each commit draws others. Every night `check:claude` asks more. */
const COMBINATIONS = Math.ceil(Number(process.env.PILOTLIGHT_COMBINATIONS ?? 60) / CLAUDE_VERSIONS.length);
const TIMEOUT_MS = 600_000 + COMBINATIONS * 10_000;

describeNeeding('claude', `the real Claude Code agrees (PILOTLIGHT_SEED=${SEED})`, () => {
  test.each(CLAUDE_VERSIONS)(
    '%s sends and says what the resolver expects',
    async (version) => {
      const seed = SEED + CLAUDE_VERSIONS.indexOf(version);
      expect(await compareRandomly(version, { combinations: COMBINATIONS, seed })).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
