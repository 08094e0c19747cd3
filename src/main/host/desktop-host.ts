import { net, powerMonitor, type Session } from 'electron';
import { createClock } from '../../platform/clock.ts';
import type { Host } from '../../platform/host.ts';
import { createNodeHost } from '../../platform/node-host.ts';
import { VERSION } from '../../shared/version.ts';
import { createDesktopPower } from './power.ts';
import { sessionEnvironment } from './session-environment.ts';
import { createSystemHttp } from './system-http.ts';

/**
 * The real machine, with what Electron knows better: power, network and the system's proxy.
 * @param session  whose proxy settings count
 */
export function createDesktopHost(dataDir: string, session: Pick<Session, 'resolveProxy'>): Host {
  const plain = createNodeHost({ env: sessionEnvironment(process.env), dataDir, version: VERSION });
  const options = { env: plain.env, userAgent: `pilotlight/${VERSION}`, allowOrigins: [] };
  return {
    ...plain,
    http: createSystemHttp(options, (url) => session.resolveProxy(url)),
    power: createDesktopPower(powerMonitor, net, createClock(), plain.power),
  };
}
