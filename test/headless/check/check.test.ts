import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runCheck } from '../../../src/headless/check/run.ts';
import type { RunContext } from '../../../src/headless/run.ts';
import { readSpan } from '../../../src/headless/span.ts';
import type { Host } from '../../../src/platform/host.ts';
import { CANARY, SIGNED_IN, type TempHome, tempHome } from '../../recovery/temp-home.ts';
import { terminal } from '../recovery/terminal-double.ts';

let home: TempHome;
afterEach(() => home.remove());

async function run(options: RunContext['options'] = {}, files = SIGNED_IN(), env: Host['env'] = {}) {
  home = await tempHome(files, env);
  const { context, out, err } = terminal(home.host, { 'config-dir': join(home.path, '.claude'), ...options });
  const code = await runCheck(context);
  expect(out() + err()).not.toContain(CANARY);
  return { code, out: out(), err: err() };
}

describe('check', () => {
  it('says in one line that it works, and until when', async () => {
    expect(await run()).toEqual({
      code: 0,
      out: 'ok: claude -p signs in with the login, which ends in 29 days.\n',
      err: '',
    });
  });

  it('fails where the login ends within the time asked for', async () => {
    expect(await run({ 'min-left': '5w' })).toMatchObject({
      code: 2,
      out: expect.stringMatching(/^fail: The login ends in 29 days/),
    });
  });

  it('fails where nothing is there', async () => {
    const code = await run({}, { '.claude.json': '{}', '.claude/settings.json': '{}' });
    expect(code).toMatchObject({ code: 1, out: 'fail: claude -p has nothing to sign in with.\n' });
  });

  it('takes a setup token and a key for what they are', async () => {
    const token = { CLAUDE_CODE_OAUTH_TOKEN: `sk-ant-oat01-${CANARY}-${'x'.repeat(60)}` };
    expect(
      await run({ 'min-left': '24h' }, { '.claude.json': '{}', '.claude/settings.json': '{}' }, token),
    ).toMatchObject({
      code: 0,
      out: 'ok: claude -p signs in with a token variable (claude setup-token).\n',
    });
    await home.remove();
    const key = { ANTHROPIC_API_KEY: `sk-ant-api03-${CANARY}-${'x'.repeat(60)}` };
    const { out } = await run({ json: true }, { '.claude.json': '{}', '.claude/settings.json': '{}' }, key);
    expect(JSON.parse(out)).toMatchObject({ ok: true, code: 0, id: 'ok', credential: 'api-key', endsAt: null });
  });

  it('fails where Claude Code would not start, whoever is asked', async () => {
    const refused = {
      CLAUDE_CODE_USE_GATEWAY: '1',
      ANTHROPIC_BASE_URL: 'http://gateway.example',
      ANTHROPIC_AUTH_TOKEN: `${CANARY}-${'x'.repeat(60)}`,
    };
    expect(await run({}, SIGNED_IN(), refused)).toMatchObject({ code: 1, out: expect.stringMatching(/^fail: /) });
    await home.remove();
    const cloud = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: `${CANARY}-${'x'.repeat(60)}` };
    expect(await run({}, SIGNED_IN(), cloud)).toMatchObject({ code: 0 });
    await home.remove();
    expect(await run({}, { ...SIGNED_IN(), '.claude.json': '{' }, cloud)).toMatchObject({
      code: 1,
      out: 'fail: Claude Code does not start here; pilotlight doctor says why.\n',
    });
  });

  it('asks for an answer where it is told to', async () => {
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const usage = { input_tokens: 1, output_tokens: 1 };
    const line = {
      type: 'assistant',
      timestamp: at,
      sessionId: 's',
      message: { id: 'msg_1', role: 'assistant', model: 'claude-x', content: [{ type: 'text', text: 'ok' }], usage },
    };
    const files = { ...SIGNED_IN(), '.claude/projects/-p/s.jsonl': `${JSON.stringify(line)}\n` };
    expect(await run({ 'max-age': '2h' }, files)).toMatchObject({ code: 0 });
    await home.remove();
    expect(await run({ 'max-age': '10m' }, files)).toMatchObject({ code: 3 });
  });

  it('says what a span is, and that a folder is not there', async () => {
    expect(await run({ 'min-left': 'soon' })).toMatchObject({ code: 64 });
    await home.remove();
    expect(await run({ 'config-dir': '/no/such/folder' })).toMatchObject({ code: 64 });
  });
});

it.each([
  ['90s', 90_000],
  ['24h', 86_400_000],
  [' 7d ', 604_800_000],
  ['2w', 1_209_600_000],
  ['24', null],
  ['h', null],
  ['-1h', null],
  ['1.5h', null],
  ['', null],
])('reads the span %j', (text, ms) => {
  home ??= { remove: async () => {} } as TempHome;
  expect(readSpan(text)).toBe(ms);
});
