/** The commands of Claude Code's own that the pages name: the real one is asked whether it has them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../scripts/claude-code.mjs';
import { CLOSED_NETWORK } from '../claude/real-claude.ts';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { codeOf, PAGES } from './pages.ts';

const NAMED = PAGES.flatMap(codeOf).flatMap(
  (text) => /^(?:claude )?(auth \w+(?: --json)?|setup-token|update|-p)$/.exec(text)?.[1] ?? [],
);

describeNeeding('claude', 'the newest Claude Code', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'pilotlight-docs-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

  it.each([...new Set(NAMED)])('has “claude %s”', (words) => {
    const [first = '', second = '', option = ''] = words.split(' ');
    const { stdout } = spawnSync(
      claudeBinary(CLAUDE_VERSIONS[0] ?? ''),
      [...[first, second].filter(Boolean), '--help'],
      {
        encoding: 'utf8',
        cwd: home,
        env: { PATH: '/usr/bin:/bin', HOME: home, ...CLOSED_NETWORK },
        timeout: patience(),
      },
    );
    const usage = `Usage: claude ${first === '-p' ? '' : `${first} ${second}`.trim()}`;
    expect(stdout).toContain(usage);
    expect(stdout).toContain(option);
    if (first === '-p') expect(stdout).toContain('-p, --print');
  });
});
