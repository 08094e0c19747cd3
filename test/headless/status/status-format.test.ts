/** `pilotlight status --format`: what each bar gets, from a look and from the one who watches. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runStatus } from '../../../src/headless/doctor/run.ts';
import type { RunContext } from '../../../src/headless/run.ts';
import { FIELDS, FORMATS, formatStatus } from '../../../src/headless/status/formats.ts';
import { keepStatusFile, statusFilePath } from '../../../src/monitor/status-file/status-file.ts';
import type { PublicStatus } from '../../../src/shared/public-status.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';
import { describeNeeding } from '../../needs.ts';
import { every, WAIT } from '../../patience.ts';
import { CANARY, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from '../recovery/terminal-double.ts';
import { startNestedTmux } from './nested-tmux.ts';

const NOW = new Date(2026, 10, 28, 15).getTime();
const HOUR = 3_600_000;

const STATUS: PublicStatus = {
  version: 1,
  at: NOW,
  pid: null,
  light: 'red',
  headline: 'Sign-in expired <now> #1 %{F-}',
  headlineId: 'expired',
  sentence: 'Your login expired & is gone.',
  next: 'sign in again',
  side: 'account',
  dimmed: false,
  profiles: [
    {
      id: 'default',
      name: '~/.claude',
      signIn: 'DEAD',
      plan: 'max',
      loginEndsAt: NOW + 48 * HOUR,
      usage: {
        from: 'status-line',
        at: NOW - 60_000,
        gap: null,
        fed: true,
        windows: [
          { id: 'fiveHour', percent: 91.5, resetsAt: NOW + HOUR, fullAt: NOW + 0.5 * HOUR },
          { id: 'sevenDay', percent: 40, resetsAt: NOW + 90 * HOUR, fullAt: null },
        ],
      },
    },
  ],
};
const line = (format: string, status = STATUS): string => formatStatus(format, status, NOW);

describe('what each bar gets', () => {
  it('tmux: its own words doubled', () => {
    expect(line('tmux')).toBe('#[fg=#e5484d]✖ Sign-in expired <now> ##1 %{F-} · 5 hours 91 %#[default]');
  });

  it('waybar: one JSON object whose markup is escaped', () => {
    expect(JSON.parse(line('waybar'))).toEqual({
      text: '✖ Sign-in expired &lt;now&gt; #1 %{F-} · 5 hours 91 %',
      alt: 'red',
      class: 'red',
      percentage: 91,
      tooltip: expect.stringMatching(
        /^Your login expired &amp; is gone\.\nNext: sign in again\n5 hours 91 % used, resets 16:00/,
      ),
    });
    expect(line('waybar')).not.toContain('\n');
  });

  it('polybar: no color tag but ours', () => {
    expect(line('polybar')).toBe('%{F#e5484d}✖ Sign-in expired <now> #1 % {F-} · 5 hours 91 %%{F-}');
  });

  it('i3status: a block of i3bar', () => {
    expect(JSON.parse(line('i3status'))).toMatchObject({ name: 'pilotlight', color: '#e5484d', urgent: true });
    expect(JSON.parse(line('i3status', { ...STATUS, light: 'yellow' }))).toMatchObject({ urgent: false });
  });

  it('says nothing but the light where all is well', () => {
    const calm: PublicStatus = { ...STATUS, light: 'green', headline: 'Signed in', profiles: [] };
    expect(line('starship', calm)).toBe('●');
    expect(JSON.parse(line('waybar', calm))).not.toHaveProperty('percentage');
  });

  it('a template: every field', () => {
    const all = Object.keys(FIELDS).map((name) => `{${name}}`);
    expect(line(all.join('|'))).toBe(
      [
        '✖|red|#e5484d|Sign-in expired <now> #1 %{F-}|Your login expired & is gone.|sign in again|account|~/.claude|max|DEAD',
        'in 2 days|91|16:00|40|Wed 09:00|5 hours 91 %',
      ].join('|'),
    );
    const nothing = { ...STATUS, next: null, side: null, profiles: [] };
    expect(line('{fiveHour}{sevenDayReset}{loginEnds}{usage}{next}', nothing)).toBe('');
  });

  it.each(Object.keys(FORMATS))('%s is one line, whatever a name holds', (format) => {
    const evil = { ...STATUS, headline: 'a\nb\u001b[31m\u202ec', sentence: 'x\r\ny' };
    expect(line(format, evil)).not.toMatch(/\p{Cc}/u);
  });
});

let home: TempHome;
beforeEach(async () => {
  home = await tempHome(SIGNED_IN());
});
afterEach(() => home.remove());

async function run(options: RunContext['options'], until?: () => Promise<void>) {
  const { context, out, err } = terminal(home.host, { offline: true, ...options });
  const code = await runStatus({ ...context, ...(until ? { untilStopped: until } : {}) });
  return { code, out: out(), err: err() };
}

/** As a running watch has it. */
function watched(beatAt = Date.now()): void {
  const lock = join(home.host.dataDir, 'instance.lock');
  mkdirSync(lock, { recursive: true });
  utimesSync(lock, beatAt / 1000, beatAt / 1000);
}
async function keep(light: 'green' | 'red') {
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  const subscribe = (listener: (snapshot: Snapshot) => void) => {
    listeners.push(listener);
    return () => void listeners.splice(0);
  };
  const snapshots = sampleSnapshots(Date.now());
  const tell = (next: typeof light) => {
    const snapshot = Object.values(snapshots).find((one) => one.light === next);
    for (const listener of listeners) if (snapshot) listener(snapshot);
  };
  const stop = keepStatusFile(home.host, { subscribe });
  tell(light);
  await vi.waitFor(() => readFile(statusFilePath(home.host)), WAIT);
  return { tell, stop };
}

