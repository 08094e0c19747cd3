import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKeptWindows, saveKeptWindows } from '../../src/headless/serve/kept-sessions.ts';
import { describeLink, hasBrowser } from '../../src/headless/serve/link.ts';
import { readPageFiles } from '../../src/headless/serve/page-files.ts';
import { serveWindow } from '../../src/headless/serve/serve-window.ts';
import type { ServeOutcome, Serving } from '../../src/headless/serve/server.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { fakeMonitor } from '../browser/harness/fake-monitor.ts';
import { loopbackClient, openSession } from '../contract/loopback-client.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';

const URL_WITH_TICKET = 'http://127.0.0.1:4321/#ticket=abc';

describe('the printed link', () => {
  it('stands alone on a machine with a person in front', () => {
    expect(describeLink(URL_WITH_TICKET, {}).join('\n')).toContain(URL_WITH_TICKET);
    expect(describeLink(URL_WITH_TICKET, {}).join('\n')).not.toContain('ssh');
  });

  it('comes with the way through SSH', () => {
    const env = { SSH_CONNECTION: '10.0.0.9 50122 10.0.0.7 22', USER: 'ada' };
    expect(describeLink(URL_WITH_TICKET, env)).toContain('  ssh -N -L 4321:127.0.0.1:4321 ada@10.0.0.7');
  });

  it('never prints a line of the environment’s making', () => {
    const env = { SSH_CONNECTION: 'x y $(reboot) 22', USER: 'ada;reboot' };
    expect(describeLink(URL_WITH_TICKET, env).join('\n')).not.toContain('reboot');
  });

  it.each([
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0', SSH_CONNECTION: 'a 1 b 2' }, false],
    ['darwin', {}, true],
    ['darwin', { SSH_TTY: '/dev/ttys001' }, false],
    ['win32', {}, true],
  ] as const)('opens a browser on %s with %o: %s', (platform, env, opens) => {
    expect(hasBrowser({ platform, env })).toBe(opens);
  });
});

describe('the server’s memory', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilotlight-serve-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const page = new Map();
  const monitor = () => fakeMonitor(sampleSnapshots(0).well);
  function serving(outcome: ServeOutcome): Serving {
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome;
  }

  it('comes back on its port, to its windows', async () => {
    const host = createNodeHost({ dataDir: folder });
    const first = serving(await serveWindow(host, monitor(), page, null));
    const { session } = JSON.parse((await openSession(first.port, first.url)).text) as { session: string };
    await expect.poll(() => loadKeptWindows(host)).not.toBeNull();
    await first.close();
    const second = serving(await serveWindow(host, monitor(), page, null));
    expect(second.port).toBe(first.port);
    expect((await loopbackClient(second.port, session).snapshot()).headline).toBe('Signed in');
    await second.close();
  });

  it('takes another port when the old one is taken, and says so for an asked one', async () => {
    const host = createNodeHost({ dataDir: folder });
    const first = serving(await serveWindow(host, monitor(), page, null));
    await saveKeptWindows(host, { port: first.port, sessions: [] });
    const second = serving(await serveWindow(host, monitor(), page, null));
    expect(second.port).not.toBe(first.port);
    expect(await serveWindow(host, monitor(), page, first.port)).toMatchObject({ ok: false, why: 'port-taken' });
    await Promise.all([first.close(), second.close()]);
  });

  it.each(['', 'not json', '{"port":0,"sessions":[]}', '{"port":80,"sessions":"x"}', '[]'])(
    'starts anew from "%s"',
    async (text) => {
      const host = createNodeHost({ dataDir: folder });
      await host.files.write(join(folder, 'windows.json'), text, 0o600);
      expect(await loadKeptWindows(host)).toBeNull();
    },
  );

  it('knows when the page was not built', async () => {
    expect(await readPageFiles(folder)).toBeNull();
  });
});
