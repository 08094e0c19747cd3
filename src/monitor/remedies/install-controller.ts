/** Installs Claude Code when a person asks: in a terminal window, or where none opens as a child whose progress is shown. */

import { failed } from '../../shared/command-result.ts';
import type { CommandResult } from '../../shared/commands.ts';
import { COMMAND_TEXTS } from '../../shared/messages/commands.ts';
import { INSTALL_QUESTION } from '../../shared/messages/recovery/install-claude.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { ShellCommands } from '../commands/command-router.ts';
import type { RecoveryTools, RemedyWorld } from './ports.ts';
import type { RemedyRuns } from './remedy-runs.ts';

export interface InstallController {
  commands: Pick<ShellCommands, 'install-claude'>;
  /** Ends what is under way. */
  stop(): void;
}

export interface InstallControllerOptions {
  world: RemedyWorld;
  runs: RemedyRuns;
  needTools(): Promise<RecoveryTools>;
  /** Something is under way from now on. */
  carryOut(work: Promise<void>): void;
}

const LINE_LENGTH = 200;

export function createInstallController({
  carryOut,
  needTools,
  runs,
  world,
}: InstallControllerOptions): InstallController {
  let underWay: AbortController | null = null;

  async function install({ installer, newId }: RecoveryTools, stop: AbortSignal): Promise<void> {
    const id = newId();
    runs.begin({ id, remedy: 'install-claude', profile: null, title: INSTALL_QUESTION.title, lines: [] });
    const onLine = (line: string): void => runs.change(id, { lines: [plainText(line, LINE_LENGTH)] });
    const { ok, message } = await installer.run({ onLine, stop });
    runs.change(id, { phase: ok ? 'done' : 'failed', lines: [message] });
    world.note(`${INSTALL_QUESTION.title}: ${message}`, null);
    await world.readAgain();
  }

  async function begin(): Promise<CommandResult<{ window: boolean }>> {
    if (underWay) return failed(COMMAND_TEXTS.installing);
    const controller = new AbortController();
    underWay = controller;
    const end = (): void => {
      underWay = null;
    };
    const tools = await needTools();
    const needless = await tools.installer.whyNot();
    if (needless !== null || (await tools.installer.open())) {
      end();
      return needless === null ? { ok: true, value: { window: true } } : failed(needless);
    }
    carryOut(install(tools, controller.signal).finally(end));
    return { ok: true, value: { window: false } };
  }

  return { commands: { 'install-claude': begin }, stop: () => underWay?.abort() };
}
