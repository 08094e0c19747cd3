/** The window as a page on loopback, for machines without a desktop. docs/window.md tells what keeps others out. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failed } from '../../shared/command-result.ts';
import type { Command, CommandName, CommandResult } from '../../shared/commands.ts';
import { TROUBLE } from '../../shared/messages/desktop.ts';
import { SERVE_REFUSALS } from '../../shared/messages/serve.ts';
import { validateCommand } from '../../shared/validators.ts';
import { dropTheSilent } from './drop-the-silent.ts';
import { type RouteKind, refuse } from './gate.ts';
import { SAFE_HEADERS } from './headers.ts';
import type { PageFile, PageFiles } from './page-files.ts';
import { exactly, MAX_TEXT_BYTES, readBody } from './read-body.ts';
import { createSessions, type SessionOptions, type Sessions } from './sessions.ts';
import { type Pushes, streamSnapshots } from './stream.ts';

/** What the server needs of a monitor. */
export interface ServedMonitor extends Pushes {
  run(command: Command): Promise<CommandResult>;
}

export interface ServeOptions {
  page: PageFiles;
  /** 0 or absent: any free one. */
  port?: number;
  /** ms since epoch, never jumping; for tests. */
  now?: () => number;
  kept?: SessionOptions['kept'];
  keep?: SessionOptions['keep'];
  /** A request ended in an error of Pilotlight's own: for the log. */
  onFault?(request: string, reason: string): void;
}

export interface Serving {
  ok: true;
  port: number;
  /** Address with a one-time ticket in its fragment: opens one window, within a minute. */
  url: string;
  /** The same with a new ticket. */
  newLink(): string;
  close(): Promise<void>;
}

export type ServeOutcome = Serving | { ok: false; why: 'port-taken' | 'denied' | 'failed'; message: string };

const ADDRESS = '127.0.0.1';
const MAX_CONNECTIONS = 128;
const MAX_STREAMS = 16;
const HEAD_TIMEOUT_MS = 5_000;
const CHECK_MS = 1_000;
const REQUEST_TIMEOUT_MS = 15_000;

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
}

interface Route {
  kind: RouteKind;
  method: 'GET' | 'POST';
  /** False: open to those who have no session yet. */
  session: boolean;
  answer(call: Call): void | Promise<void>;
}

/** Serves the page and the monitor behind it on 127.0.0.1 until closed. Prints nothing. */
export async function startServer(monitor: ServedMonitor, options: ServeOptions): Promise<ServeOutcome> {
  const sessions = createSessions({
    now: options.now ?? (() => performance.timeOrigin + performance.now()),
    ...(options.kept ? { kept: options.kept } : {}),
    ...(options.keep ? { keep: options.keep } : {}),
  });
  const routes = makeRoutes(monitor, options.page, sessions);
  let authority = '';
  const server = createServer({
    maxHeaderSize: 8192,
    headersTimeout: HEAD_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: CHECK_MS,
  });
  server.maxConnections = MAX_CONNECTIONS;
  dropTheSilent(server);
  server.on('request', (request, response) => {
    const call = { request, response };
    answer(call, routes, sessions, authority).catch((error: unknown) => {
      options.onFault?.(request.url ?? '', String(error));
      sendFault(call);
    });
  });
  const failure = await listen(server, options.port ?? 0);
  if (failure) return failure;
  const { port } = server.address() as AddressInfo;
  authority = `${ADDRESS}:${port}`;
  const newLink = () => `http://${authority}/#ticket=${sessions.issueTicket()}`;
  return { ok: true, port, url: newLink(), newLink, close: () => stop(server, sessions) };
}

function makeRoutes(monitor: ServedMonitor, page: PageFiles, sessions: Sessions): ReadonlyMap<string, Route> {
  let streams = 0;
  const routes = new Map<string, Route>([
    ['/session', { kind: 'call', method: 'POST', session: false, answer: (call) => openSession(call, sessions) }],
    [
      '/snapshot',
      {
        kind: 'call',
        method: 'GET',
        session: true,
        answer: ({ response }) => sendJson(response, 200, monitor.snapshot()),
      },
    ],
    ['/run', { kind: 'call', method: 'POST', session: true, answer: (call) => runCommand(call, monitor) }],
    ['/explain', { kind: 'call', method: 'POST', session: true, answer: explainOneByOne(monitor) }],
    ['/events', { kind: 'call', method: 'GET', session: true, answer: openStream }],
  ]);
  for (const [address, file] of page) {
    routes.set(address, { kind: 'page', method: 'GET', session: false, answer: (call) => sendFile(call, file) });
  }
  return routes;

  function openStream({ request, response }: Call): void {
    if (streams >= MAX_STREAMS) {
      sendRefusal(response, 503, SERVE_REFUSALS.tooMany);
      return;
    }
    streams += 1;
    response.writeHead(200, { ...SAFE_HEADERS, 'content-type': 'application/x-ndjson; charset=utf-8' });
    streamSnapshots(monitor, response, {
      onBeat: () => sessions.renew(request.headers.authorization),
      onEnd: () => {
        streams -= 1;
      },
    });
  }
}

