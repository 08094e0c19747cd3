/** The real Claude Code fails in every way beside a running monitor: the right event, and the right words for what it printed. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import type { Explanation } from '../../src/shared/explanation.ts';
import { startLiveMonitor } from '../monitor/live-monitor.ts';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { runClaude } from './real-claude.ts';

const TIMEOUT_MS = 5 * patience();

interface Case {
  answers(response: ServerResponse): void;
  /** Kind of the explanation of what was printed. */
  kind: string | RegExp;
  /** Line of the history. */
  line: string | RegExp;
  cause: string;
}

const error = (status: number, type: string, message: string) => (response: ServerResponse) =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_loopback' })
    .end(JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_loopback' }));
const page = (status: number) => (response: ServerResponse) =>
  response
    .writeHead(status, { 'content-type': 'text/html' })
    .end('<!DOCTYPE html><html><body><h1>No.</h1></body></html>');

const CASES: Readonly<Record<string, Case>> = {
  401: {
    answers: error(
      401,
      'authentication_error',
      'OAuth token has expired. Please obtain a new token or refresh your existing token.',
    ),
    kind: 'auth_token_expired',
    line: /^Claude Code answered 401: the login or key was not taken/,
    cause: 'account',
  },
  403: {
    answers: error(403, 'permission_error', 'OAuth authentication is currently not allowed for this organization.'),
    kind: /^(org_policy|billing)$/,
    line: /^Claude Code answered 403: the plan may not be used/,
    cause: 'account',
  },
  429: {
    answers: error(
      429,
      'rate_limit_error',
      'This request would exceed your account’s rate limit. Please try again later.',
    ),
    kind: 'rate_limit',
    line: 'Claude Code answered 429: a limit is used up',
    cause: 'account',
  },
  500: {
    answers: error(500, 'api_error', 'Internal server error'),
    kind: 'outage',
    line: 'Claude Code answered 500: an error of the servers',
    cause: 'service',
  },
  529: {
    answers: error(529, 'overloaded_error', 'Overloaded'),
    kind: 'outage',
    line: 'Claude Code answered 529: an error of the servers',
    cause: 'service',
  },
  'a page in place of an answer': {
    answers: page(403),
    kind: /^(network_edge|auth_forbidden)$/,
    line: /^Claude Code answered 403: the network showed a page/,
    cause: 'network',
  },
  'a connection that is reset': {
    answers: (response) => void response.socket?.resetAndDestroy(),
    kind: 'network',
    line: 'Claude Code had no answer',
    cause: 'network',
  },
};

/** Answers every request for a model so. @returns it, its address, and when it last did */
async function startFailing(answers: Case['answers']) {
  let answeredAt = 0;
  const server: Server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url?.includes('/v1/messages')) {
        answeredAt = performance.now();
        answers(response);
      } else response.writeHead(404).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, address, answeredAt: () => answeredAt };
}

const LOGIN = JSON.stringify({
  claudeAiOauth: {
    ...{ accessToken: 'sk-ant-oat01-CANARY', refreshToken: 'sk-ant-ort01-CANARY', subscriptionType: 'max' },
    ...{ expiresAt: Date.now() + 5 * 3_600_000, scopes: ['user:inference', 'user:profile'] },
  },
});
const FILES = {
  '.claude/.credentials.json': LOGIN,
  '.claude.json': '{"hasCompletedOnboarding":true}',
  'proj/readme': '',
};

describeNeeding('claude', 'failures of Claude Code beside a running monitor', () => {
  const cases = CLAUDE_VERSIONS.flatMap((version) =>
    Object.entries(CASES).map(([name, one]) => [version, name, one] as const),
  );
  test.each(cases)(
    '%s: %s',
    async (version, _name, { answers, cause, kind, line }) => {
      const failing = await startFailing(answers);
      const live = await startLiveMonitor({ files: FILES });
      try {
        let seenAt = 0;
        live.monitor.subscribe(({ history }) => {
          if (seenAt === 0 && history[0]?.kind === 'refused') seenAt = performance.now();
        });
        const env = { ANTHROPIC_BASE_URL: failing.address };
        const { stdout, stderr } = await runClaude(version, live.home.path, ['-p', 'hi'], env);
        await expect.poll(() => live.monitor.snapshot().history[0]?.kind).toBe('refused');
        const [event] = live.monitor.snapshot().history;
        expect(event).toMatchObject({ kind: 'refused', cause, text: expect.stringMatching(line) });
        console.log(`${event?.text}: known ${Math.round(seenAt - failing.answeredAt())} ms after the answer`);
        const text = `${stdout}\n${stderr}`;
        const result = await live.monitor.run({ name: 'explain', payload: { text } });
        const best = (result as { value: Explanation }).value.matches[0];
        expect(best?.kind, text).toMatch(kind);
        if (cause === 'network') expect(best?.cause, text).toBe('network');
        expect(JSON.stringify(live.monitor.snapshot())).not.toContain('CANARY');
      } finally {
        failing.server.closeAllConnections();
        failing.server.close();
        await live.close();
      }
    },
    TIMEOUT_MS,
  );
});
