import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { appMenu } from '../../../src/main/app/app-menu.ts';
import { hardenApp } from '../../../src/main/app/harden-app.ts';
import { createShellCommands } from '../../../src/main/commands/shell-commands.ts';
import type { Platform } from '../../../src/main/tray/tray-view.ts';
import { isPanelAddress } from '../../../src/main/window/panel-address.ts';
import { CONTENT_SECURITY_POLICY, closePanelSession } from '../../../src/main/window/panel-session.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';

const OWN = ['app://panel/', 'app://panel/assets/index.js', 'app://panel/?x#y'];
const FOREIGN = [
  'https://panel/',
  'app://panel.example/',
  'app://other/',
  'app://user@panel/',
  'app://user:pass@panel/',
  'app:panel',
  'file:///app://panel/',
  'javascript:app://panel/',
  'data:text/html,app://panel/',
  'about:blank',
  'devtools://devtools/bundled/',
  '',
  'not an address',
];

it.each(OWN)('%j is ours', (address) => expect(isPanelAddress(address)).toBe(true));
it.each(FOREIGN)('%j is not ours', (address) => expect(isPanelAddress(address)).toBe(false));

describe('the app', () => {
  const harden = () => {
    const app = Object.assign(new EventEmitter(), { enableSandbox: vi.fn() });
    const protocol = { registerSchemesAsPrivileged: vi.fn() };
    hardenApp(app as never, protocol as never);
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    app.emit('web-contents-created', {}, contents);
    return { app, contents, protocol };
  };

  it('puts every page into the sandbox', () => expect(harden().app.enableSandbox).toHaveBeenCalledOnce());

  it('gives its scheme no more than it needs', () => {
    expect(harden().protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'app', privileges: { standard: true, secure: true } },
    ]);
  });

  it('opens no window', () => {
    const handler = harden().contents.setWindowOpenHandler.mock.calls[0]?.[0];
    expect(handler({ url: 'https://status.claude.com/' })).toEqual({ action: 'deny' });
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s leads nowhere but home', (name) => {
    const { contents } = harden();
    const goTo = (url: string) => {
      const event = { url, preventDefault: vi.fn() };
      contents.emit(name, event);
      return event.preventDefault.mock.calls.length > 0 ? 'refused' : 'goes';
    };
    expect(FOREIGN.map(goTo)).toEqual(FOREIGN.map(() => 'refused'));
    expect(OWN.map(goTo)).toEqual(OWN.map(() => 'goes'));
  });

  it('attaches no webview', () => {
    const event = { preventDefault: vi.fn() };
    harden().contents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it.each([
    ['select-client-certificate', [{}, 'https://x/', [{ data: 'mine' }]]],
    ['login', [{}, {}, {}]],
  ] as const)('%s is answered with nothing', (name, rest) => {
    const event = { preventDefault: vi.fn() };
    const callback = vi.fn();
    harden().app.emit(name, event, ...rest, callback);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(callback).toHaveBeenCalledExactlyOnceWith();
  });
});

