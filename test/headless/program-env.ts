import { join } from 'node:path';
import type { StatusServer } from '../loopback/status-server.ts';

/** The environment of a built program that is started in `home` and asks nobody but `service`. */
export function programEnv(home: string, service: Pick<StatusServer, 'origin'>): Record<string, string> {
  return {
    HOME: home,
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
    PILOTLIGHT_HOME: join(home, 'pilotlight'),
    PILOTLIGHT_STATUS_URLS: `${service.origin}/summary.json`,
    PILOTLIGHT_OTHERS_URLS: `${service.origin}/search/issues`,
    PILOTLIGHT_HELLO_URLS: `${service.origin}/api/hello,${service.origin}/v1/oauth/hello`,
  };
}
