/** A dozen machines, each with a real monitor and its metrics, a real Prometheus and a real Alertmanager: one loses its login. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serveMetrics } from '../../src/headless/metrics/serve-metrics.ts';
import { type Headless, startHeadless } from '../../src/headless/watch/compose.ts';
import { describeNeeding } from '../needs.ts';
import { every, patience } from '../patience.ts';
import { CANARY, SIGNED_IN, type TempHome, tempHome } from '../recovery/temp-home.ts';

const MACHINES = 12;
const LOSES = 7;
const WAIT = every(500, 90_000);
const FLEET = join(import.meta.dirname, '../../docs/fleet');
const TOKEN = 'a-token-of-the-fleet';

interface Alert {
  status: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

let folder: string;
let receiver: Server;
let alerts: Alert[];
const machines: { home: TempHome; headless: Headless; close(): Promise<void>; port: string }[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilotlight-fleet-'));
  alerts = [];
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      alerts.push(...(JSON.parse(body) as { alerts: Alert[] }).alerts);
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const { home, headless, close } of machines.splice(0)) {
    await close();
    await headless.stop();
    await home.remove();
  }
  receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startMachine(): Promise<void> {
  const home = await tempHome(SIGNED_IN());
  writeFileSync(join(home.path, 'token'), TOKEN);
  const options = { terminal: null, verbose: null, complain: () => {}, onQuit: () => {}, offline: true };
  const outcome = await startHeadless(home.host, options);
  if (!outcome.ok) throw new Error(outcome.message);
  const { headless } = outcome;
  const request = { address: '127.0.0.1:0', tokenFile: join(home.path, 'token') };
  const serving = await serveMetrics(home.host, headless.monitor.snapshot, request);
  if ('failed' in serving) throw new Error(serving.failed);
  machines.push({ home, headless, close: serving.close, port: new URL(serving.url).port });
}

/** The files of docs/fleet, with the addresses of here and without the waiting. */
function writeConfiguration(alertmanager: number): void {
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const own = (name: string): string => readFileSync(join(FLEET, name), 'utf8');
  put('token', TOKEN);
  put('alerts.yml', own('alerts.yml').replace(/for: \w+/g, 'for: 1s'));
  const targets = machines.map(({ port }) => `"127.0.0.1:${port}"`).join(', ');
  put(
    'prometheus.yml',
    own('prometheus.yml')
      .replace(/30s/g, '1s')
      .replace('127.0.0.1:9093', `127.0.0.1:${alertmanager}`)
      .replace('/etc/prometheus/pilotlight-token', join(folder, 'token'))
      .replace(/targets: \["ci-1.*\]/, `targets: [${targets}]`),
  );
  const { port } = receiver.address() as AddressInfo;
  put('alertmanager.yml', own('alertmanager.yml').replace('30s', '1s').replace('127.0.0.1:8080', `127.0.0.1:${port}`));
}

function start(program: string, ...args: string[]): void {
  children.push(spawn(program, args, { cwd: folder, stdio: 'ignore' }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describeNeeding('prometheus', 'a fleet', () => {
  it(
    'says which machine has lost its login, and nothing of the others',
    async () => {
      for (let index = 0; index < MACHINES; index++) await startMachine();
      const [prometheus, alertmanager] = [await freePort(), await freePort()];
      writeConfiguration(alertmanager);
      start(
        'prometheus-alertmanager',
        '--config.file=alertmanager.yml',
        '--storage.path=am',
        `--web.listen-address=127.0.0.1:${alertmanager}`,
        '--cluster.listen-address=',
      );
      start(
        'prometheus',
        '--config.file=prometheus.yml',
        '--storage.tsdb.path=tsdb',
        `--web.listen-address=127.0.0.1:${prometheus}`,
      );
      const ask = async (query: string) => {
        const url = `http://127.0.0.1:${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`;
        const answer = (await (await fetch(url)).json()) as {
          status: string;
          data: { result: { value: [number, string] }[] };
        };
        expect(answer.status, query).toBe('success');
        return answer.data.result;
      };
      await vi.waitFor(async () => expect(await ask('up{job="pilotlight"} == 1')).toHaveLength(MACHINES), WAIT);
      expect(await ask('pilotlight_sign_in_state{state="OK"} == 1')).toHaveLength(MACHINES);

      const lost = machines[LOSES];
      if (!lost) throw new Error('no machine');
      const blanked = JSON.parse(await lost.home.text('.claude/.credentials.json'));
      Object.assign(blanked.claudeAiOauth, { accessToken: '', refreshToken: '', expiresAt: 0 });
      await lost.home.put('.claude/.credentials.json', JSON.stringify(blanked));

      const signedOut = (): Alert[] => alerts.filter(({ labels }) => labels.alertname === 'ClaudeCodeSignedOut');
      await vi.waitFor(() => expect(signedOut()).not.toEqual([]), WAIT);
      expect(new Set(signedOut().map(({ labels }) => labels.instance))).toEqual(new Set([`127.0.0.1:${lost.port}`]));
      expect(signedOut()[0]).toMatchObject({ status: 'firing', labels: { severity: 'critical', state: 'DEAD' } });
      expect(JSON.stringify(alerts)).not.toContain(CANARY);

      // Every question of the dashboard is one that this Prometheus can answer.
      const dashboard = JSON.parse(readFileSync(join(FLEET, 'dashboard.json'), 'utf8'));
      const questions: string[] = dashboard.panels.flatMap((panel: { targets: { expr: string }[] }) =>
        panel.targets.map(({ expr }) => expr),
      );
      expect(questions.length).toBeGreaterThan(4);
      const answers = await Promise.all(questions.map(ask));
      expect(answers.filter((answer) => answer.length > 0).length).toBeGreaterThanOrEqual(3);
    },
    5 * patience(),
  );

  it('has rules and configurations that promtool and amtool take', () => {
    const check = (program: string, ...args: string[]) => spawnSync(program, args, { cwd: FLEET, encoding: 'utf8' });
    for (const [program, ...args] of [
      ['promtool', 'check', 'rules', 'alerts.yml'],
      ['promtool', 'test', 'rules', 'alerts.test.yml'],
      ['promtool', 'check', 'config', '--syntax-only', 'prometheus.yml'],
      ['amtool', 'check-config', 'alertmanager.yml'],
    ] as const) {
      const { status, stdout, stderr } = check(program, ...args);
      expect({ args, status, said: status === 0 ? '' : stdout + stderr }).toEqual({ args, status: 0, said: '' });
    }
  });
});
