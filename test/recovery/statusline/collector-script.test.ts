/** The script as the system's shells run it, with what Claude Code hands to a status line. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { collectorScript } from '../../../src/recovery/statusline/collector-script.ts';
import { readOwnCommand, statuslineCommand } from '../../../src/recovery/statusline/statusline-command.ts';
import { readSpool } from '../../../src/sources/usage/read-spool.ts';
import { type UsageFiles, usageFiles } from '../../../src/sources/usage/usage-files.ts';
import { WAIT } from '../../patience.ts';

const CANARY = 'CANARY7F3A';
const DIR = '/home/ada/.claude';
const SHELLS = ['/bin/dash', '/bin/bash', '/bin/sh'].filter((shell) => existsSync(shell));

const INPUT = {
  session_id: CANARY,
  transcript_path: `/home/ada/${CANARY}.jsonl`,
  cwd: '/home/ada/"rate_limits":{"five_hour":{"used_percentage":1}}',
  model: { id: 'claude-opus', display_name: 'Opus' },
  version: '2.1.332',
  cost: { total_cost_usd: 12.5 },
};
const RUBBISH = '\u0000\u0001{"rate_limits":{"five_hour":{';
const LIMITS = {
  five_hour: { used_percentage: 62.4, resets_at: 1_795_923_600 },
  seven_day: { used_percentage: 81, resets_at: 1_796_288_400 },
};

let home: string;
let files: UsageFiles;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pilotlight line 'of' $HOME-"));
  files = usageFiles({ dataDir: home, platform: 'linux' }, DIR);
  mkdirSync(files.folder);
  writeFileSync(files.script, collectorScript(files));
  chmodSync(files.script, 0o700);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const spool = () => readSpool(createNodeHost({ dataDir: home }), DIR);

function call(command: string, input: string, shell = '/bin/sh') {
  const env = { PATH: process.env.PATH, TZ: 'UTC', ANTHROPIC_API_KEY: `sk-ant-${CANARY}` };
  const { status, stdout, stderr } = spawnSync(shell, ['-c', command], { input, env, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe.skipIf(process.platform === 'win32').each(SHELLS)('the script, run by %s', (shell) => {
  const run = (input: string, ...args: string[]) => {
    const env = { PATH: process.env.PATH, TZ: 'UTC', ANTHROPIC_API_KEY: `sk-ant-${CANARY}` };
    return spawnSync(shell, [files.script, ...args], { input, env, encoding: 'utf8' });
  };

  it('notes windows, version and time, and nothing else', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    run(JSON.stringify({ ...INPUT, rate_limits: LIMITS }));
    const { reading, noneAt, version } = await spool();
    expect(reading?.windows).toEqual([
      { id: 'fiveHour', percent: 62.4, resetsAt: 1_795_923_600_000 },
      { id: 'sevenDay', percent: 81, resetsAt: 1_796_288_400_000 },
    ]);
    expect(reading?.at).toBeGreaterThanOrEqual(before);
    expect({ noneAt, version }).toEqual({ noneAt: null, version: '2.1.332' });
    expect(readdirSync(files.folder).sort()).toEqual([`${files.name}.json`, `${files.name}.sh`]);
    expect(readFileSync(files.windows, 'utf8')).toMatch(
      /^\{"at":\d+,"version":"2\.1\.332","fiveHour":\{"percent":62\.4,"resetsAt":1795923600\},"sevenDay":\{"percent":81,"resetsAt":1796288400\}\}\n$/,
    );
  });

  it('keeps what it knew when the windows are gone, and notes since when', async () => {
    run(JSON.stringify({ ...INPUT, rate_limits: LIMITS }));
    run(JSON.stringify(INPUT));
    const { reading, noneAt } = await spool();
    expect(reading?.windows).toHaveLength(2);
    expect(noneAt).not.toBeNull();
  });

  it('knows one window, a spend limit, and one without a reset', async () => {
    run(JSON.stringify({ ...INPUT, rate_limits: { seven_day: LIMITS.seven_day } }));
    expect((await spool()).reading?.windows.map(({ id }) => id)).toEqual(['sevenDay']);
    run(JSON.stringify({ ...INPUT, spend_limit: { used_percentage: 7, resets_at: null } }));
    expect((await spool()).reading?.windows).toEqual([{ id: 'spendLimit', percent: 7, resetsAt: null }]);
  });

  it.each([
    ['', 'nothing'],
    ['{', 'half a document'],
    ['{"rate_limits":{"five_hour":{"used_percentage":"$(touch x)","resets_at":1}}}', 'a text for a number'],
    ['{"rate_limits":{"five_hour":{"used_percentage":-1,"resets_at":1}}}', 'less than nothing'],
    ['{"rate_limits":{"five_hour":{"used_percentage":1e9,"resets_at":1}}}', 'an exponent'],
    ['{"rate_limits":{}}', 'no window'],
    [`{"version":"${CANARY} \\"$(touch x)","rate_limits":null}`, 'a strange version'],
    [RUBBISH, 'rubbish'],
  ])('%j notes no window: %s', async (input) => {
    expect(run(input)).toMatchObject({ status: 0, stderr: '' });
    const { reading, noneAt, version } = await spool();
    expect({ reading, version }).toEqual({ reading: null, version: null });
    expect(noneAt).not.toBeNull();
    expect(readFileSync(files.none, 'utf8')).not.toContain(CANARY);
  });

  it('prints a line of its own with percent and reset, and none where nothing is known', () => {
    const { stdout, stderr } = run(JSON.stringify({ ...INPUT, rate_limits: LIMITS }), 'line');
    expect(stdout).toBe('5 h 62 %, resets 03:40 · 7 d 81 %, resets Thu 09:00\n');
    expect(stderr).toBe('');
    expect(run(JSON.stringify(INPUT), 'line').stdout).toBe('');
  });

  it('hands every byte on, line ends and all', () => {
    for (const input of [`${JSON.stringify(INPUT)}\n`, '', 'a\r\nb\n\n\n', 'ä\u{1f525}', `${'y'.repeat(300_000)}\n`])
      expect(run(input).stdout).toBe(input);
  });

  it('goes on where its folder is gone or full', () => {
    rmSync(files.windows, { force: true });
    mkdirSync(files.windows);
    mkdirSync(files.none);
    expect(run('{}')).toMatchObject({ status: 0, stdout: '{}', stderr: '' });
    const script = readFileSync(files.script, 'utf8');
    rmSync(files.folder, { recursive: true });
    const away = join(home, 'away.sh');
    writeFileSync(away, script);
    expect(spawnSync(shell, [away], { input: '{}', encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '{}',
      stderr: '',
    });
  });
});

describe.skipIf(process.platform === 'win32')('in front of another status line', () => {
  const input = `${JSON.stringify({ ...INPUT, rate_limits: LIMITS })}\n`;
  const ORIGINALS = [
    'cat',
    'cat # what it was told',
    'cat; exit 3',
    'read -r line; printf "\\033[31m%s\\033[0m" "$line"; exit 7',
    'echo one; echo two >&2; false',
    'true',
    'cat <<END\nhere\nEND',
    '{ wc -c; } && (exit 4)',
    'no-such-program-of-ours',
    "printf '%s' 'a b' | tr a-z A-Z",
    'exec cat',
    'x=$(cat); case $x in *five_hour*) echo known ;; *) echo unknown ;; esac',
  ];

  it.each(ORIGINALS)('%j gives the same output and exit code', async (original) => {
    const command = statuslineCommand(files.script, original);
    expect(call(command, input)).toEqual(call(original, input));
    expect((await spool()).reading?.windows).toHaveLength(2);
    expect(readOwnCommand(files.script, command)).toEqual({ state: 'chained', original });
  });

  it.each(ORIGINALS)('%j goes on when the script is gone', (original) => {
    const command = statuslineCommand(files.script, original);
    rmSync(files.folder, { recursive: true });
    expect(call(command, input)).toEqual(call(original, input));
  });

  it('ends with it when Claude Code ends the process group', async () => {
    const child = spawn('/bin/sh', ['-c', statuslineCommand(files.script, 'cat; sleep 600')], { detached: true });
    child.stdin.end(input);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const closed = once(child, 'close');
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    expect(await closed).toEqual([null, 'SIGTERM']);
    // What it was told is noted all the same.
    await vi.waitFor(async () => expect((await spool()).reading?.windows).toHaveLength(2), WAIT);
  });

  it('does not take another script, or one that was changed by hand, for its own', () => {
    expect(readOwnCommand(files.script, statuslineCommand('/elsewhere/x.sh', 'cat'))).toBeNull();
    expect(readOwnCommand(files.script, `${statuslineCommand(files.script, 'cat')} | tail -1`)).toBeNull();
    expect(readOwnCommand(files.script, 'cat')).toBeNull();
    expect(readOwnCommand(files.script, statuslineCommand(files.script, null))).toEqual({ state: 'alone' });
  });
});
