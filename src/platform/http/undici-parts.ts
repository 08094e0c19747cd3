/**
 * The part of undici that asks over HTTP/1.1, through a proxy or not. The library as a whole brings fetch, WebSocket, caches and mocks
 * besides, and with them 5 MB at rest. A locked version may be taken apart: test/platform/http would see it if it came otherwise.
 */
import methods from 'undici/lib/api/index.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import Pool from 'undici/lib/dispatcher/pool.js';

// The whole does this, too; a dispatcher alone can only dispatch.
Object.assign(Dispatcher.prototype, methods);

export { Agent, EnvHttpProxyAgent, Pool };
