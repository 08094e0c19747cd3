/**
 * What a call of the status line costs beyond what Claude Code would start anyway: a shell with the user's own command in it,
 * beside the same one with Pilotlight's script in front, and the script alone beside a shell that does nothing.
 * Run with `npm run bench -- statusline [rounds]`.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectorScript } from '../src/recovery/statusline/collector-script.ts';
import { statuslineCommand } from '../src/recovery/statusline/statusline-command.ts';
import { usageFiles } from '../src/sources/usage/usage-files.ts';
import { keepFigure } from './parts/figures.ts';
import { printTimesInTurns } from './parts/in-turns.ts';

const ROUNDS = Number(process.argv[2] ?? 200);
const OWN = 'cat >/dev/null; printf line';
/** As long as a real one with its costs, its context window and its cache. */
const INPUT = JSON.stringify({
  session_id: '11111111-2222-4333-8444-555555555555',
  context_window: { filler: 'x'.repeat(2500) },
  version: '2.1.332',
  rate_limits: {
    five_hour: { used_percentage: 62.4, resets_at: 1_795_923_600 },
    seven_day: { used_percentage: 81, resets_at: 1_796_288_400 },
  },
});

const dataDir = mkdtempSync(join(tmpdir(), 'pilotlight-statusline-'));
const files = usageFiles({ dataDir, platform: 'linux' }, '/home/ada/.claude');
mkdirSync(files.folder);
writeFileSync(files.script, collectorScript(files));
chmodSync(files.script, 0o700);

const COMMANDS = {
  'sh, nothing': 'true',
  'sh, Pilotlight alone': statuslineCommand(files.script, null),
  'sh, own line': OWN,
  'sh, own line behind Pilotlight': statuslineCommand(files.script, OWN),
};

const times = printTimesInTurns(
  ROUNDS,
  Object.fromEntries(
    Object.entries(COMMANDS).map(([name, command]) => [
      name,
      () => void spawnSync('/bin/sh', ['-c', command], { input: INPUT }),
    ]),
  ) as Record<keyof typeof COMMANDS, () => void>,
);
keepFigure({
  what: 'a call of the status line, in front of another one',
  unit: 'ms',
  values: times['sh, own line behind Pilotlight'],
  reference: { name: 'that one alone', values: times['sh, own line'] },
  aim: { of: 'beyond', atMost: 30 },
});
keepFigure({
  what: 'a call of the status line, alone',
  unit: 'ms',
  values: times['sh, Pilotlight alone'],
  reference: { name: 'sh, nothing', values: times['sh, nothing'] },
  aim: { of: 'beyond', atMost: 30 },
});
rmSync(dataDir, { recursive: true });
