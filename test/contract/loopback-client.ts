/** HTTP by hand: sends what a browser would, or what it never would. */
import { type IncomingHttpHeaders, request } from 'node:http';
import type { CommandResult } from '../../src/shared/commands.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { applyChange, type SnapshotLine } from '../../src/shared/snapshot-change.ts';
import type { Client } from './contract-suite.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Sending {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | readonly (string | Buffer)[];
}

/** Sends one request to the port. A connection broken while a refused body was still on its way counts by its answer. */
export function send(port: number, { body, headers = {}, method = 'GET', path = '/' }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    for (const part of Array.isArray(body) ? body : []) sent.write(part);
    sent.end(Array.isArray(body) ? undefined : body);
  });
}

/** The headers of our own page's POST. */
export function ownHeaders(port: number, session?: string): Record<string, string> {
  return {
    origin: `http://127.0.0.1:${port}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    ...(session === undefined ? {} : { authorization: `Bearer ${session}` }),
  };
}

/** The one-time ticket in a printed link. */
export function ticketOf(url: string): string {
  return new URLSearchParams(new URL(url).hash.slice(1)).get('ticket') ?? '';
}

/** Trades a link for a session as the page does. */
export async function openSession(port: number, url: string): Promise<Answer> {
  const body = JSON.stringify({ ticket: ticketOf(url) });
  return await send(port, { method: 'POST', path: '/session', headers: ownHeaders(port), body });
}

/** A window over HTTP. */
export function loopbackClient(port: number, session: string): Client {
  const headers = ownHeaders(port, session);
  return {
    async snapshot() {
      return JSON.parse((await send(port, { path: '/snapshot', headers })).text) as Snapshot;
    },
    async run(name, payload) {
      const body = JSON.stringify({ name: name ?? null, payload });
      return JSON.parse((await send(port, { method: 'POST', path: '/run', headers, body })).text) as CommandResult;
    },
    subscribe(onSnapshot) {
      let latest: Snapshot | null = null;
      let rest = '';
      const sent = request({ host: '127.0.0.1', port, path: '/events', headers, agent: false }, (response) => {
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines.filter(Boolean)) {
            latest = applyChange(latest, JSON.parse(line) as SnapshotLine);
            onSnapshot(latest);
          }
        });
        response.on('error', () => {});
      });
      sent.on('error', () => {});
      sent.end();
      return () => sent.destroy();
    },
  };
}
