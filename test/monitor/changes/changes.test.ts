/** Word of a change: what counts as one, and how it gets to a real server and a real program. */
import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publicStatus } from '../../../src/diagnosis/public-status.ts';
import { type ChangeEvent, changeBetween } from '../../../src/monitor/changes/change-event.ts';
import { createDeliveries, type Delivery, RETRY_MS } from '../../../src/monitor/changes/deliver-changes.ts';
import { changeSecretPath, followChangeSetting } from '../../../src/monitor/changes/follow-change-setting.ts';
import { followChanges } from '../../../src/monitor/changes/follow-changes.ts';
import type { Monitor } from '../../../src/monitor/monitor.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import { parseSettings, validateCommand } from '../../../src/shared/validators.ts';
import { sampleSnapshots } from '../../fixtures/snapshots.ts';
import { WAIT } from '../../patience.ts';
import { CANARY, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { startLiveMonitor, untilSnapshot } from '../live-monitor.ts';

const NOW = Date.now();
const samples = sampleSnapshots(NOW);
const status = (snapshot: Snapshot) => publicStatus(snapshot, { at: NOW, pid: 1, dimmed: snapshot.dimmed });

describe('what is a change', () => {
  it('another light, headline or state; not usage, and not what is only held', () => {
    const well = status(samples.well);
    const out = status(samples['signed-out']);
    expect(changeBetween(well, out, 'a')).toMatchObject({
      version: 1,
      id: 'a',
      before: { light: 'green' },
      now: { light: out.light, headlineId: out.headlineId },
    });
    expect(changeBetween(well, { ...well, at: NOW + 1 }, 'a')).toBeNull();
    expect(changeBetween(well, status(samples.usage), 'a')).toBeNull();
    expect(changeBetween(well, { ...out, dimmed: true }, 'a')).toBeNull();
  });
});

describe('until it is taken', () => {
  const event = (id: string): ChangeEvent => ({
    ...(changeBetween(status(samples.well), status(samples.outage), id) as ChangeEvent),
  });
  function stage(answers: Delivery[]) {
    const waits: number[] = [];
    const sent: string[] = [];
    const lost: string[] = [];
    let run: () => void = () => {};
    const after = (ms: number, then: () => void) => {
      waits.push(ms);
      run = then;
      return () => {};
    };
    const send = async ({ id }: ChangeEvent): Promise<Delivery> => {
      sent.push(id);
      return answers.shift() ?? 'taken';
    };
    const deliveries = createDeliveries({ after }, send, ({ id }) => lost.push(id));
    const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
    const later = async () => {
      run();
      await settle();
    };
    return { deliveries, waits, sent, lost, settle, later };
  }

  it('tries again later and later, keeps the order, and gives up after about a day', async () => {
    const { deliveries, waits, sent, lost, settle, later } = stage(['again', 'again', 'taken']);
    deliveries.add(event('a'));
    deliveries.add(event('b'));
    await settle();
    expect(sent).toEqual(['a']);
    await later();
    await later();
    expect(sent).toEqual(['a', 'a', 'a', 'b']);
    expect(waits).toEqual(RETRY_MS.slice(0, 2));
    expect(lost).toEqual([]);
    const all = stage(Array.from({ length: 20 }, () => 'again' as const));
    all.deliveries.add(event('c'));
    await all.settle();
    for (let count = 0; count < RETRY_MS.length; count++) await all.later();
    expect(all.sent).toHaveLength(RETRY_MS.length + 1);
    expect(all.lost).toEqual(['c']);
  });

  it('does not ask again who says no, and holds no more than it must', async () => {
    const { deliveries, sent, lost, settle } = stage(['never']);
    deliveries.add(event('a'));
    await settle();
    expect({ sent, lost }).toEqual({ sent: ['a'], lost: ['a'] });
    const full = stage(Array.from({ length: 99 }, () => 'again' as const));
    for (let count = 0; count < 30; count++) full.deliveries.add(event(String(count)));
    await full.settle();
    expect(full.lost).toHaveLength(10);
    expect(full.lost).not.toContain('0');
  });
});

let home: TempHome;
let server: Server;
let asked: { headers: IncomingHttpHeaders; body: string }[];
let answer: number;
const SECRET = 'a-secret-of-the-receiver';
beforeEach(async () => {
  home = await tempHome({});
  writeFileSync(join(home.path, 'secret'), `${SECRET}\n`);
  asked = [];
  answer = 204;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push({ headers: request.headers, body });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await home.remove();
});

async function follow(target: string, secret: string | null = 'secret') {
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  const monitor = {
    snapshot: () => samples.well,
    subscribe: (listener: (snapshot: Snapshot) => void) => {
      listeners.push(listener);
      return () => void listeners.splice(0);
    },
  };
  const said: string[] = [];
  const request = { target, secretFile: secret && join(home.path, secret) };
  const following = await followChanges(home.host, monitor, request, (sentence) => said.push(sentence));
  const tell = (snapshot: Snapshot): void => {
    for (const listener of listeners) listener(snapshot);
  };
  return { following, said, tell };
}
const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

describe('to an address', () => {
  it('is told once, and signed, so that the receiver knows who it is from and when', async () => {
    const { following, tell } = await follow(address());
    tell(samples['signed-out']);
    tell(samples['signed-out']);
    tell(samples.outage);
    const told = () => asked.map(({ body }) => JSON.parse(body).now.headlineId);
    await vi.waitFor(() => expect(told()).toContain(samples.outage.headlineId), WAIT);
    expect(told()).toEqual([samples['signed-out'].headlineId, samples.outage.headlineId]);
    const [{ headers, body } = { headers: {}, body: '' }] = asked;
    const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['pilotlight-signature'])) ?? [];
    expect(createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex')).toBe(signature);
    expect(JSON.parse(body)).toMatchObject({ version: 1, id: headers['pilotlight-event'], before: { light: 'green' } });
    expect(body).not.toMatch(new RegExp(`${CANARY}|${SECRET}|@example|sk-ant`));
    if ('close' in following) await following.close();
  });

  it('gives up where the receiver says no', async () => {
    answer = 410;
    const { said, tell } = await follow(address());
    tell(samples.outage);
    await vi.waitFor(() => expect(said.join()).toContain('was not taken by 127.0.0.1'), WAIT);
  });

  it.each(['http://example.com/x', 'ftp://x', 'hook', 'https://user:pass@example.com/'])(
    'does not take %s',
    async (target) => {
      expect((await follow(target)).following).toMatchObject({ failed: expect.stringContaining('--on-change takes') });
    },
  );

  it('needs a secret', async () => {
    expect((await follow(address(), null)).following).toMatchObject({
      failed: expect.stringContaining('--on-change-secret'),
    });
    expect((await follow(address(), 'absent')).following).toMatchObject({
      failed: expect.stringContaining('at least 16'),
    });
  });
});

