/** The real monitor on a real home folder; Anthropic is a server on loopback where all is well unless told. */

import { createMonitor, type Monitor } from '../../src/monitor/monitor.ts';
import { openRemedyController } from '../../src/monitor/remedies/open-remedy-controller.ts';
import type { VaultAccess } from '../../src/monitor/remedies/ports.ts';
import type { Host } from '../../src/platform/host.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { readFixture, startStatusServer } from '../loopback/status-server.ts';
import { SIGNED_IN, type TempHome, tempHome } from '../recovery/temp-home.ts';

/** Of somebody who has seen the first start. */
const GREETED = { ...DEFAULT_SETTINGS, welcomed: true };

export interface LiveMonitor {
  home: TempHome;
  readonly monitor: Monitor;
  /** Sentences for the log so far. */
  problems: string[];
  /** Another monitor on the same home, as after a restart. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface LiveOptions {
  files?: Readonly<Record<string, string>>;
  /** Further variables, which may depend on where the home is. */
  env?: Host['env'] | ((home: string) => Host['env']);
  /** How the vault is reached; missing: there is no fallback. */
  fallback?: VaultAccess;
  /** Name of the status page's recorded summary. */
  page?: string;
}

export async function startLiveMonitor(options: LiveOptions = {}): Promise<LiveMonitor> {
  const { files = SIGNED_IN(), env, page = '2026-08-22T16-16-08Z' } = options;
  const server = await startStatusServer();
  server.sayPage('/summary.json', readFixture(`summary/${page}.json`));
  const hello = { headers: { 'content-type': 'application/json' }, body: '{"message":"hello"}' };
  for (const path of ['/api/hello', '/v1/oauth/hello']) server.say(path, hello);
  const home = await tempHome(files, (path) => ({
    PILOTLIGHT_STATUS_URLS: `${server.origin}/summary.json`,
    PILOTLIGHT_HELLO_URLS: `${server.origin}/api/hello,${server.origin}/v1/oauth/hello`,
    PILOTLIGHT_OTHERS_URLS: `${server.origin}/search/issues`,
    ...(typeof env === 'function' ? env(path) : env),
  }));
  const problems: string[] = [];
  const make = (): Monitor =>
    createMonitor(home.host, GREETED, {
      remedies: (world) => openRemedyController(home.host, world, options.fallback),
      onProblem: (sentence) => problems.push(sentence),
    });
  let monitor = make();
  await monitor.start();
  return {
    home,
    problems,
    get monitor() {
      return monitor;
    },
    async restart() {
      await monitor.stop();
      monitor = make();
      await monitor.start();
    },
    async close() {
      await monitor.stop();
      await server.close();
      await home.remove();
    },
  };
}

/** Resolves with the first snapshot that fits. */
export function untilSnapshot(live: LiveMonitor, fits: (snapshot: Snapshot) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = live.monitor.subscribe((snapshot) => {
      if (!fits(snapshot)) return;
      stop();
      resolve();
    });
  });
}