describe('from the one who watches', () => {
  it('takes what the file says, and looks itself when nobody watches any more', async () => {
    watched();
    const { stop } = await keep('red');
    expect((await run({ format: '{light}' })).out).toBe('red\n');
    const text = await readFile(statusFilePath(home.host), 'utf8');
    expect(text).not.toMatch(new RegExp(`${CANARY}|@|sk-ant`));
    watched(Date.now() - 10 * 60_000);
    expect((await run({ format: '{light}' })).out).toBe('grey\n');
    await stop();
    watched();
    expect((await run({ format: '{light}' })).out).toBe('grey\n');
  });

  it('goes on after a change that the file does not show', async () => {
    watched();
    const { tell, stop } = await keep('green');
    const light = async (): Promise<string> => JSON.parse(await readFile(statusFilePath(home.host), 'utf8')).light;
    await vi.waitFor(async () => expect(await light()).toBe('green'), WAIT);
    for (const _again of [1, 2]) {
      tell('green');
      await new Promise((resolve) => setImmediate(resolve));
    }
    tell('red');
    await vi.waitFor(async () => expect(await light()).toBe('red'), WAIT);
    await stop();
  });

  it('does not believe a file whose writer is gone, or that is none', async () => {
    watched();
    for (const text of ['', '{', '[]', JSON.stringify({ ...STATUS, pid: 0x7ffffffe }), JSON.stringify(STATUS)]) {
      writeFileSync(statusFilePath(home.host), text);
      expect((await run({ format: '{light}' })).out).toBe('grey\n');
    }
  });

  it('follows: a line per change', async () => {
    watched();
    const { tell, stop } = await keep('green');
    const { context, out } = terminal(home.host, { format: '{light}', follow: true });
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const untilStopped = () => ended;
    const code = runStatus({ ...context, untilStopped });
    await vi.waitFor(() => expect(out()).toBe('green\n'), WAIT);
    tell('red');
    await vi.waitFor(() => expect(out()).toBe('green\nred\n'), WAIT);
    end();
    expect(await code).toBe(0);
    await stop();
  });
});

describe('exit codes and slips', () => {
  it('ends with 0 for programs that hide the rest, and with the verdict for people', async () => {
    expect(await run({ format: 'tmux' })).toMatchObject({ code: 0 });
    expect(await run({ format: 'plain' })).toMatchObject({ code: 3 });
    expect(JSON.parse((await run({ format: 'json' })).out)).toMatchObject({ version: 1, light: 'grey', pid: null });
  });

  it('names the formats and fields there are', async () => {
    expect(await run({ format: 'lemonbar' })).toMatchObject({ code: 64, err: expect.stringContaining('tmux, waybar') });
    expect(await run({ format: '{shape} {hue}' })).toMatchObject({
      code: 64,
      err: expect.stringContaining('no {hue}'),
    });
  });
});

describeNeeding('tmux', 'in a real tmux', () => {
  it('shows the line in its status bar as it is meant', async () => {
    const file = join(home.path, 'line');
    writeFileSync(file, `${line('tmux')}\n`);
    const tmux = startNestedTmux(home.path);
    try {
      tmux.tell('set', '-g', 'status-right-length', '80');
      tmux.tell('set', '-g', 'status-interval', '1');
      tmux.tell('set', '-g', 'status-right', `#(cat ${file})`);
      await vi.waitFor(() => expect(tmux.bar()).toContain('Sign-in expired <now> #1 %{F-} · 5 hours 91 %'), every(300));
      expect(tmux.bar()).toContain('38;2;229;72;77');
    } finally {
      tmux.close();
    }
  });
});
