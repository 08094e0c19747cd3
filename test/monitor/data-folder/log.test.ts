import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/monitor/data-folder/log.ts';
import { createSimulatedHost } from '../../simulation/simulated-host.ts';

const PATH = '/home/ada/.pilotlight/pilotlight.log';
const TOKEN = 'sk-ant-oat01-AAAAbbbbCCCC1111_-2222';

describe('the log', () => {
  it('is one JSON object a line, in order, for this user alone', async () => {
    const host = createSimulatedHost();
    const echoed: string[] = [];
    const log = createLog(host, { echo: (line) => echoed.push(line) });
    log.write('info', 'started', { pid: 1 });
    log.write('warn', 'page-unread', { why: 'timeout', tries: [1, 2] });
    await log.flush();
    expect(host.disk.text(PATH)).toBe(
      '{"at":"2026-10-01T08:00:00.000Z","level":"info","event":"started","pid":1}\n' +
        '{"at":"2026-10-01T08:00:00.000Z","level":"warn","event":"page-unread","why":"timeout","tries":[1,2]}\n',
    );
    expect(`${echoed.join('\n')}\n`).toBe(host.disk.text(PATH));
    expect((await host.files.stat(PATH))?.mode).toBe(0o600);
  });

  it('lets no secret through, however deep, and stays JSON', async () => {
    const host = createSimulatedHost();
    const log = createLog(host);
    const loop: Record<string, unknown> = { token: TOKEN };
    loop.self = loop;
    log.write('error', `bad ${TOKEN}`, {
      text: `a "quoted" api_key=${TOKEN}" and more`,
      deep: [{ error: new Error(`refused ${TOKEN}`) }],
      loop,
      big: 10n,
      mail: 'ada@example.com',
    });
    await log.flush();
    const text = host.disk.text(PATH) ?? '';
    expect(text).not.toContain('AAAAbbbb');
    expect(text).not.toContain('ada@');
    expect(JSON.parse(text)).toMatchObject({ level: 'error', big: '10' });
  });

  it('keeps three files of bounded size', async () => {
    const host = createSimulatedHost();
    const log = createLog(host, { maxBytes: 1_000 });
    for (let n = 0; n < 100; n++) {
      log.write('info', 'line', { n, filler: '. '.repeat(40) });
      if (n % 3 === 0) await log.flush();
    }
    await log.flush();
    const names = (await host.files.list('/home/ada/.pilotlight')) ?? [];
    expect(names).toEqual(['pilotlight.log', 'pilotlight.log.1', 'pilotlight.log.2']);
    for (const name of names) {
      const text = host.disk.text(`/home/ada/.pilotlight/${name}`) ?? '';
      expect(text.length).toBeLessThanOrEqual(1_000);
      for (const line of text.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('n');
    }
    expect(host.disk.text(PATH)).toContain('"n":99');
  });

  it('goes on from what an earlier run left', async () => {
    const host = createSimulatedHost();
    host.disk.put(PATH, 'x'.repeat(999));
    const log = createLog(host, { maxBytes: 1_000 });
    log.write('info', 'new');
    await log.flush();
    expect(host.disk.text(`${PATH}.1`)).toHaveLength(999);
  });

  it('shortens a huge line, and bears a full disk', async () => {
    const host = createSimulatedHost();
    const log = createLog(host);
    log.write('info', 'huge', { text: 'word '.repeat(100_000) });
    await log.flush();
    const text = host.disk.text(PATH) ?? '';
    expect(text.length).toBeLessThan(10_000);
    expect(JSON.parse(text)).toHaveProperty('shortened');
    host.disk.breakWrites('full');
    log.write('info', 'lost');
    await log.flush();
    expect(host.disk.text(PATH)).toBe(text);
  });
});
