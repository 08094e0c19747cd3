/** The real Claude Code, in an interactive session, feeds the status line that Pilotlight has added. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CLAUDE_VERSIONS, claudeBinary } from '../../scripts/claude-code.mjs';
import { isRefusal } from '../../src/recovery/engine/plan.ts';
import { createRemedies } from '../../src/recovery/remedies.ts';
import { planStatuslineOn } from '../../src/recovery/statusline/plan-statusline.ts';
import { readSpool } from '../../src/sources/usage/read-spool.ts';
import { describeNeeding } from '../needs.ts';
import { every, patience } from '../patience.ts';
import { credentials, type TempHome, tempHome } from '../recovery/temp-home.ts';
import { type MessageServer, startMessageServer } from './message-server.ts';
import { CLOSED_NETWORK } from './real-claude.ts';

const WAIT = every(200);
const RESET = Math.floor(Date.now() / 1000) + 7200;
const HEADERS = {
  'anthropic-ratelimit-unified-status': 'allowed',
  'anthropic-ratelimit-unified-5h-utilization': '0.62',
  'anthropic-ratelimit-unified-5h-reset': String(RESET),
  'anthropic-ratelimit-unified-7d-utilization': '0.81',
  'anthropic-ratelimit-unified-7d-reset': String(RESET + 86_400),
};

let home: TempHome;
let server: MessageServer;
let running: ChildProcess | null = null;
let shown = '';
beforeEach(async () => {
  shown = '';
  server = await startMessageServer(HEADERS);
  home = await tempHome({ '.claude/.credentials.json': credentials(), 'proj/README.md': 'hello' });
  const project = { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true };
  const account = { emailAddress: 'ada@example.com', accountUuid: '11111111-2222-4333-8444-555555555555' };
  const config = { hasCompletedOnboarding: true, theme: 'dark', oauthAccount: account };
  await home.put('.claude.json', JSON.stringify({ ...config, projects: { [join(home.path, 'proj')]: project } }));
});
afterEach(async () => {
  if (running?.pid) process.kill(-running.pid, 'SIGKILL');
  await server.close();
  await home.remove();
});

async function switchOn(): Promise<void> {
  const plan = await planStatuslineOn(home.host, await home.profile());
  if (isRefusal(plan)) throw new Error(plan.refused);
  expect(await createRemedies(home.host).apply(plan)).toMatchObject({ ok: true });
}

function start(version: string, env: Readonly<Record<string, string>> = {}): void {
  const { PATH = '', TERM = 'xterm-256color' } = process.env;
  const own = { PATH, TERM, HOME: home.path, PWD: join(home.path, 'proj'), TZ: 'UTC', COLUMNS: '120', LINES: '40' };
  const address = { ANTHROPIC_BASE_URL: `http://127.0.0.1:${server.port}/line` };
  const child = spawn('script', ['--quiet', '--return', '--command', claudeBinary(version), '/dev/null'], {
    cwd: join(home.path, 'proj'),
    env: { ...CLOSED_NETWORK, ...own, ...address, ...env },
    detached: true,
  });
  child.stdout.on('data', (chunk) => {
    shown += chunk;
  });
  running = child;
}

/** What is typed before the prompt is there is lost, so it is typed again until it has been asked. */
async function ask(): Promise<void> {
  for (let count = 0; count < 20 && server.sent('line') === null; count++) {
    await sleep(2500);
    running?.stdin?.write('hi');
    await sleep(1000);
    running?.stdin?.write('\r');
    await sleep(1500);
  }
  expect(server.sent('line'), shown).not.toBeNull();
}

const spool = () => readSpool(home.host, join(home.path, '.claude'));
/** The terminal moves the cursor over blanks instead of writing them. */
const lettersOf = (text: string): string => stripVTControlCharacters(text).replace(/\s/g, '');

describeNeeding(['claude', 'terminal'], 'the real Claude Code and the status line', () => {
  it.each(CLAUDE_VERSIONS)(
    '%s feeds it alone, and shows its line',
    async (version) => {
      await switchOn();
      start(version);
      await ask();
      await vi.waitFor(async () => expect((await spool()).reading).not.toBeNull(), WAIT);
      expect(await spool()).toMatchObject({
        version,
        reading: {
          windows: [
            { id: 'fiveHour', percent: 62, resetsAt: RESET * 1000 },
            { id: 'sevenDay', percent: 81, resetsAt: (RESET + 86_400) * 1000 },
          ],
        },
      });
      await vi.waitFor(() => expect(lettersOf(shown)).toContain('5h62%,resets'), WAIT);
    },
    4 * patience(),
  );

  it.each(CLAUDE_VERSIONS)(
    '%s feeds it in front of another one, which gets all of its input and is shown',
    async (version) => {
      const seen = join(home.path, 'seen.json');
      const command = `cat > ${seen}.$$ && mv ${seen}.$$ ${seen}; printf 'my-own-line'; exit 0 # end`;
      await home.put('.claude/settings.json', JSON.stringify({ statusLine: { type: 'command', command } }));
      await switchOn();
      start(version);
      await ask();
      await vi.waitFor(async () => expect((await spool()).reading).not.toBeNull(), WAIT);
      await vi.waitFor(() => expect(lettersOf(shown)).toContain('my-own-line'), WAIT);
      expect(JSON.parse(readFileSync(seen, 'utf8'))).toMatchObject({ version, session_id: expect.any(String) });
    },
    4 * patience(),
  );

  it.each(CLAUDE_VERSIONS)(
    '%s tells an API key nothing, and that is noted as nothing',
    async (version) => {
      await switchOn();
      const key = 'sk-ant-api03-CANARY7F3A-not-a-real-key-0123456789';
      const config = JSON.parse(await home.text('.claude.json'));
      const answers = { approved: [key.slice(-20)], rejected: [] };
      await home.put('.claude.json', JSON.stringify({ ...config, customApiKeyResponses: answers }));
      start(version, { ANTHROPIC_API_KEY: key });
      await ask();
      await vi.waitFor(async () => expect((await spool()).noneAt).not.toBeNull(), WAIT);
      expect(await spool()).toMatchObject({ version, reading: null });
    },
    4 * patience(),
  );
});