describe("the window's session", () => {
  const PAGE = { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html>') };
  const close = (devTools = false) => {
    const session = Object.assign(new EventEmitter(), {
      protocol: { handle: vi.fn() },
      webRequest: { onBeforeRequest: vi.fn() },
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setSpellCheckerEnabled: vi.fn(),
    });
    closePanelSession(session as never, new Map([['/', PAGE]]), devTools);
    const handler = session.protocol.handle.mock.calls[0]?.[1] as (request: { url: string }) => Response;
    const onRequest = session.webRequest.onBeforeRequest.mock.calls[0]?.[0];
    const isCancelled = (url: string): boolean => {
      const decide = vi.fn();
      onRequest({ url }, decide);
      return decide.mock.calls[0]?.[0].cancel;
    };
    return { session, handler, isCancelled };
  };

  it('reaches nothing but our own files', () => {
    const { isCancelled } = close();
    expect(FOREIGN.filter((url) => !isCancelled(url))).toEqual([]);
    expect(OWN.filter(isCancelled)).toEqual([]);
    expect(close(true).isCancelled('devtools://devtools/bundled/')).toBe(false);
    expect(close(true).isCancelled('https://devtools:443/')).toBe(true);
  });

  it('grants nothing', () => {
    const { session } = close();
    const decide = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0]({}, 'media', decide);
    expect(decide).toHaveBeenCalledExactlyOnceWith(false);
    expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]()).toBe(false);
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]()).toBe(false);
  });

  it('downloads nothing', () => {
    const event = { preventDefault: vi.fn() };
    close().session.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('serves what is in the table, with its policy', async () => {
    const answer = close().handler({ url: 'app://panel/' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<!doctype html>');
    expect(answer.headers.get('content-type')).toBe(PAGE.type);
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://panel/../../etc/passwd',
    'app://panel/%2e%2e/%2e%2e/etc/passwd',
    'app://panel/index.html',
    'app://panel//',
    'app://panel/constructor',
    'app://other/',
  ])('%s is not in the table', (url) => {
    const answer = close().handler({ url });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });
});

it('the policy starts from nothing and makes no exception', () => {
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  for (const rule of ["connect-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"]) {
    expect(CONTENT_SECURITY_POLICY).toContain(rule);
  }
  expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
});

describe('the application’s menu', () => {
  const roles = (platform: Platform, devTools: boolean) =>
    appMenu(platform, devTools).flatMap(({ role, submenu }) => [
      ...(role ? [role] : []),
      ...((submenu ?? []) as MenuItemConstructorOptions[]).map((item) => item.role),
    ]);

  it.each(['darwin', 'win32', 'linux'] as const)(
    '%s: larger and smaller, and nothing that leads elsewhere',
    (platform) => {
      expect(roles(platform, false)).toEqual(expect.arrayContaining(['zoomIn', 'zoomOut', 'resetZoom']));
      for (const role of ['toggleDevTools', 'reload', 'forceReload', 'help', 'fileMenu']) {
        expect(roles(platform, false)).not.toContain(role);
      }
      expect(roles(platform, true)).toContain('toggleDevTools');
      expect(roles(platform, false).includes('editMenu')).toBe(platform === 'darwin');
    },
  );
});

describe('what is opened outside', () => {
  const setUp = (change: Partial<Snapshot> = {}) => {
    const shell = {
      openExternal: vi.fn(async (_url: string) => {}),
      openPath: vi.fn(async (_path: string) => ''),
      showItemInFolder: vi.fn(),
    };
    const snapshot = { ...sampleSnapshots(0).well, ...change };
    const files = { realpath: vi.fn(async (path: string) => path), stat: vi.fn(async () => ({ kind: 'file' })) };
    const commands = createShellCommands({ shell, files: files as never, snapshot: () => snapshot, quit: vi.fn() });
    return { shell, files, commands };
  };
  const finding = (file: string | null) =>
    ({
      findings: [{ id: 'f', evidence: [{ file, line: 1, column: null, note: '' }] }],
    }) as unknown as Partial<Snapshot>;

  it('a link goes to the browser by its id', async () => {
    const { commands, shell } = setUp();
    expect(await commands['open-link']?.({ link: 'status-page' })).toEqual({ ok: true, value: null });
    expect(shell.openExternal).toHaveBeenCalledExactlyOnceWith('https://status.claude.com/');
  });

  it.each([
    'http://status.claude.com/i',
    'https://status.claude.com.evil.example/i',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('an incident that leads to %s does not', async (link) => {
    const well = sampleSnapshots(0).well;
    const incident = { id: 'abc', title: '', status: '', signIn: false, startedAt: 0, update: null, link };
    const { commands, shell } = setUp({ service: { ...well.service, incidents: [incident] } });
    expect(await commands['open-link']?.({ link: 'incident', incident: 'abc' })).toMatchObject({ ok: false });
    expect(shell.openExternal).not.toHaveBeenCalled();
  });

  it.each([
    '/home/ada/.claude/settings.json',
    '/home/ada/.zshrc',
    'C:\\Users\\ada\\.claude\\settings.json',
    '/home/ada/CLAUDE.md',
  ])('%s is opened', async (file) => {
    const { commands, shell } = setUp(finding(file));
    expect(await commands['open-file']?.({ finding: 'f', evidence: 0 })).toEqual({ ok: true, value: null });
    expect(shell.openPath).toHaveBeenCalledExactlyOnceWith(file);
  });

  it.each([
    '/usr/bin/claude',
    'C:\\tools\\claude.exe',
    '/home/ada/x.desktop',
    '/home/ada/run.sh',
    '/Applications/Claude.app',
  ])('%s is only shown in its folder, since opening could run it', async (file) => {
    const { commands, shell } = setUp(finding(file));
    expect(await commands['open-file']?.({ finding: 'f', evidence: 0 })).toEqual({ ok: true, value: null });
    expect(shell.openPath).not.toHaveBeenCalled();
    expect(shell.showItemInFolder).toHaveBeenCalledExactlyOnceWith(file);
  });

  it('a link that leads to a program is only shown, one that leads to a text is opened', async () => {
    const { commands, files, shell } = setUp(finding('/repo/.claude/settings.json'));
    files.realpath.mockResolvedValueOnce('/repo/evil.app');
    expect(await commands['open-file']?.({ finding: 'f', evidence: 0 })).toEqual({ ok: true, value: null });
    expect(shell.openPath).not.toHaveBeenCalled();
    expect(shell.showItemInFolder).toHaveBeenCalledOnce();
    files.realpath.mockResolvedValueOnce('/home/ada/dotfiles/claude.json');
    await commands['open-file']?.({ finding: 'f', evidence: 0 });
    expect(shell.openPath).toHaveBeenCalledOnce();
  });

  it('a folder is only shown, and what is gone is said to be', async () => {
    const { commands, files, shell } = setUp(finding('/home/ada/x.json'));
    files.stat.mockResolvedValueOnce({ kind: 'directory' });
    expect(await commands['open-file']?.({ finding: 'f', evidence: 0 })).toEqual({ ok: true, value: null });
    files.stat.mockResolvedValueOnce(null as never);
    expect(await commands['open-file']?.({ finding: 'f', evidence: 0 })).toMatchObject({ ok: false });
    expect(shell.openPath).not.toHaveBeenCalled();
    expect(shell.showItemInFolder).toHaveBeenCalledOnce();
  });

  it('what is not in a finding of ours is not opened at all', async () => {
    const { commands, shell } = setUp(finding(null));
    expect(await commands['open-file']?.({ finding: 'other', evidence: 0 })).toMatchObject({ ok: false });
    expect(await commands['open-file']?.({ finding: 'f', evidence: 0 })).toMatchObject({ ok: false });
    expect(await commands['open-file']?.({ finding: 'f', evidence: 9 })).toMatchObject({ ok: false });
    expect(shell.openPath).not.toHaveBeenCalled();
  });
});
