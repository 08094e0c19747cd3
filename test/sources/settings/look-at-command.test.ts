import { describe, expect, it } from 'vitest';
import { secretToolLine } from '../../../src/recovery/fallback/helper-lines.ts';
import { lookAtCommand } from '../../../src/sources/settings/look-at-command.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const HOME = '/home/ada';

function machine() {
  const host = createSimulatedHost();
  host.disk.put('/bin/sh', 'x', { mode: 0o755 });
  host.disk.put('/usr/bin/node', 'x', { mode: 0o755 });
  host.disk.put('/bin/cat', 'x', { mode: 0o755 });
  host.disk.put(`${HOME}/empty.sh`, '', { mode: 0o755 });
  host.disk.put('/usr/bin/tool', 'x', { mode: 0o755 });
  host.disk.put(`${HOME}/good.sh`, '#!/bin/sh\necho x\n', { mode: 0o755 });
  host.disk.put(`${HOME}/plain.sh`, '#!/bin/sh\necho x\n', { mode: 0o644 });
  host.disk.put(`${HOME}/crlf.sh`, '#!/bin/sh\r\necho x\r\n', { mode: 0o755 });
  host.disk.put(`${HOME}/lost.sh`, '#!/opt/lost/bash\necho x\n', { mode: 0o755 });
  host.disk.folder(`${HOME}/folder`);
  return host;
}

describe('a command that gives a credential, looked at', () => {
  it.each([
    ['a script', '~/good.sh', null],
    ['with arguments and quotes', '"$HOME/good.sh" --for x', null],
    ['a variable in front', 'A=1 ~/good.sh', null],
    ['not there', '~/none.sh', 'missing'],
    ['not executable', '~/plain.sh', 'not-executable'],
    ['not executable, but given to a shell', 'sh ~/plain.sh', null],
    ['given to a shell, and not there', 'sh ~/none.sh', 'missing'],
    ['Windows line ends', '~/crlf.sh', 'line-ends'],
    ['an interpreter that is not there', '~/lost.sh', 'interpreter'],
    ['a folder', '~/folder', 'folder'],
    ['a folder given to Node, which starts the program in it', '/usr/bin/node ~/folder x', null],
    ['a folder given to a shell', 'sh ~/folder', 'folder'],
    ['a program on the path', 'tool --key', null],
    ['a program that is nowhere', 'no-such-tool', 'missing'],
    ['a key in place of a command', 'sk-ant-api03-AAAABBBB', 'missing'],
    ['a script without a line', '~/empty.sh', 'empty'],
    ['a file printed', 'cat ~/good.sh', null],
    ['an empty file printed', 'cat ~/empty.sh', 'empty'],
    ['a file printed that is not there', 'cat ~/none.key', 'no-input'],
    ['the same at the head of a pipe', '/bin/cat ~/none.key | tr -d x', 'no-input'],
    ['a file printed from any folder', 'cat none.key', null],
    ['a file whose name a variable tells', 'cat /run/user/$UID/api.key', null],
    ['one of several files', 'cat /etc/keys/*.key', null],
    ['one of two files', 'cat ~/{work,home}.key', null],
    ['what it is given', 'cat /dev/fd/9', null],
    ['what the system makes up', 'cat /proc/4711/environ', null],
    ['a script whose name a variable tells', 'sh /opt/$TEAM/key.sh', null],
    ['a program of any version', '/opt/tool-*/bin/key', null],
    ['what a shell does itself', "echo '-'", null],
    ['a substitution', '$(which tool) x', null],
    ['a substitution for a variable', 'k=$(tool 3 x); printf %s "$k"', null],
    ['our own, through the keyring', secretToolLine('/usr/bin/secret-tool', '/usr/bin/timeout', 'api-key'), null],
  ])('%s', async (_name, command, trouble) => {
    expect((await lookAtCommand(machine(), command)).trouble).toBe(trouble);
  });

  it.each([
    'sk-ant-api03-AAAABBBB',
    '0123456789abcdef0123456789abcdef',
    '/opt/eyJhbGciOiJIUzI1.eyJzdWIiOiI/run',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  ])('never shows %s, which is no name of a program', async (command) => {
    expect((await lookAtCommand(machine(), command)).program).toBeNull();
  });
});
