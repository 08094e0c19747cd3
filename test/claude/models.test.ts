/** What becomes of the name of a model: Claude Code puts something in for its short names, and sends on all others as they are. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLAUDE_VERSIONS } from '../../scripts/claude-code.mjs';
import { describeNeeding } from '../needs.ts';
import { patience } from '../patience.ts';
import { type AnthropicDouble, startAnthropicDouble } from './anthropic-double.ts';
import { findingsIn } from './fitness-judge.ts';
import { layOut, removeHome, runClaude } from './real-claude.ts';

interface Row {
  env?: Record<string, string>;
  settings?: object;
  /** Sent as it is named; else something that begins with `claude-`. */
  asIs?: string;
  said: readonly string[];
}

const ROWS: readonly Row[] = [
  { env: { ANTHROPIC_MODEL: 'sonnet' }, said: [] },
  { env: { ANTHROPIC_MODEL: 'Opus' }, said: [] },
  { env: { ANTHROPIC_MODEL: 'best' }, said: [] },
  { env: { ANTHROPIC_MODEL: 'opusplan' }, said: [] },
  { settings: { model: 'haiku' }, said: [] },
  { env: { ANTHROPIC_MODEL: 'sonet' }, asIs: 'sonet', said: ['model-unknown'] },
  { env: { ANTHROPIC_MODEL: 'sonnet-4-5' }, asIs: 'sonnet-4-5', said: ['model-unknown'] },
  { env: { ANTHROPIC_MODEL: 'kimi' }, asIs: 'kimi', said: ['model-unknown'] },
  { settings: { model: 'sonet' }, asIs: 'sonet', said: ['model-unknown'] },
  {
    env: { ANTHROPIC_MODEL: 'opus', ANTHROPIC_DEFAULT_OPUS_MODEL: 'opus' },
    asIs: 'opus',
    said: ['model-unknown'],
  },
  {
    env: { ANTHROPIC_MODEL: 'sonnet' },
    settings: { env: { ANTHROPIC_DEFAULT_SONNET_MODEL: 'glm-4.6' } },
    asIs: 'glm-4.6',
    said: ['model-left-over'],
  },
];

describeNeeding(['claude', 'certificates'], 'the name of a model', () => {
  let double: AnthropicDouble;
  let asked: string[] = [];
  beforeAll(async () => {
    double = await startAnthropicDouble();
    double.routes.set('/v1/messages', (request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push(JSON.parse(body).model);
        const error = { type: 'not_found_error', message: `model: ${asked.at(-1)}` };
        response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ type: 'error', error }));
      });
    });
  });
  afterAll(() => double.close());

  const rows = CLAUDE_VERSIONS.flatMap((version) =>
    ROWS.map((row) => [version, JSON.stringify({ ...row.env, ...row.settings }), row] as const),
  );
  test.each(rows)(
    '%s: %s',
    async (version, _name, { env = {}, settings = {}, asIs, said }) => {
      const claudeAiOauth = {
        accessToken: 'sk-ant-oat01-CANARY',
        refreshToken: 'sk-ant-ort01-CANARY',
        expiresAt: Date.now() + 5 * 3_600_000,
        scopes: ['user:inference', 'user:profile'],
      };
      const home = await layOut({
        env: {},
        files: {
          '.claude.json': '{"hasCompletedOnboarding":true}',
          '.claude/.credentials.json': JSON.stringify({ claudeAiOauth }),
          '.claude/settings.json': JSON.stringify(settings),
        },
      });
      try {
        asked = [];
        const run = await runClaude(version, home, ['-p', 'hi'], { ...double.env, NO_PROXY: '', ...env });
        const model = asked.at(-1) ?? '';
        expect(asIs === undefined ? model.startsWith('claude-') : model === asIs, `${model}: ${run.stdout}`).toBe(true);
        expect(await findingsIn(home, env, version)).toEqual(said);
      } finally {
        await removeHome(home);
      }
    },
    2 * patience(),
  );
});
