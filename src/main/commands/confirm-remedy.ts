/** Remedies out of the tray's menu: a box of the system shows what would be done, and nothing is done without a yes. */

import type { Monitor } from '../../monitor/monitor.ts';
import type { RemedyPreview, ResultOf } from '../../shared/commands.ts';
import { BOX, MENU } from '../../shared/messages/desktop.ts';
import { INSTALL_COMMAND } from '../../shared/messages/install.ts';
import { INSTALL_QUESTION } from '../../shared/messages/recovery/install-claude.ts';
import { plainText } from '../../shared/plain-text.ts';
import { createQueue } from '../../shared/queue.ts';
import type { RemedyRequest } from '../tray/menu-line.ts';
import { type Boxes, tellNotDone } from '../window/dialogs.ts';

export interface ConfirmRemedyOptions {
  boxes: Boxes;
  monitor: Pick<Monitor, 'run' | 'snapshot'>;
  /** Shows the window, where it is seen how it went. */
  open(): void;
}

export interface ConfirmRemedy {
  carryOut(wish: RemedyRequest): Promise<void>;
  undo(id: string): Promise<void>;
  backUp(profile: string): Promise<void>;
  installClaude(): Promise<void>;
  /** Says what did not work to somebody who asked for it. */
  tell(sentence: string): Promise<void>;
}

type Question = Pick<RemedyPreview, 'title' | 'lines' | 'warnings'>;

const LINE_LENGTH = 300;

export function createConfirmRemedy({ boxes, monitor, open }: ConfirmRemedyOptions): ConfirmRemedy {
  // Two boxes at once could be answered in the wrong order.
  const inTurn = createQueue();

  async function isWanted({ lines, title, warnings }: Question): Promise<boolean> {
    const { response } = await boxes.showMessageBox({
      type: 'question',
      title: 'Pilotlight',
      message: plainText(title, LINE_LENGTH),
      detail: [lines.map((line) => `• ${shown(line)}`).join('\n'), ...warnings.map(shown)].join('\n\n'),
      buttons: [BOX.yes, BOX.no],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    return response === 0;
  }

  async function say(message: string, detail = ''): Promise<void> {
    await boxes.showMessageBox({ type: 'info', title: 'Pilotlight', message, detail, buttons: [BOX.read] });
  }

  const tell = (sentence: string): Promise<void> => tellNotDone(boxes, shown(sentence));

  async function carryOut(wish: RemedyRequest): Promise<void> {
    let answer: ResultOf<{ name: 'apply-remedy'; payload: { plan: string } }> = await monitor.run({
      name: 'plan-remedy',
      payload: wish,
    });
    // What comes back from a yes is a new preview when the world has changed since; null: it was carried out.
    while (answer.ok && answer.value !== null) {
      const preview = answer.value;
      if (!(await isWanted(preview)))
        return void (await monitor.run({ name: 'cancel-remedy', payload: { run: preview.id } }));
      answer = await monitor.run({ name: 'apply-remedy', payload: { plan: preview.id } });
    }
    if (answer.ok) open();
    else await tell(answer.message);
  }

  async function undo(id: string): Promise<void> {
    const run = monitor.snapshot().remedies.find((one) => one.id === id);
    if (!run) return tell(BOX.gone);
    if (!(await isWanted({ title: MENU.undo(run.title), lines: run.lines, warnings: [BOX.undoNote] }))) return;
    const answer = await monitor.run({ name: 'undo-remedy', payload: { id } });
    if (answer.ok) open();
    else await tell(answer.message);
  }

  async function backUp(profile: string): Promise<void> {
    const answer = await monitor.run({ name: 'back-up', payload: { profile } });
    if (!answer.ok) return tell(answer.message);
    await (answer.value.made ? say(BOX.backedUp, BOX.backupSays) : say(BOX.noBackup));
  }

  async function installClaude(): Promise<void> {
    const { done, run, where } = INSTALL_QUESTION;
    const command = INSTALL_COMMAND[monitor.snapshot().capabilities.platform];
    if (!(await isWanted({ title: INSTALL_QUESTION.title, lines: [run({ command }), where], warnings: [done] })))
      return;
    const answer = await monitor.run({ name: 'install-claude', payload: {} });
    if (!answer.ok) await tell(answer.message);
    else if (!answer.value.window) open();
  }

  return {
    backUp,
    carryOut: (wish) => inTurn(() => carryOut(wish)),
    undo: (id) => inTurn(() => undo(id)),
    installClaude: () => inTurn(installClaude),
    tell,
  };
}

function shown(line: string): string {
  return plainText(line, LINE_LENGTH);
}
