/** What every wall between a shell and the monitor must do, whether HTTP or IPC carries it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandContract, CommandName, CommandResult } from '../../src/shared/commands.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { COMMAND_SCHEMAS } from '../../src/shared/validators.ts';
import { type FakeMonitor, fakeMonitor } from '../browser/harness/fake-monitor.ts';
import { sampleSnapshots } from '../fixtures/snapshots.ts';
import { every } from '../patience.ts';

/** One window's side of the wall. `run` takes anything: a page that was taken over sends anything. */
export interface Client {
  snapshot(): Promise<Snapshot>;
  subscribe(onSnapshot: (snapshot: Snapshot) => void): () => void;
  run(name: unknown, payload: unknown): Promise<CommandResult>;
}

export interface Transport {
  /** Another window that is let in. */
  connect(): Promise<Client>;
  close(): Promise<void>;
}

const NOW = Date.UTC(2026, 7, 16, 12);

/** One valid payload per command; the compiler knows when one is missing. */
const VALID = {
  refresh: {},
  mute: { untilMs: NOW },
  unmute: {},
  'add-profile': { configDir: '/home/ada/.claude-work' },
  'name-claude': { path: '/opt/claude/claude' },
  'remove-profile': { id: 'p1' },
  'set-settings': { settings: { autostart: true, quietHours: { from: '22:00', to: '07:00' } } },
  'tell-when-it-works': { on: true },
  'test-notice': {},
  explain: { text: 'API Error: 401 OAuth token has expired' },
  'ask-others': {},
  'dismiss-notice': { id: 'n1' },
  'open-link': { link: 'incident', incident: 'qt14v73myyy5' },
  'open-file': { finding: 'settings-syntax', evidence: 0 },
  history: { limit: 100 },
  diagnostics: {},
  'plan-remedy': { remedy: 'unset-variable', profile: 'default', finding: 'api-key-beats-plan' },
  'apply-remedy': { plan: '20261121-010203-4f1a2b3c' },
  'undo-remedy': { id: '20261121-010203-4f1a2b3c' },
  'cancel-remedy': { run: '20261121-010203-4f1a2b3c' },
  'start-sign-in': { profile: 'default', way: 'sso', email: 'ada@example.com' },
  'open-claude': { profile: 'default' },
  'answer-sign-in': { run: '20261121-010203-4f1a2b3c', code: 'one-time-code#state' },
  fallback: { on: true },
  'fallback-key-from-clipboard': {},
  'test-fallback-key': {},
  'list-fallbacks': {},
  'add-gateway': { name: 'work', baseUrl: 'https://gateway.example', model: '', smallModel: '', token: true },
  'remove-gateway': { name: 'work' },
  'gateway-token-from-clipboard': { name: 'work' },
  'back-up': { profile: 'default' },
  'look-for-update': {},
  'install-claude': {},
  'update-claude': {},
  quit: {},
} as const satisfies { [N in CommandName]: CommandContract[N]['payload'] };

const HOSTILE: readonly (readonly [what: string, name: unknown, payload: unknown, code: string])[] = [
  ['an unknown command', 'format-disk', {}, 'unknown-command'],
  ['no name', undefined, {}, 'unknown-command'],
  ['a number for a name', 7, {}, 'unknown-command'],
  ['a list for a name', ['refresh'], {}, 'unknown-command'],
  ['a name from the prototype', 'constructor', {}, 'unknown-command'],
  ['the prototype for a name', '__proto__', {}, 'unknown-command'],
  ['a method for a name', 'toString', {}, 'unknown-command'],
  ['an extra key', 'refresh', { force: true }, 'invalid'],
  ['an extra key beside the right ones', 'tell-when-it-works', { on: true, also: 1 }, 'invalid'],
  ['an extra key inside', 'set-settings', { settings: { version: 2 } }, 'invalid'],
  ['a missing key', 'mute', {}, 'invalid'],
  ['a wrong type', 'tell-when-it-works', { on: 'yes' }, 'invalid'],
  ['no payload', 'refresh', null, 'invalid'],
  ['a list for a payload', 'refresh', [], 'invalid'],
  ['a text for a payload', 'refresh', 'now', 'invalid'],
  ['an address for a link', 'open-link', { link: 'https://example.com/' }, 'invalid'],
  ['a path for an incident', 'open-link', { link: 'incident', incident: '../../etc' }, 'invalid'],
  ['a relative folder', 'add-profile', { configDir: '../somewhere' }, 'invalid'],
  ['a folder with a line break', 'add-profile', { configDir: '/home/ada\n/etc' }, 'invalid'],
  ['a folder far too long', 'add-profile', { configDir: `/${'a'.repeat(5000)}` }, 'invalid'],
  ['a file by name', 'open-file', { finding: 'x', evidence: 0, file: '/etc/passwd' }, 'invalid'],
  ['a negative place', 'open-file', { finding: 'x', evidence: -1 }, 'invalid'],
  ['too much history', 'history', { limit: 1e9 }, 'invalid'],
  ['a remedy nobody knows', 'plan-remedy', { remedy: 'format-disk', profile: 'default' }, 'invalid'],
  ['a plan of its own', 'apply-remedy', { plan: 'p', steps: [{ kind: 'file' }] }, 'invalid'],
  ['a path for a plan', 'apply-remedy', { plan: '../../etc' }, 'invalid'],
  ['a path for an undo', 'undo-remedy', { id: '..' }, 'invalid'],
  ['an option for an address', 'start-sign-in', { profile: 'p', way: 'sso', email: '--help@x.org' }, 'invalid'],
  ['a code of two lines', 'answer-sign-in', { run: 'r', code: 'a\nb' }, 'invalid'],
  ['a code far too long', 'answer-sign-in', { run: 'r', code: 'a'.repeat(5000) }, 'invalid'],
  ['a key', 'fallback-key-from-clipboard', { key: 'sk-ant-api03-fake' }, 'invalid'],
  ['a token', 'gateway-token-from-clipboard', { name: 'work', token: 'fake-token' }, 'invalid'],
  ['a program', 'update-claude', { path: '/bin/sh' }, 'invalid'],
  ['an interval that would hammer', 'set-settings', { settings: { pageIntervalMs: 1 } }, 'invalid'],
];

