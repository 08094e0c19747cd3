/** What `ps` of macOS prints, made into sessions. Its form is the one of its manual; no Mac has run this. */
import { describe, expect, it } from 'vitest';
import type { RunOutcome, RunRequest } from '../../../src/platform/host.ts';
import { readSessions, readVariables } from '../../../src/sources/claude-code/mac-sessions.ts';
import { findRunningSessions } from '../../../src/sources/claude-code/running-sessions.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const KEY = 'sk-ant-api03-0123456789012345678901234567CANARYwxyz';
const ME = { home: '/Users/ada l', pid: 505, user: { name: 'ada', uid: 501, shell: null } };
const STARTED = Date.parse('2026-11-29T02:29:56Z');

const row = (pid: number, command: string, uid = 501): string =>
  `  ${pid}   ${uid} Sun Nov 29 02:29:56 2026     ${command}`;
const NODE = '/opt/homebrew/bin/node --no-warnings /opt/homebrew/lib/node_modules/@anthropic-ai/claude-code/cli.js -c';

describe('the processes of a Mac', () => {
  it.each([
    ['claude', true],
    ['claude --resume', true],
    ['/Users/ada l/.local/share/claude/versions/2.1.332 -p hi', true],
    ['/Users/ada l/.local/bin/claude -p hi', true],
    ['/opt/homebrew/bin/claude', true],
    [NODE, true],
    ['/usr/local/bin/node /usr/local/bin/claude', true],
    ['/usr/bin/vim /Users/ada l/claude', false],
    ['/Applications/Claude.app/Contents/MacOS/Claude', false],
    ['tail -f /tmp/claude', false],
    ['claude-status', false],
    ['node server.js claude', false],
  ])('%s: Claude Code %s', (command, is) => {
    const found = readSessions(row(501, command), ME);
    expect(found).toEqual(is ? [{ pid: 501, startedAt: STARTED, command }] : []);
  });

  it('leaves out other people and itself', () => {
    expect(readSessions([row(502, 'claude', 502), row(505, 'claude')].join('\n'), ME)).toEqual([]);
    expect(readSessions('', ME)).toEqual([]);
  });
});

describe('the variables of one', () => {
  const session = { pid: 501, startedAt: STARTED, command: 'claude --resume' };
  it('stand behind its command, blanks in them and all', () => {
    const text = `  50 claude --resume A=1\n  501 claude --resume HOME=/Users/ada l PS1=\\u $ EMPTY= ANTHROPIC_API_KEY=${KEY}`;
    expect(readVariables(text, session)).toEqual({
      HOME: '/Users/ada l',
      PS1: '\\u $',
      EMPTY: '',
      ANTHROPIC_API_KEY: KEY,
    });
  });

  it.each([
    ['it has ended', ''],
    ['it is another one by now', '  501 vim a=b HOME=/Users/ada'],
    ['the system does not show them', '  501 claude --resume'],
  ])('are not known where %s', (_why, text) => {
    expect(readVariables(text, session)).toBeNull();
  });
});

/** A Mac whose `ps` says this. */
function mac(listed: string, shown: string) {
  const asked: RunRequest[] = [];
  const simulated = createSimulatedHost({ platform: 'darwin' });
  const run = async (request: RunRequest): Promise<RunOutcome> => {
    asked.push(request);
    return { ok: true, code: 0, stdout: request.args[0]?.includes('E') ? shown : listed, stderr: '' };
  };
  return { asked, host: { ...simulated, processes: { ...simulated.processes, run } } };
}

describe('sessions of a Mac', () => {
  const { home, user } = createSimulatedHost({ platform: 'darwin' });
  it('have the folder they were started in and the names that matter', async () => {
    const listed = [row(501, 'claude', user.uid), row(502, NODE, user.uid), row(503, 'claude', user.uid)].join('\n');
    const { asked, host } = mac(
      listed,
      [
        `501 claude HOME=${home} PWD=${home}/proj SECRET=CANARY ANTHROPIC_API_KEY=${KEY}`,
        `502 ${NODE} HOME=/Users/somebody PWD=/srv ANTHROPIC_API_KEY=${KEY}`,
        '503 claude',
      ].join('\n'),
    );
    const sessions = await findRunningSessions(host, { deep: true });
    expect(sessions).toMatchObject([
      {
        pid: 501,
        cwd: `${home}/proj`,
        startedAt: STARTED,
        env: [{ name: 'ANTHROPIC_API_KEY', tail: 'wxyz', place: 'running-session' }],
      },
    ]);
    expect(JSON.stringify(sessions)).not.toContain('CANARY');
    expect(asked.map(({ file, args }) => [file, args.at(-1)])).toEqual([
      ['/bin/ps', 'pid=,uid=,lstart=,command='],
      ['/bin/ps', '501,502,503'],
    ]);
  });

  it('cost one look where there are none', async () => {
    const { asked, host } = mac(row(1, '/sbin/launchd', 0), '');
    expect(await findRunningSessions(host, { deep: true })).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
