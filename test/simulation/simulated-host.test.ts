import { describe, expect, it } from 'vitest';
import { createSimulatedHost } from './simulated-host.ts';

describe('the simulated clock', () => {
  it('runs timers in order of their time, and those made meanwhile', async () => {
    const host = createSimulatedHost();
    const seen: string[] = [];
    host.clock.after(30, () => seen.push('c'));
    host.clock.after(10, () => {
      seen.push('a');
      host.clock.after(10, () => seen.push('b'));
    });
    host.clock.after(20, () => seen.push('never'))();
    await host.advance(25);
    expect(seen).toEqual(['a', 'b']);
    expect(host.clock.pending()).toBe(1);
    await host.advance(5);
    expect(seen).toEqual(['a', 'b', 'c']);
  });

  it('sleeps on the wall clock only', async () => {
    const host = createSimulatedHost();
    const before = { now: host.clock.now(), monotonic: host.clock.monotonic() };
    const events: string[] = [];
    host.power.listen((event) => events.push(event));
    host.sleepMachine(3_600_000);
    expect(events).toEqual(['sleep', 'wake']);
    expect(host.clock.now() - before.now).toBe(3_600_000);
    expect(host.clock.monotonic()).toBe(before.monotonic);
  });
});

describe('the simulated disk', () => {
  it('follows links on the way, and knows loops', async () => {
    const { disk, files } = createSimulatedHost();
    disk.put('/real/dir/a.txt', 'text');
    disk.link('/home/ada/here', '../../real/dir');
    disk.link('/loop', '/loop');
    expect(await files.realpath('/home/ada/here/a.txt')).toBe('/real/dir/a.txt');
    expect((await files.read('/home/ada/here/a.txt')).ok).toBe(true);
    expect(await files.read('/loop')).toEqual({ ok: false, why: 'loop' });
    expect(await files.readlink('/home/ada/here')).toBe('../../real/dir');
  });

  it('keeps out whom the mode keeps out', async () => {
    const { disk, files } = createSimulatedHost();
    disk.put('/a', 'x', { mode: 0o600, uid: 0 });
    disk.put('/closed/b', 'x');
    disk.setMode('/closed', 0o000);
    expect(await files.read('/a')).toEqual({ ok: false, why: 'denied' });
    expect(await files.read('/closed/b')).toEqual({ ok: false, why: 'denied' });
  });

  it('tells watchers of a folder, and of its end', async () => {
    const { disk, files } = createSimulatedHost();
    disk.folder('/d');
    const seen: (string | null)[] = [];
    files.watchDirectory(
      '/d',
      (name) => seen.push(name),
      () => seen.push('end'),
    );
    disk.put('/d/a', '1');
    disk.overwrite('/d/a', '2');
    await Promise.resolve();
    disk.move('/d', '/e');
    await Promise.resolve();
    expect(seen).toEqual(['a', 'a', 'end']);
  });

  it('writes through a link and keeps the owner', async () => {
    const { disk, files } = createSimulatedHost();
    disk.put('/t/real', 'old', { uid: 7, mode: 0o644 });
    disk.link('/home/ada/f', '/t/real');
    expect(await files.write('/home/ada/f', 'new', 0o600)).toEqual({ ok: true });
    expect(await files.stat('/t/real')).toMatchObject({ uid: 7, mode: 0o600 });
    expect((await files.lstat('/home/ada/f'))?.kind).toBe('symlink');
    expect(disk.text('/t/real')).toBe('new');
  });
});

describe('the simulated web and programs', () => {
  it('answers by the newest rule that fits, within the time limit', async () => {
    const host = createSimulatedHost();
    host.web.answer('https://a.test/', { body: { ok: 1 } });
    host.web.answer('https://a.test/slow', { delayMs: 20_000 });
    expect(await host.http.request({ url: 'https://a.test/x' })).toMatchObject({ status: 200, body: '{"ok":1}' });
    const slow = host.http.request({ url: 'https://a.test/slow' });
    await host.advance(10_000);
    expect(await slow).toMatchObject({ why: 'timeout' });
    expect(await host.http.request({ url: 'https://b.test/' })).toMatchObject({ why: 'dns' });
  });

  it('drops what is under way on reset', async () => {
    const host = createSimulatedHost();
    host.web.answer('https://a.test/', { delayMs: 5_000 });
    const under = host.http.request({ url: 'https://a.test/' });
    host.http.reset();
    expect(await under).toMatchObject({ why: 'aborted' });
    expect(host.clock.pending()).toBe(0);
  });

  it('plays a talk', async () => {
    const host = createSimulatedHost();
    host.programs.installTalk('claude', (actor) => {
      actor.onSaid((text) => actor.exit(text === 'yes\n' ? 0 : 1));
      actor.print('code? ');
    });
    const talk = host.processes.talk({ file: 'claude', args: [], limitMs: 1000 });
    talk.onText((_stream, text) => text === 'code? ' && talk.say('yes\n'));
    expect(await talk.done).toEqual({ code: 0, signal: null });
    const none = host.processes.talk({ file: 'nothing', args: [], limitMs: 1000 });
    expect(await none.done).toEqual({ code: null, signal: null });
    expect(await host.processes.run({ file: 'nothing', args: [], limitMs: 5 })).toMatchObject({ why: 'absent' });
  });
});
