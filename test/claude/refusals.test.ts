/** The real Claude Code is refused in every way, and what it writes down is told apart. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import type { RefusalKind } from '../../src/diagnosis/refusals/refusal-kinds.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import { readSessionRecords } from '../../src/sources/claude-code/record-reader.ts';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { layOut, removeHome, runClaude } from './real-claude.ts';

const TIMEOUT_MS = 5 * patience();
const ACCOUNT = '11111111-2222-4333-8444-555555555555';

type Row = readonly [kind: RefusalKind, status: number, type: string, sentence: string];

const REFUSALS: readonly Row[] = [
  ['credential', 401, 'authentication_error', 'OAuth token has been revoked. Please obtain a new token.'],
  ['not-a-member', 403, 'permission_error', 'Account is no longer a member of the organization of this token.'],
  ['not-allowed', 403, 'forbidden', 'Request not allowed'],
  ['missing-scope', 403, 'permission_error', 'OAuth token does not meet scope requirement user:inference'],
  ['subscription-off', 403, 'permission_error', 'OAuth authentication is currently not allowed for this organization.'],
  ['organization-disabled', 400, 'invalid_request_error', 'This organization has been disabled.'],
  ['payment', 400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'],
  ['model', 404, 'not_found_error', 'model: claude-nope'],
];

const LOGIN = JSON.stringify({
  claudeAiOauth: {
    accessToken: 'sk-ant-oat01-CANARY',
    refreshToken: 'sk-ant-ort01-CANARY',
    expiresAt: Date.now() + 5 * 3_600_000,
    scopes: ['user:inference', 'user:profile'],
    subscriptionType: 'max',
  },
});
const CONFIG = JSON.stringify({ hasCompletedOnboarding: true, oauthAccount: { accountUuid: ACCOUNT } });

/** Answers every request for a model with this refusal. */
async function startRefusing([, status, type, message]: Row) {
  const body = JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_refused' });
  const headers = { 'content-type': 'application/json', 'request-id': 'req_refused' };
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const asksModel = request.url?.includes('/v1/messages') ?? false;
      if (asksModel) response.writeHead(status, headers).end(body);
      else response.writeHead(404).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function refusedAs(version: string, row: Row, env: Record<string, string>, files: Record<string, string>) {
  const server = await startRefusing(row);
  const home = await layOut({ env: {}, files: { '.claude.json': CONFIG, ...files } });
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await runClaude(version, home, ['-p', 'hi'], { ANTHROPIC_BASE_URL: address, ...env });
    const host = createNodeHost({ env: {}, dataDir: join(home, 'own') });
    return (await readSessionRecords(host, join(home, '.claude'), 0)).failures;
  } finally {
    server.closeAllConnections();
    server.close();
    await removeHome(home);
  }
}

describeNeeding('claude', 'what Claude Code notes down when it is refused', () => {
  test.each(CLAUDE_VERSIONS)(
    '%s with a login',
    async (version) => {
      const kinds: [RefusalKind, RefusalKind | null | undefined][] = [];
      for (const row of REFUSALS) {
        const failures = await refusedAs(version, row, {}, { '.claude/.credentials.json': LOGIN });
        const last = failures.at(-1);
        kinds.push([row[0], last?.kind]);
        expect(last).toMatchObject({ status: row[1], final: true, requestId: 'req_refused', version });
        expect(JSON.stringify(failures)).not.toMatch(/CANARY|Please|balance|Request not|has been/);
      }
      expect(kinds).toEqual(REFUSALS.map(([kind]) => [kind, kind]));
    },
    TIMEOUT_MS,
  );

  test.each(CLAUDE_VERSIONS)(
    '%s with a key, which its words tell from a login',
    async (version) => {
      const invalid: Row = ['credential', 401, 'authentication_error', 'invalid x-api-key'];
      const failures = await refusedAs(version, invalid, { ANTHROPIC_API_KEY: 'sk-ant-api03-CANARY' }, {});
      expect(failures.at(-1)).toMatchObject({ kind: 'credential', status: 401, sentWith: 'key' });
    },
    TIMEOUT_MS,
  );
});
