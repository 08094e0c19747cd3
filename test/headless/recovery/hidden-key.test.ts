/** The key on a real terminal: nothing of it is shown, and the terminal is given back as it was. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type KeyringSession, startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { WAIT } from '../../patience.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/headless/index.js', import.meta.url));
const KEY = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';

let session: KeyringSession;
let child: ChildProcessWithoutNullStreams;
let shown = '';
beforeEach(async () => {
  shown = '';
  session = await startKeyringSession('open');
  mkdirSync(join(session.home, '.claude'));
});
afterEach(async () => {
  if (child.exitCode === null) child.kill('SIGKILL');
  await session.close();
});

/** A shell on a terminal of its own: it says how the terminal is set before and after, and what comes in afterwards. */
function open(...words: readonly string[]): void {
  const program = [process.execPath, PROGRAM, 'fallback', ...words].map((word) => `'${word}'`).join(' ');
  const left = 'IFS= read -r left && echo "left=[$left]"';
  const line = `echo "before=$(stty -g)"; ${program}; echo "code=$?"; echo "after=$(stty -g)"; ${left}`;
  child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    env: { ...session.env, SHELL: '/bin/sh' },
  });
  child.stdout.on('data', (text) => {
    shown += text;
  });
}

const until = (words: string | RegExp) => vi.waitFor(() => expect(shown).toMatch(words), WAIT);

/** Ends the line that the shell waits for. @returns what it then had got, and whether the terminal is as it was */
async function leave(): Promise<{ code: string; left: string; same: boolean }> {
  await until(/after=\S+\s/);
  child.stdin.write('end\r');
  await until(/left=\[.*\]/);
  if (child.exitCode === null) await once(child, 'close');
  const found = (pattern: RegExp): string => pattern.exec(shown)?.[1] ?? '';
  return {
    code: found(/code=(\d+)/),
    left: found(/left=\[(.*)\]/),
    same: found(/before=(\S+)/) !== '' && found(/before=(\S+)/) === found(/after=(\S+)/),
  };
}

const kept = async (): Promise<string> =>
  (await session.run('secret-tool', ['lookup', 'service', 'Pilotlight', 'account', 'anthropic-api-key'])).stdout;

describeNeeding(['keyring', 'terminal'], 'a key typed on a terminal', () => {
  it.each([
    ['typed', `${KEY}\r`],
    ['with blanks and empty lines around it', `\r\n  ${KEY}  \r\r`],
    ['with a slip of the finger', `sk-x\u007f${KEY.slice(3)}\r`],
    ['pasted with lines after it', `\u001b[200~${KEY}\nand CANARY more\nrm -rf CANARY\n\u001b[201~\r`],
  ])('%s: is kept and not shown, and the rest does not reach the shell', async (_how, typed) => {
    open('key');
    await until('it is not shown');
    child.stdin.write(typed);
    expect(await leave()).toEqual({ code: '0', left: 'end', same: true });
    expect(shown).toContain('ends in 6789');
    expect(shown).not.toContain('CANARY');
    expect(shown).not.toContain(KEY.slice(0, 10));
    expect(await kept()).toBe(KEY);
  });

  it.each([
    ['Ctrl+C', `${KEY}\u0003`, 'Nothing was stored.'],
    ['Ctrl+D', '\u0004', 'Nothing was given'],
    ['something else', 'CANARY hello\r', 'begins with “sk-ant-”'],
  ])('%s: nothing is kept, and the terminal is as before', async (_how, typed, says) => {
    open('key');
    await until('it is not shown');
    child.stdin.write(typed);
    expect(await leave()).toEqual({ code: '1', left: 'end', same: true });
    expect(shown).toContain(says);
    expect(shown).not.toContain('CANARY');
    expect(await kept()).toBe('');
  });

  it.each([
    ['y\r', '0', 'Done.'],
    ['n\r', '1', 'Nothing was changed.'],
    ['\r', '1', 'Nothing was changed.'],
    ['\u0004', '1', 'Nothing was changed.'],
  ])('%j to the question whether to go on ends with %s', async (typed, code, says) => {
    await session.run(process.execPath, [PROGRAM, 'fallback', 'add', 'local', '--preset', 'ollama']);
    open('on', 'local');
    await until('Do this?');
    child.stdin.write(typed);
    expect(await leave()).toMatchObject({ code, same: true });
    expect(shown).toContain(says);
  });

  it('the token of a gateway as well', async () => {
    open('add', 'work', '--url', 'https://gateway.example');
    await until('it is not shown');
    child.stdin.write('gateway-CANARY-token\r');
    expect(await leave()).toEqual({ code: '0', left: 'end', same: true });
    expect(shown).not.toContain('CANARY');
  });
});