async function eventually(check: () => void): Promise<void> {
  await vi.waitFor(check, every(5));
}

/** Runs the contract over a transport. */
export function contractSuite(name: string, makeTransport: (monitor: FakeMonitor) => Promise<Transport>): void {
  describe(`the contract over ${name}`, () => {
    let monitor: FakeMonitor;
    let transport: Transport;
    let client: Client;
    beforeEach(async () => {
      monitor = fakeMonitor(sampleSnapshots(NOW).crowded);
      transport = await makeTransport(monitor);
      client = await transport.connect();
    });
    afterEach(() => transport.close());

    it('hands over the snapshot whole and unchanged', async () => {
      expect(await client.snapshot()).toEqual(monitor.snapshot());
    });

    it('tells the newest snapshot at once, then every change, exactly', async () => {
      const seen: Snapshot[] = [];
      client.subscribe((snapshot) => seen.push(snapshot));
      await eventually(() => expect(seen.at(-1)).toEqual(monitor.snapshot()));
      for (const next of Object.values(sampleSnapshots(NOW))) {
        monitor.show(next);
        await eventually(() => expect(seen.at(-1)).toEqual(monitor.snapshot()));
      }
    });

    it('ends a burst with the last one', async () => {
      let last: Snapshot | null = null;
      client.subscribe((snapshot) => {
        last = snapshot;
      });
      const { well, outage } = sampleSnapshots(NOW);
      for (let i = 0; i < 500; i++) monitor.show(i % 2 ? well : outage);
      await eventually(() => expect(last).toEqual(monitor.snapshot()));
    });

    it('stops telling who does not listen any more', async () => {
      const seen: Snapshot[] = [];
      const stop = client.subscribe((snapshot) => seen.push(snapshot));
      await eventually(() => expect(seen.length).toBeGreaterThan(0));
      stop();
      const other: Snapshot[] = [];
      client.subscribe((snapshot) => other.push(snapshot));
      const before = seen.length;
      monitor.show(sampleSnapshots(NOW).offline);
      await eventually(() => expect(other.at(-1)?.rev).toBe(monitor.snapshot().rev));
      expect(seen.length).toBe(before);
    });

    it('shows every window the same', async () => {
      const others = await Promise.all([transport.connect(), transport.connect()]);
      const last = new Map<Client, number>();
      for (const each of [client, ...others]) each.subscribe(({ rev }) => last.set(each, rev));
      monitor.show(sampleSnapshots(NOW).trouble);
      await eventually(() => expect([...last.values()]).toEqual(Array(3).fill(monitor.snapshot().rev)));
    });

    it('knows a payload for every command', () => {
      expect(Object.keys(VALID).sort()).toEqual(Object.keys(COMMAND_SCHEMAS).sort());
    });

    it.each(Object.entries(VALID))('carries %s to the monitor as it was sent', async (command, payload) => {
      expect(await client.run(command, payload)).toEqual({ ok: true, value: null });
      expect(monitor.asked).toEqual([{ name: command, payload }]);
    });

    it('brings results and failures back as they are', async () => {
      const entries = [{ at: NOW, kind: 'renewed', profile: null, text: 'Renewed', incident: null }];
      monitor.answerWith(() => ({ ok: true, value: entries }));
      expect(await client.run('history', { limit: 5 })).toEqual({ ok: true, value: entries });
      const late = { ok: false, code: 'too-often', message: 'Once in 20 s is enough.' } as const;
      monitor.answerWith(() => late);
      expect(await client.run('refresh', {})).toEqual(late);
    });

    it.each(HOSTILE)('refuses %s', async (_, command, payload, code) => {
      const result = await client.run(command, payload);
      expect(result).toMatchObject({ ok: false, code });
      expect(monitor.asked).toEqual([]);
    });

    it('never repeats what a refused command carried', async () => {
      const result = await client.run('add-profile', { configDir: 'sk-ant-not-a-real-key' });
      expect(JSON.stringify(result)).not.toContain('sk-ant');
    });
  });
}