async function answer(
  call: Call,
  routes: ReadonlyMap<string, Route>,
  sessions: Sessions,
  authority: string,
): Promise<void> {
  const { request, response } = call;
  const route = routes.get(request.url ?? '');
  const head = { method: request.method ?? '', headers: request.headers };
  const refusal = refuse(head, authority, route?.kind ?? 'call');
  if (refusal) return sendRefusal(response, refusal.status, refusal.message);
  if (!route) return sendRefusal(response, 404, SERVE_REFUSALS.nothingHere);
  if (request.method !== route.method) return sendRefusal(response, 405, SERVE_REFUSALS.wrongMethod);
  if (route.session && !sessions.admits(request.headers.authorization)) {
    return sendRefusal(response, 401, SERVE_REFUSALS.noSession);
  }
  await route.answer(call);
}

async function openSession({ request, response }: Call, sessions: Sessions): Promise<void> {
  const body = await readBody(request);
  if (!body.ok) return sendRefusal(response, body.status, SERVE_REFUSALS.unreadable);
  const ticket = exactly(body.value, ['ticket'])?.ticket;
  const session = typeof ticket === 'string' ? sessions.redeem(ticket) : null;
  if (session === null) return sendRefusal(response, 401, SERVE_REFUSALS.linkUsed);
  sendJson(response, 200, { session });
}

/** The one command whose payload may be long has an address of its own; one text is held at a time. */
function explainOneByOne(monitor: ServedMonitor): (call: Call) => Promise<void> {
  let isBusy = false;
  return async (call) => {
    if (isBusy) return sendRefusal(call.response, 503, SERVE_REFUSALS.explaining);
    isBusy = true;
    try {
      await runCommand(call, monitor, { maxBytes: MAX_TEXT_BYTES, only: 'explain' });
    } finally {
      isBusy = false;
    }
  };
}

async function runCommand(
  { request, response }: Call,
  monitor: ServedMonitor,
  { maxBytes, only }: { maxBytes?: number; only?: CommandName } = {},
): Promise<void> {
  const body = await readBody(request, maxBytes);
  if (!body.ok) return sendRefusal(response, body.status, SERVE_REFUSALS.unreadable);
  const asked = exactly(body.value, ['name', 'payload']);
  if (!asked || (only && asked.name !== only)) return sendRefusal(response, 400, SERVE_REFUSALS.noCommand);
  const command = validateCommand(asked.name, asked.payload);
  sendJson(response, 200, command.ok ? await monitor.run(command.value) : command);
}

function sendFile({ request, response }: Call, file: PageFile): void {
  const gzip = /\bgzip\b/.test(String(request.headers['accept-encoding']));
  const bytes = gzip ? file.gzipped : file.bytes;
  response.writeHead(200, {
    ...SAFE_HEADERS,
    'content-type': file.type,
    'content-length': bytes.length,
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(bytes);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...SAFE_HEADERS, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

/** The connection ends with a refusal: what else was sent on it is not waited for. */
function sendRefusal(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${message}\n`);
}

/** One request that fails is no reason to end: the page is told, and every other one goes on. */
function sendFault({ response }: Call): void {
  if (response.headersSent) response.destroy();
  else sendJson(response, 500, failed(TROUBLE.ownFault));
}

function listen(server: Server, port: number): Promise<Extract<ServeOutcome, { ok: false }> | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(explain(error, port)));
    server.listen(port, ADDRESS, () => resolve(null));
  });
}

function explain(error: NodeJS.ErrnoException, port: number): Extract<ServeOutcome, { ok: false }> {
  if (error.code === 'EADDRINUSE') {
    return { ok: false, why: 'port-taken', message: SERVE_REFUSALS.portTaken({ port }) };
  }
  if (error.code === 'EACCES') {
    return { ok: false, why: 'denied', message: SERVE_REFUSALS.portDenied({ port }) };
  }
  return { ok: false, why: 'failed', message: SERVE_REFUSALS.noLoopback };
}

async function stop(server: Server, sessions: Sessions): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  await sessions.keep();
}
