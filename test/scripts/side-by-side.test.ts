import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindOf, sortTestFiles } from '../../scripts/side-by-side.mjs';

/** As the tests write it; in pieces, so that this very file asks for nothing. */
const asks = (words: string) => `describe${'Needing'}(${words}, 'x', () => {});`;
const ROOT = join(import.meta.dirname, '../..');
/** Takes in what starts Claude Code, or says where it is. */
const STARTS = /^import\b[^;]*\b(runClaude|claudeBinary)\b/m;

it.each([
  ['needs nothing', [], 'rest'],
  ['watches sessions, and starts none', ['browser', 'keyring'], 'rest'],
  ['starts Claude Code', ['certificates', 'claude'], 'claude'],
  ['starts Claude Code beside a monitor', ['claude', 'browser'], 'claude-and-monitor'],
  ['has the whole desktop', ['keyring', 'desktop'], 'desktop'],
] as const)('what %s is told apart', (_, suites, kind) => {
  expect(kindOf(suites)).toBe(kind);
});

describe('the files of tests', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pilotlight-kinds-'));
    mkdirSync(join(root, 'test/page'), { recursive: true });
    writeFileSync(join(root, 'test/page/look.test.tsx'), asks("'browser'"));
    writeFileSync(join(root, 'test/page/look.ts'), asks("'claude'"));
    writeFileSync(join(root, 'test/judge.test.ts'), `${asks("'keyring'")}\n${asks("['browser', 'claude']")}`);
    writeFileSync(join(root, 'test/tray.test.ts'), asks("'desktop'"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('are sorted by all that each of them needs', () => {
    expect(sortTestFiles(root)).toEqual({
      rest: ['test/page/look.test.tsx'],
      claude: [],
      'claude-and-monitor': ['test/judge.test.ts'],
      desktop: ['test/tray.test.ts'],
    });
  });

  it('of this project that start Claude Code are none of the rest', () => {
    const { rest, claude } = sortTestFiles(ROOT);
    const starts = (path: string) => STARTS.test(readFileSync(join(ROOT, path), 'utf8'));
    expect(rest.filter(starts)).toEqual([]);
    expect(claude.filter(starts)).toContain('test/claude/refusals.test.ts');
  });
});
