/** What the page may have opened: text alone, whatever links are called; anything else is shown in its folder. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showInFolder } from '../../src/headless/serve/link.ts';
import { shellCommands } from '../../src/headless/watch/shell-commands.ts';
import type { Host } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';

const DONE = { ok: true, value: null };

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pilotlight-open-'));
  mkdirSync(join(home, 'bin'));
  // Writes down what it was to open, and opens nothing.
  writeFileSync(join(home, 'bin/xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${home}/opened'\n`);
  chmodSync(join(home, 'bin/xdg-open'), 0o755);
});
afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

const put = (name: string, mode = 0o644) => writeFileSync(join(home, name), '', { mode });
const opened = () => readFileSync(join(home, 'opened'), 'utf8').trim().split('\n');

function ask(name: string | null, env: Record<string, string> = { DISPLAY: ':0' }, finding = 'f') {
  const file = name === null ? null : join(home, name);
  const evidence = [{ file, line: 1, column: null, note: '' }];
  const other = [{ file: join(home, 'other.json'), line: 1, column: null, note: '' }];
  const findings = [
    { id: 'settings-broken', key: 'settings-broken-1', evidence: other },
    { id: 'settings-broken', key: 'f', evidence },
  ];
  const snapshot = { findings } as unknown as Snapshot;
  const host = createNodeHost({ env: { PATH: `${join(home, 'bin')}:/usr/bin:/bin`, HOME: home, ...env } });
  return shellCommands(
    host,
    () => snapshot,
    () => {},
  )['open-file']?.({ finding, evidence: 0 });
}

describe.skipIf(process.platform !== 'linux')('a page that asks for the file of a finding', () => {
  it('has a text opened, also behind a link', async () => {
    put('claude.json');
    symlinkSync(join(home, 'claude.json'), join(home, 'settings.json'));
    expect(await ask('claude.json')).toEqual(DONE);
    await expect.poll(opened).toEqual([join(home, 'claude.json')]);
    expect(await ask('settings.json')).toEqual(DONE);
    await expect.poll(() => opened()[1]).toBe(join(home, 'settings.json'));
  });

  it('has the file of the second finding of a kind opened, not that of the first', async () => {
    put('other.json');
    put('claude.json');
    expect(await ask('claude.json')).toEqual(DONE);
    await expect.poll(opened).toEqual([join(home, 'claude.json')]);
  });

  it.each([
    ['a program', () => put('run.sh', 0o755), 'run.sh'],
    ['a starter', () => put('evil.desktop'), 'evil.desktop'],
    ['a stored login', () => put('.credentials.json', 0o600), '.credentials.json'],
    ['a folder that is called like a text', () => mkdirSync(join(home, 'notes.json')), 'notes.json'],
    [
      'a link to a program that is called like a text',
      () => {
        put('evil.desktop', 0o755);
        symlinkSync(join(home, 'evil.desktop'), join(home, 'settings.json'));
      },
      'settings.json',
    ],
  ])('has %s shown in its folder alone', async (_what, make, name) => {
    make();
    expect(await ask(name)).toEqual(DONE);
    await expect.poll(opened).toEqual([home]);
  });

  it.each([
    ['what is gone', 'gone.json', { DISPLAY: ':0' }, 'f', /not there any more/],
    ['a finding without a file', null, { DISPLAY: ':0' }, 'f', /no file to open/],
    ['a finding that has gone', null, { DISPLAY: ':0' }, 'other', /finding has gone/],
  ])('is told of %s', async (_what, name, env, finding, message) => {
    expect(await ask(name, env, finding)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  it('has no such command where there is no screen to show it on', async () => {
    put('claude.json');
    expect(await ask('claude.json', {})).toBeUndefined();
  });
});

it.each([
  ['darwin', '/Users/ada/run.sh', ['open', '-R', '/Users/ada/run.sh']],
  ['win32', 'C:\\Users\\ada b\\run.cmd', ['explorer', '/select,', 'C:\\Users\\ada b\\run.cmd']],
] as const)('%s marks the file in its folder', async (platform, path, command) => {
  const launch = vi.fn(async (_start: { file: string; args: readonly string[] }) => true);
  const host = { platform, env: {}, processes: { launch } } as unknown as Host;
  expect(await showInFolder(host, path)).toBe(true);
  const [start] = launch.mock.calls[0] ?? [];
  expect([start?.file, ...(start?.args ?? [])]).toEqual(command);
});
