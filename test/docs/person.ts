/** Somebody who types what the pages show: a home with two made-up logins, a keyring, and Anthropic on loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AnthropicDouble, startAnthropicDouble } from '../claude/anthropic-double.ts';
import { startCalmService } from '../field/run-doctor.ts';
import { STORED_LOGIN } from '../fixtures/stored-login.ts';
import { programEnv } from '../headless/program-env.ts';
import { type KeyringSession, startKeyringSession } from '../keyring/session.ts';
import type { StatusServer } from '../loopback/status-server.ts';
import { patience } from '../patience.ts';
import { ROOT } from './pages.ts';

export const KEY = 'sk-ant-api03-a-key-that-was-made-up-0123456789-0123456789';
const LOGIN = JSON.stringify({ claudeAiOauth: STORED_LOGIN });
const ACCOUNT = JSON.stringify({
  hasCompletedOnboarding: true,
  oauthAccount: { accountUuid: '11111111-2222-4333-8444-555555555555', emailAddress: 'ada@example.com' },
});
const PROGRAM = `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'bin/pilotlight.cjs')}' "$@"\n`;
/** As far as a look tells; what it does when it is asked to sign in is the real one's to show. */
const CLAUDE =
  '#!/bin/sh\ncase $1 in --version) echo "2.1.329 (Claude Code)" ;; update) ;; *) echo "API Error: 429" >&2 ;; esac\n';

/** What the commands of the pages speak of, by its place in the home. */
const FILES: Readonly<Record<string, string>> = {
  '.claude/.credentials.json': LOGIN,
  '.claude/settings.json': '{}\n',
  '.claude.json': ACCOUNT,
  '.claude-work/.credentials.json': LOGIN,
  '.claude-work/.claude.json': ACCOUNT,
  '.aws/config': '[default]\nregion = us-east-1\n[profile work]\nregion = eu-central-1\n',
  '.aws/credentials':
    '[default]\naws_access_key_id = made-up\naws_secret_access_key = made-up\n[work]\naws_access_key_id = made-up\naws_secret_access_key = made-up\n',
  '.config/gcloud/application_default_credentials.json': '{"type": "authorized_user"}',
  '.config/pilotlight-secret': 'a-word-of-sixteen-characters\n',
  '.config/pilotlight-token': 'a-word-of-sixteen-characters\n',
  '.bashrc': `alias claude-work='CLAUDE_CONFIG_DIR="$HOME/.claude-work" claude'\n`,
  'project/session.log': 'API Error: 529 {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n',
  'project/FILE': 'some words\n',
};
const PROGRAMS: Readonly<Record<string, string>> = {
  'bin/pilotlight': PROGRAM,
  'bin/tell-the-team': '#!/bin/sh\ncat >> "$HOME/told.json"\n',
  'bin/mail': '#!/bin/sh\ncat > "$HOME/mail"\n',
  '.local/bin/claude': CLAUDE,
};

export interface Outcome {
  /** null: ended by a signal. */
  code: number | null;
  /** By itself, or when it was asked to; else it had to be killed. */
  ended: boolean;
  /** Both streams, as a terminal shows them. */
  said: string;
}

export interface Person {
  /** A home as it was at the beginning, from now on. */
  moveIn(): void;
  /** Types it into `sh`. @param answers  typed one after the other, each time the program asks; empty: no terminal, nobody to ask */
  type(line: string, answers?: readonly string[]): Promise<Outcome>;
  /** Types what goes on until it is ended, and ends it once it has said this. */
  startAndEnd(line: string, says: RegExp): Promise<Outcome>;
  close(): Promise<void>;
}

/** Needs `keyring`, `terminal` and `certificates`. */
export async function beSomebody(): Promise<Person> {
  const keyring = await startKeyringSession('open');
  const [service, anthropic] = await Promise.all([startCalmService(), startAnthropicDouble()]);
  const tracker = { total_count: 0, incomplete_results: false, items: [] };
  service.say('/search/issues', { headers: { 'content-type': 'application/json' }, body: JSON.stringify(tracker) });
  anthropic.routes.set('/v1/models', (_request, response) => response.end('{"data": []}'));
  let home = '';
  const children = new Set<ChildProcess>();
  /** npm's commands are typed in the project, all others in a folder of the person's own. */
  const start = (line: string, file: string, args: readonly string[]): Started => {
    const cwd = /\bnpm /.test(line) ? ROOT : join(home, 'project');
    const child = spawn(file, args, { cwd, env: envOf(home, keyring, service, anthropic), detached: true });
    children.add(child);
    return listenTo(child);
  };
  return {
    moveIn() {
      home = furnish(keyring.home);
    },
    async type(line, answers = []) {
      if (answers.length === 0) {
        const started = start(line, 'sh', ['-c', line]);
        started.child.stdin?.end();
        return ended(started);
      }
      const started = start(line, 'script', ['--quiet', '--return', '--command', line, '/dev/null']);
      answerWhenAsked(started, answers);
      return ended(started);
    },
    async startAndEnd(line, says) {
      const started = start(line, 'sh', ['-c', line]);
      const stop = (): void => {
        if (says.test(started.said())) end(started.child, 'SIGINT');
      };
      for (const stream of [started.child.stdout, started.child.stderr]) stream?.on('data', stop);
      return ended(started);
    },
    async close() {
      for (const child of children) end(child, 'SIGKILL');
      await Promise.all([service.close(), anthropic.close(), keyring.close()]);
    },
  };
}

/** @returns its path */
function furnish(above: string): string {
  const home = mkdtempSync(join(above, 'home-'));
  mkdirSync(join(home, 'project'));
  for (const [name, text] of Object.entries(FILES)) put(join(home, name), text, 0o600);
  for (const [name, text] of Object.entries(PROGRAMS)) put(join(home, name), text, 0o755);
  return home;
}

function put(path: string, text: string, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
}

function envOf(home: string, keyring: KeyringSession, service: StatusServer, anthropic: AnthropicDouble) {
  return {
    ...keyring.env,
    ...programEnv(home, service),
    ...anthropic.env,
    NO_PROXY: '127.0.0.1',
    SHELL: '/bin/bash',
    NO_COLOR: '1',
    PATH: `${join(home, 'bin')}:${join(home, '.local/bin')}:${dirname(process.execPath)}:/usr/bin:/bin`,
  };
}

interface Started {
  child: ChildProcess;
  said(): string;
}

function listenTo(child: ChildProcess): Started {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  child.stdin?.on('error', () => {});
  return { child, said: () => said };
}

const QUESTION = /\[y\/N\] |\(it is not shown\) /g;

function answerWhenAsked({ child, said }: Started, answers: readonly string[]): void {
  let given = 0;
  child.stdout?.on('data', () => {
    const asked = said().match(QUESTION)?.length ?? 0;
    for (; given < asked; given++) child.stdin?.write(`${answers[given] ?? 'n'}\r`);
  });
}

function ended({ child, said }: Started): Promise<Outcome> {
  return new Promise((resolve) => {
    let ended = true;
    const limit = setTimeout(() => {
      ended = false;
      end(child, 'SIGKILL');
    }, patience());
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, said: said(), ended });
    });
  });
}

/** Its group with it. */
function end({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}
