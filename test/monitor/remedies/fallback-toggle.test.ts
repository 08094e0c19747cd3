/** The fallback goes on and off fifty times: what is told of it is that, and never a word about a stranger's key in between. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepKey } from '../../../src/recovery/fallback/fallback-key.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { API_KEY } from '../../field/field-case.ts';
import { startCalmProgram } from '../../headless/calm-program.ts';
import { startKeyringSession } from '../../keyring/session.ts';
import { describeNeeding } from '../../needs.ts';
import { patience } from '../../patience.ts';
import { SIGNED_IN } from '../../recovery/temp-home.ts';
import { memoryVault } from '../../recovery/vault/memory-vault.ts';
import { startLiveMonitor } from '../live-monitor.ts';

const TIMES = 50;
const OFF = 'Signed in';
const ON = 'Working on your API key';

/** `watch --json` has no findings of its own; the one that matters is its headline. */
type Told = Pick<Snapshot, 'headline' | 'notices'> & Partial<Pick<Snapshot, 'findings'>>;

/** A headline, and what is said besides. */
const wordsOf = ({ findings = [], headline, notices }: Told): string =>
  [headline, ...findings.map(({ id }) => id), ...notices.map(({ kind }) => kind)].join(' · ');

describe('the fallback, fifty times on and off in the app that watches', () => {
  it(
    'is told as that and nothing else',
    async () => {
      const vault = memoryVault();
      // The key helper has to be a program that is there.
      const live = await startLiveMonitor({ fallback: { vault: async () => vault, own: [process.execPath] } });
      try {
        const { home, monitor } = live;
        await keepKey(home.host, vault, API_KEY);
        monitor.touch();
        await expect.poll(() => monitor.snapshot().fallback.state).toBe('off');
        const before = await home.text('.claude/settings.json');
        const told: string[] = [];
        monitor.subscribe((snapshot) => told.push(wordsOf(snapshot)));
        for (let time = 0; time < TIMES; time++) {
          for (const on of [true, false]) {
            expect(await monitor.run({ name: 'fallback', payload: { on } })).toEqual({ ok: true, value: null });
            await expect.poll(() => monitor.snapshot().headline, { interval: 5 }).toBe(on ? ON : OFF);
          }
        }
        expect([...new Set(told)].toSorted()).toEqual([OFF, ON]);
        // Nor is it the first word of one that starts while it is on.
        await monitor.run({ name: 'fallback', payload: { on: true } });
        await live.restart();
        expect(wordsOf(live.monitor.snapshot())).toBe(ON);
        await live.monitor.run({ name: 'fallback', payload: { on: false } });
        expect(await home.text('.claude/settings.json')).toBe(before);
      } finally {
        await live.close();
      }
    },
    5 * patience(),
  );
});

describeNeeding('keyring', 'the fallback, fifty times on and off in a terminal beside one that watches', () => {
  it(
    'is told as that and nothing else',
    async () => {
      const session = await startKeyringSession('open');
      const { runner } = await startCalmProgram();
      runner.cleanUp.push(session.close);
      try {
        for (const [name, text] of Object.entries(SIGNED_IN())) {
          await writeFile(join(runner.home, name), text, { mode: 0o600 });
        }
        const settings = () => readFile(join(runner.home, '.claude/settings.json'), 'utf8');
        const before = await settings();
        runner.env = { ...runner.env, DBUS_SESSION_BUS_ADDRESS: session.env.DBUS_SESSION_BUS_ADDRESS ?? '' };
        expect((await runner.run(['fallback', 'key'], `${API_KEY}\n`)).code).toBe(0);
        const watching = runner.start(['watch', '--json'], null);
        const told = (): Told[] =>
          watching
            .out()
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line));
        await expect.poll(() => told().at(-1)?.headline).toBe(OFF);
        for (let time = 0; time < TIMES; time++) {
          for (const way of ['on', 'off']) {
            expect((await runner.run(['fallback', way, '--yes'])).code).toBe(0);
            await expect.poll(() => told().at(-1)?.headline).toBe(way === 'on' ? ON : OFF);
          }
        }
        expect([...new Set(told().map(wordsOf))].toSorted()).toEqual([OFF, ON]);
        expect(await settings()).toBe(before);
      } finally {
        await runner.close();
      }
    },
    15 * patience(),
  );
});