describe.skipIf(process.platform === 'win32')('to a program', () => {
  it('gets the change on standard input, and nothing in its arguments', async () => {
    const program = join(home.path, "tell 'them'");
    writeFileSync(
      program,
      `#!/bin/sh\n{ echo "$#"; cat; } > "${home.path}/got.part" && mv "${home.path}/got.part" "${home.path}/got"\n`,
    );
    chmodSync(program, 0o700);
    const { tell } = await follow(program, null);
    tell(samples.outage);
    await vi.waitFor(() => expect(existsSync(join(home.path, 'got'))).toBe(true), WAIT);
    const [count, body = ''] = readFileSync(join(home.path, 'got'), 'utf8').split('\n');
    expect(count).toBe('0');
    expect(JSON.parse(body)).toMatchObject({ now: { headlineId: samples.outage.headlineId } });
  });

  it('says when it is not there', async () => {
    const { said, tell } = await follow('/no/such/program', null);
    tell(samples.outage);
    await vi.waitFor(() => expect(said).toHaveLength(1), WAIT);
  });
});

describe('the setting', () => {
  it('tells every change from when it is set until it is taken back, signed with a word of its own', async () => {
    const live = await startLiveMonitor();
    const said: string[] = [];
    let listeners = 0;
    const subscribe: Monitor['subscribe'] = (listener) => {
      const stop = live.monitor.subscribe(listener);
      listeners++;
      return () => {
        listeners--;
        stop();
      };
    };
    const monitor = { snapshot: live.monitor.snapshot, subscribe };
    const following = followChangeSetting(live.home.host, monitor, (sentence) => said.push(sentence));
    /** The setting is followed always, changes only while somebody is to be told. */
    const untilTold = (isTold: boolean) => vi.waitFor(() => expect(listeners).toBe(isTold ? 2 : 1), WAIT);
    const set = (onChange: string | null) =>
      live.monitor.run({ name: 'set-settings', payload: { settings: { onChange } } });
    const secret = changeSecretPath(live.home.host);
    try {
      expect(existsSync(secret)).toBe(false);
      await set(address());
      await vi.waitFor(() => expect(existsSync(secret)).toBe(true), WAIT);
      expect(statSync(secret).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
      await untilTold(true);
      const login = await live.home.text('.claude/.credentials.json');
      await live.home.put('.claude/.credentials.json', '{}');
      await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0), WAIT);
      const [{ headers, body } = { headers: {}, body: '' }] = asked;
      const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['pilotlight-signature'])) ?? [];
      const word = readFileSync(secret, 'utf8').trim();
      expect(createHmac('sha256', word).update(`${at}.${body}`).digest('hex')).toBe(signature);
      expect(body).not.toMatch(new RegExp(`${CANARY}|${word}|sk-ant`));
      await set(null);
      await untilTold(false);
      const before = asked.length;
      await live.home.put('.claude/.credentials.json', login);
      await untilSnapshot(live, ({ light }) => light === 'green');
      // What is told next is the next change; the one between was nobody's business.
      await set(address());
      await untilTold(true);
      await live.home.put('.claude/.credentials.json', '{}');
      await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before), WAIT);
      expect(asked.map(({ body: told }) => JSON.parse(told).now.light)).not.toContain('green');
      expect(said).toEqual([]);
    } finally {
      await following.close();
      await live.close();
    }
  });

  it.skipIf(process.platform === 'win32')('starts no program that other accounts could have named', async () => {
    const { host } = home;
    const settings = { ...samples.well.settings, onChange: '/no/such/program' };
    const monitor = { snapshot: () => ({ ...samples.well, settings }), subscribe: () => () => {} };
    const saidWith = async (folder: number, file: number): Promise<string> => {
      await mkdir(host.dataDir, { recursive: true });
      writeFileSync(join(host.dataDir, 'settings.json'), '{}');
      chmodSync(host.dataDir, folder);
      chmodSync(join(host.dataDir, 'settings.json'), file);
      const said: string[] = [];
      await followChangeSetting(host, monitor, (sentence) => said.push(sentence)).close();
      return said.join();
    };
    expect(await saidWith(0o755, 0o664)).toContain('Other accounts may change');
    expect(await saidWith(0o700, 0o666)).toContain('Other accounts may change');
    expect(await saidWith(0o700, 0o664)).toBe('');
  });

  it('says so when the word to sign with is none', async () => {
    const { host } = home;
    const settings = { ...samples.well.settings, onChange: address() };
    const monitor = { snapshot: () => ({ ...samples.well, settings }), subscribe: () => () => {} };
    await mkdir(host.dataDir, { recursive: true });
    writeFileSync(changeSecretPath(host), 'short');
    const said: string[] = [];
    await followChangeSetting(host, monitor, (sentence) => said.push(sentence)).close();
    expect(said).toEqual([expect.stringContaining(`${changeSecretPath(host)} must hold one word`)]);
  });

  it('is a matter of the file and the terminal: a page can end it, and name nobody', () => {
    const set = (onChange: unknown) => validateCommand('set-settings', { settings: { onChange } });
    expect(set(null)).toMatchObject({ ok: true });
    expect(set('/usr/bin/id')).toMatchObject({ ok: false });
    expect(set('https://example.com/')).toMatchObject({ ok: false });
    expect(parseSettings({ onChange: '/usr/bin/id' }).settings.onChange).toBe('/usr/bin/id');
    expect(parseSettings({ onChange: 'http://example.com/' })).toMatchObject({
      settings: { onChange: null },
      problems: ['onChange'],
    });
    expect(DEFAULT_SETTINGS.onChange).toBeNull();
  });
});
