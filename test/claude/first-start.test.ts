/**
 * The first start of the real Claude Code on a terminal: does it ask to select a login method although there is a login? Its
 * answer is held against what Pilotlight says of that version.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../scripts/claude-code.mjs';
import { asksAtFirstStart } from '../../src/diagnosis/findings/first-start.ts';
import { describeNeeding } from '../needs.ts';
import { type AnthropicDouble, startAnthropicDouble } from './anthropic-double.ts';
import { environmentIn, layOut, removeHome, type Scenario } from './real-claude.ts';
import { resolveScenario } from './resolve-scenario.ts';

/** Gives a program a terminal of its own. */
const SCRIPT = '/usr/bin/script';

const TOKEN = `sk-ant-oat01-${'Ab3_dE5-'.repeat(11)}aaaaAA`;
const LOGIN = JSON.stringify({
  claudeAiOauth: {
    accessToken: TOKEN,
    refreshToken: TOKEN.replace('oat', 'ort'),
    expiresAt: Date.now() + 5 * 3_600_000,
    scopes: ['user:inference', 'user:profile'],
    subscriptionType: 'max',
  },
});

const ROWS: readonly (readonly [name: string, scenario: Scenario])[] = [
  ['a login', { env: {}, files: { '.claude/.credentials.json': LOGIN } }],
  ['a token', { env: { CLAUDE_CODE_OAUTH_TOKEN: TOKEN }, files: {} }],
  [
    'a login and a finished first start',
    { env: {}, files: { '.claude/.credentials.json': LOGIN, '.claude.json': '{"hasCompletedOnboarding":true}' } },
  ],
  ['nothing', { env: {}, files: {} }],
  [
    'a gateway',
    { env: { ANTHROPIC_AUTH_TOKEN: 'gw-7d1f2c9ab04e', ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' }, files: {} },
  ],
];

/** Without blanks, since a terminal is moved about in rather than written to. */
const ASKS_LOGIN = /Selectloginmethod/;
const ASKS_TRUST = /[Tt]rustthisfolder|trustthefiles|Doyoutrust|Isthisaproject/;
/** Questions that Enter answers. */
const ENTERS = [/Choosethetextstyle|textstylethatlooks/, /Securitynotes/];

describeNeeding(['claude', 'certificates', 'terminal'], 'the first start', () => {
  let double: AnthropicDouble;
  beforeAll(async () => {
    double = await startAnthropicDouble();
  });
  afterAll(() => double.close());

  /** Answers what Enter answers until one of the two questions comes. */
  function startIn(version: string, home: string, env: Scenario['env']): Promise<'login' | 'trust'> {
    return new Promise((resolve, reject) => {
      const child = spawn(SCRIPT, ['-qfec', claudeBinary(version), '/dev/null'], {
        cwd: join(home, 'proj'),
        env: { PATH: '/usr/bin:/bin', HOME: home, TERM: 'xterm-256color', ...double.env, ...environmentIn(home, env) },
        detached: true,
      });
      let text = '';
      let answered = 0;
      let settled = false;
      // A question is shown before its keys are listened to; on a busy machine long before.
      const again = setInterval(() => answered > 0 && child.stdin.write('\r'), 3_000);
      const settle = (asked: 'login' | 'trust'): void => {
        settled = true;
        clearInterval(again);
        process.kill(-(child.pid ?? 0), 'SIGKILL');
        resolve(asked);
      };
      // It ends between a question and its answer.
      child.stdin.on('error', () => {});
      child.stdout.on('data', (chunk) => {
        // What is still in the pipe of one that is gone.
        if (settled) return;
        text += String(chunk);
        const shown = stripVTControlCharacters(text).replace(/\s+/g, '');
        if (ASKS_LOGIN.test(shown)) return settle('login');
        if (ASKS_TRUST.test(shown)) return settle('trust');
        const due = ENTERS.filter((question) => question.test(shown)).length;
        for (; answered < due; answered++) child.stdin.write('\r');
      });
      child.on('close', () => clearInterval(again));
      child.on('close', () => reject(new Error(stripVTControlCharacters(text).slice(-500))));
    });
  }

  const rows = CLAUDE_VERSIONS.flatMap((version) => ROWS.map(([name, scenario]) => [version, name, scenario] as const));
  test.skipIf(!existsSync(SCRIPT)).each(rows)('of %s with %s', async (version, _name, scenario) => {
    const home = await layOut(scenario);
    try {
      const { auth, facts } = await resolveScenario({ home, env: scenario.env, version });
      const expected = asksAtFirstStart(facts.globalConfig, auth.interactive, version) ? 'login' : 'trust';
      expect(await startIn(version, home, scenario.env)).toBe(expected);
    } finally {
      await removeHome(home);
    }
  });
});
