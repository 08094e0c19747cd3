import { describe, expect, it } from 'vitest';
import { createPathWatcher, watchPath } from '../../../src/sources/watch/watch-path.ts';
import { createSimulatedHost, type SimulatedHost } from '../../simulation/simulated-host.ts';

const PATH = '/home/ada/.claude/.credentials.json';

function count(host: SimulatedHost, path = PATH, options = {}) {
  const seen: (string | null)[] = [];
  const watcher = createPathWatcher(host, options);
  const watch = watcher.watch(path, () => seen.push(host.disk.text(path)));
  return { seen, watcher, watch };
}

describe('watching a path', () => {
  it('tells once when the watch stands, though nothing is there', async () => {
    const host = createSimulatedHost();
    const { seen, watcher } = count(host);
    await host.advance(1);
    expect(seen).toEqual([null]);
    expect(watcher.counts()).toEqual({ watches: 1, paths: 1, blind: 0 });
  });

  it('follows folders as they come, level by level', async () => {
    const host = createSimulatedHost();
    const { seen } = count(host, '/home/ada/a/b/c/file');
    await host.advance(1);
    for (const folder of ['/home/ada/a', '/home/ada/a/b', '/home/ada/a/b/c']) {
      host.disk.folder(folder);
      await host.advance(100);
    }
    host.disk.put('/home/ada/a/b/c/file', 'there');
    await host.advance(31);
    expect(seen.at(-1)).toBe('there');
  });

  it('gathers what comes close together, but does not wait for ever', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '0');
    const { seen } = count(host);
    await host.advance(1);
    for (let n = 1; n <= 3; n++) host.disk.overwrite(PATH, String(n));
    await host.advance(29);
    expect(seen).toEqual(['0']);
    await host.advance(2);
    expect(seen).toEqual(['0', '3']);
    for (let n = 4; n < 44; n++) {
      host.disk.overwrite(PATH, String(n));
      await host.advance(20);
    }
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.length).toBeLessThan(6);
  });

  it('is not woken by its neighbours', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '0');
    const { seen } = count(host);
    await host.advance(1);
    host.disk.put('/home/ada/.claude/history.jsonl', 'x');
    await host.advance(1000);
    expect(seen).toEqual(['0']);
  });

  it('sees a link that is swapped, its target replaced, and a folder that is a link swapped', async () => {
    const host = createSimulatedHost();
    host.disk.put('/data/one/.credentials.json', 'one');
    host.disk.put('/data/two/real.json', 'two');
    host.disk.link('/data/two/.credentials.json', 'real.json');
    host.disk.link('/home/ada/.claude', '/data/one');
    const { seen } = count(host);
    await host.advance(1);
    host.disk.link('/home/ada/.claude', '/data/two');
    await host.advance(40);
    expect(seen.at(-1)).toBe('two');
    host.disk.put('/data/two/real.json', 'three');
    await host.advance(40);
    expect(seen.at(-1)).toBe('three');
    host.disk.link('/data/two/.credentials.json', '../one/.credentials.json');
    await host.advance(40);
    expect(seen.at(-1)).toBe('one');
  });

  it('finds by looking what no event tells: a folder further up is replaced', async () => {
    const host = createSimulatedHost();
    host.disk.put('/home/ada/deep/a/b/file', 'old');
    const { seen } = count(host, '/home/ada/deep/a/b/file');
    await host.advance(1);
    host.disk.move('/home/ada/deep', '/home/ada/away');
    host.disk.put('/home/ada/deep/a/b/file', 'new');
    await host.advance(12_100);
    expect(seen.at(-1)).toBe('new');
    host.disk.overwrite('/home/ada/deep/a/b/file', 'newer');
    await host.advance(31);
    expect(seen.at(-1)).toBe('newer');
  });

  it('looks every two seconds where nothing can be watched', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '0');
    host.disk.breakWatching();
    const { seen, watcher } = count(host);
    await host.advance(5_000);
    expect(watcher.counts()).toEqual({ watches: 0, paths: 1, blind: 1 });
    expect(seen).toEqual(['0']);
    host.disk.put(PATH, '1');
    await host.advance(2_040);
    expect(seen).toEqual(['0', '1']);
  });

  it('stops at once, and leaves no timer and no watch', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '0');
    const { seen, watch } = count(host);
    await host.advance(1);
    host.disk.put(PATH, '1');
    await Promise.resolve();
    watch.close();
    await host.advance(60_000);
    expect(seen).toEqual(['0']);
    expect(host.disk.watched()).toBe(0);
    expect(host.clock.pending()).toBe(0);
  });
});

