/** A home with the real Claude Code, Anthropic on loopback, and the built program beside it: in the window and in a terminal. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CLAUDE_VERSIONS, claudeBinary } from '../../../scripts/claude-code.mjs';
import { type AnthropicDouble, startAnthropicDouble } from '../../claude/anthropic-double.ts';
import { type BrowserDouble, installBrowser } from '../../claude/browser-double.ts';
import { CLOSED_NETWORK, layOut, removeHome, runClaude } from '../../claude/real-claude.ts';
import { putInstaller } from '../../fakes/installer.ts';
import { startCalmService } from '../../field/run-doctor.ts';
import { programEnv } from '../../headless/program-env.ts';
import { createRunner, type ProgramRunner } from '../../headless/recovery/program-runner.ts';
import { readFixture } from '../../loopback/status-server.ts';
import { countSteps } from './count-steps.ts';
import { type ServeOptions, serveProgram } from './served-program.ts';

const [VERSION = ''] = CLAUDE_VERSIONS;
const OUTAGE = '2026-04-15T16-57-22Z';

export interface RealPlace {
  home: string;
  /** Of the program; what is added counts from its next start on. */
  env: Record<string, string>;
  /** The built program as it is typed. */
  terminal: ProgramRunner;
  anthropic: AnthropicDouble;
  /** Where the person agrees to the sign-in. */
  away: BrowserDouble;
  /** Leaves what Claude Code's own installer leaves. */
  installClaude(): Promise<void>;
  /** The installer that the window starts comes to its end. */
  letInstall(): Promise<void>;
  /** Anthropic's hosts fail from now on, and its status page says so. */
  breakService(): void;
  /** What the real Claude Code does in this home. */
  runClaude(args: readonly string[], env?: Record<string, string>): ReturnType<typeof runClaude>;
  /** The window as a person finds it, and how much they have done in it so far. */
  openWindow(
    browser: Browser,
    options?: Pick<ServeOptions, 'firstStart'>,
  ): Promise<{ page: Page; steps(): Promise<number> }>;
  close(): Promise<void>;
}

/** @param files  by their path in the home; closed to other users, as Claude Code leaves them */
export async function openPlace(files: Readonly<Record<string, string>>): Promise<RealPlace> {
  const [service, anthropic] = await Promise.all([startCalmService(), startAnthropicDouble()]);
  const modes = Object.fromEntries(Object.keys(files).map((file) => [file, 0o600]));
  const home = await layOut({ env: {}, files, modes });
  const away = await installBrowser(home);
  const bin = join(home, '.local/bin');
  await putInstaller(bin, 'succeeds', `ln -s '${claudeBinary(VERSION)}' '${bin}/claude'`);
  const env: Record<string, string> = {
    ...programEnv(home, service),
    ...CLOSED_NETWORK,
    ...anthropic.env,
    ...away.env,
    PATH: `${bin}:/usr/bin:/bin`,
  };
  const terminal = Object.assign(createRunner(), { home, env });
  terminal.cleanUp.push(() => removeHome(home), service.close, anthropic.close);
  return {
    home,
    env,
    terminal,
    anthropic,
    away,
    letInstall: () => writeFile(join(home, 'go'), ''),
    async installClaude() {
      await mkdir(bin, { recursive: true });
      await symlink(claudeBinary(VERSION), join(bin, 'claude'));
    },
    breakService() {
      service.sayPage('/summary.json', readFixture(`summary/${OUTAGE}.json`));
      for (const path of ['/api/hello', '/v1/oauth/hello']) service.say(path, { status: 503, body: 'overloaded' });
    },
    runClaude: (args, more = {}) => runClaude(VERSION, home, args, more),
    async openWindow(browser, options = {}) {
      const { close, page } = await serveProgram(browser, env, join(home, 'proj'), { ...options, folded: true });
      terminal.cleanUp.push(close);
      return { page, steps: await countSteps(page) };
    },
    close: terminal.close,
  };
}
