/**
 * Stands for Anthropic's hosts on loopback: a CONNECT proxy before a TLS server with a CA of its own. Claude Code is told
 * of both (`HTTPS_PROXY`, `NODE_EXTRA_CA_CERTS`) and keeps its own check of everything else.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HOSTS = ['platform.claude.com', 'api.anthropic.com', 'claude.ai', 'claude.com', 'console.anthropic.com'];

export interface TokenAnswer {
  status: number;
  body: object;
}

export interface AnthropicDouble {
  /** Variables that make Claude Code come here. */
  env: Record<string, string>;
  /** What the token address answers. */
  tokens: TokenAnswer;
  /** `POST platform.claude.com/v1/oauth/token`, in order. */
  calls: readonly string[];
  /** More addresses, by path: `/v1/messages`. */
  routes: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  close(): Promise<void>;
}

/** A good login with these scopes. */
export function goodTokens(scope: string): TokenAnswer {
  const account = { uuid: '11111111-2222-4333-8444-555555555555', email_address: 'ada@example.com' };
  const organization = { uuid: '66666666-2222-4333-8444-555555555555', name: 'Ada' };
  const tokens = { access_token: 'sk-ant-oat01-NEWCANARY-access', refresh_token: 'sk-ant-ort01-NEWCANARY-refresh' };
  return { status: 200, body: { token_type: 'Bearer', ...tokens, expires_in: 28_800, scope, account, organization } };
}

const PROFILE = {
  account: { uuid: '11111111-2222-4333-8444-555555555555', email: 'ada@example.com', display_name: 'Ada' },
  organization: {
    uuid: '66666666-2222-4333-8444-555555555555',
    name: 'Ada',
    organization_type: 'claude_max',
    rate_limit_tier: 'default_claude_max_5x',
  },
};

export async function startAnthropicDouble(): Promise<AnthropicDouble> {
  const dir = mkdtempSync(join(tmpdir(), 'pilotlight-ca-'));
  const { key, cert } = makeCertificates(dir);
  const calls: string[] = [];
  const routes: AnthropicDouble['routes'] = new Map();
  const double = { tokens: goodTokens('user:inference user:profile') };
  const service = createServer({ key, cert }, (request, response) => {
    calls.push(`${request.method} ${request.headers.host}${request.url?.split('?')[0]}`);
    const route = routes.get(request.url?.split('?')[0] ?? '');
    if (route) route(request, response);
    else answer(request, response, double.tokens);
  });
  const proxy = createProxy();
  const sockets = new Set<Socket>();
  proxy.on('connection', (socket) => sockets.add(socket));
  await listen(service);
  const { port } = service.address() as AddressInfo;
  proxy.on('connect', (_request, client: Socket) => {
    const behind = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      behind.pipe(client).pipe(behind);
    });
    // A handshake that failed leaves a connection that the server does not count.
    sockets.add(behind);
    for (const socket of [behind, client]) socket.on('error', () => socket.destroy());
  });
  await listen(proxy);
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return Object.assign(double, {
    env: { HTTPS_PROXY: address, HTTP_PROXY: address, NODE_EXTRA_CA_CERTS: join(dir, 'ca.pem') },
    calls,
    routes,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      service.closeAllConnections();
      await Promise.all([service, proxy].map((one) => new Promise((resolve) => one.close(resolve))));
      rmSync(dir, { recursive: true, force: true });
    },
  });
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function answer(request: IncomingMessage, response: ServerResponse, tokens: TokenAnswer): void {
  const path = request.url?.split('?')[0] ?? '';
  const routes: Readonly<Record<string, TokenAnswer>> = {
    '/v1/oauth/token': tokens,
    '/api/oauth/profile': { status: 200, body: PROFILE },
    '/api/oauth/claude_cli/create_api_key': { status: 200, body: { raw_key: 'sk-ant-api03-NEWCANARY-console' } },
    '/api/hello': { status: 200, body: { message: 'hello' } },
    '/v1/oauth/hello': { status: 200, body: { message: 'hello' } },
  };
  const { status, body } = routes[path] ?? { status: 404, body: {} };
  request.resume();
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function makeCertificates(dir: string): { key: string; cert: string } {
  const at = (name: string): string => join(dir, name);
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...ec,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '2',
    '-subj',
    '/CN=Loopback CA',
  );
  openssl('req', ...ec, '-keyout', at('host.key'), '-out', at('host.csr'), '-subj', '/CN=platform.claude.com');
  writeFileSync(at('ext'), `subjectAltName=${HOSTS.map((host) => `DNS:${host}`).join(',')}\n`);
  const ca = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  openssl('x509', '-req', '-in', at('host.csr'), ...ca, '-out', at('host.pem'), '-days', '2', '-extfile', at('ext'));
  return { key: readFileSync(at('host.key'), 'utf8'), cert: readFileSync(at('host.pem'), 'utf8') };
}