describe('many paths', () => {
  it('share one watch per folder and one slow timer', async () => {
    const host = createSimulatedHost();
    host.disk.folder('/home/ada/.claude');
    const seen: string[] = [];
    for (const name of ['.credentials.json', 'settings.json', '.config.json']) {
      watchPath(host, `/home/ada/.claude/${name}`, () => seen.push(name));
    }
    await host.advance(1);
    expect(host.disk.watched()).toBe(1);
    expect(host.clock.pending()).toBe(1);
    host.disk.put('/home/ada/.claude/settings.json', '{}');
    await host.advance(40);
    expect(seen.slice(3)).toEqual(['settings.json']);
  });

  it('keep to the limit of watches; the rest is looked at, a bounded number per round', async () => {
    const host = createSimulatedHost();
    const options = { maxWatches: 10, perRound: 16 };
    const watcher = createPathWatcher(host, options);
    const seen = new Map<string, number>();
    for (let n = 0; n < 100; n++) {
      host.disk.put(`/p/${n}/file`, 'old');
      watcher.watch(`/p/${n}/file`, () => seen.set(String(n), (seen.get(String(n)) ?? 0) + 1));
    }
    await host.advance(1);
    expect(watcher.counts()).toEqual({ watches: 10, paths: 100, blind: 90 });
    for (let n = 0; n < 100; n++) host.disk.put(`/p/${n}/file`, 'new');
    const fired = host.clock.fired();
    await host.advance(14_000);
    expect([...seen.values()].every((times) => times === 2)).toBe(true);
    // 100 debounces and 7 rounds.
    expect(host.clock.fired() - fired).toBeLessThan(110);
  });

  it('rest at one look a minute while nothing happens, and at six from the next event on', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, '0');
    count(host);
    await host.advance(1);
    const looksIn = async (ms: number): Promise<number> => {
      const fired = host.clock.fired();
      await host.advance(ms);
      return host.clock.fired() - fired;
    };
    // After 10, 30 and 70 s.
    expect(await looksIn(71_000)).toBe(3);
    expect(await looksIn(600_000)).toBe(10);
    host.disk.put(PATH, '1');
    // The change itself is told by a timer of its own.
    expect(await looksIn(11_000)).toBe(2);
  });

  it('look often again when a look found what no event had told', async () => {
    const host = createSimulatedHost();
    host.disk.put('/home/ada/deep/a/file', 'old');
    const { seen } = count(host, '/home/ada/deep/a/file');
    await host.advance(600_000);
    const replace = (text: string): void => {
      host.disk.move('/home/ada/deep', `/home/ada/away-${text}`);
      host.disk.put('/home/ada/deep/a/file', text);
    };
    replace('new');
    for (let second = 0; second < 61 && seen.at(-1) !== 'new'; second += 1) await host.advance(1_000);
    expect(seen.at(-1)).toBe('new');
    replace('newer');
    await host.advance(10_100);
    expect(seen.at(-1)).toBe('newer');
  });
});

describe('on Windows and macOS', () => {
  it('names are the same in any case', async () => {
    const host = createSimulatedHost({ platform: 'win32' });
    const path = 'C:\\Users\\ada\\.claude\\Settings.json';
    host.disk.folder('C:\\Users\\ada\\.claude');
    const seen: number[] = [];
    createPathWatcher(host).watch(path, () => seen.push(1));
    await host.advance(1);
    host.disk.put('C:\\Users\\ada\\.claude\\settings.json', '{}');
    await host.advance(40);
    expect(seen.length).toBe(2);
  });
});

it('looks slowly at what lies elsewhere while one disk does not answer', async () => {
  const host = createSimulatedHost();
  const hung = '/mnt/hung/.credentials.json';
  for (const path of [PATH, hung]) host.disk.put(path, 'a');
  let isHung = false;
  let asked = 0;
  const stat = (path: string) => {
    if (!isHung || !path.startsWith('/mnt/hung')) return host.files.stat(path);
    asked += 1;
    return new Promise<null>(() => {});
  };
  // No events at all: only the slow look tells.
  const files = { ...host.files, stat, watchDirectory: () => null };
  const watcher = createPathWatcher({ ...host, files });
  let told = 0;
  watcher.watch(hung, () => {});
  watcher.watch(PATH, () => (told += 1));
  await host.advance(5_000);
  isHung = true;
  await host.advance(60_000);
  told = 0;
  host.disk.put(PATH, 'another one');
  await host.advance(60_000);
  expect(told).toBe(1);
  // Nor does one look after the other wait there.
  expect(asked).toBe(1);
});
