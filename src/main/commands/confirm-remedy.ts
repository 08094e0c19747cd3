/** Remedies out of the tray's menu: a box of the system shows what would be done, and nothing is done without a yes. */

import type { Monitor } from '../../monitor/monitor.ts';
import type { CommandContract, RemedyPreview } from '../../shared/commands.ts';
import { BOX, MENU } from '../../shared/messages/desktop.ts';
import { plainText } from '../../shared/plain-text.ts';
import type { RemedyRequest } from '../tray/menu-line.ts';
import type { Boxes } from '../window/dialogs.ts';

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
  /** Says what did not work to somebody who asked for it. */
  tell(sentence: string): Promise<void>;
}

type Question = Pick<RemedyPreview, 'title' | 'lines' | 'warnings'>;

const LINE_LENGTH = 300;

export function createConfirmRemedy({ boxes, monitor, open }: ConfirmRemedyOptions): ConfirmRemedy {
  let line: Promise<unknown> = Promise.resolve();

  /** One after the other: two boxes at once could be answered in the wrong order. */
  function inLine(work: () => Promise<void>): Promise<void> {
    const turn = line.then(work);
    line = turn.catch(() => undefined);
    return turn;
  }

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

  const tell = (sentence: string): Promise<void> => say(BOX.notDone, shown(sentence));

  async function carryOut(wish: RemedyRequest): Promise<void> {
    let answer = await monitor.run('plan-remedy', wish);
    // What comes back from a yes is a new preview when the world has changed since; null: it was carried out.
    while (answer.ok && answer.value !== null) {
      const preview = answer.value as RemedyPreview;
      if (!(await isWanted(preview))) return void (await monitor.run('cancel-remedy', { run: preview.id }));
      answer = await monitor.run('apply-remedy', { plan: preview.id });
    }
    if (answer.ok) open();
    else await tell(answer.message);
  }

  async function undo(id: string): Promise<void> {
    const run = monitor.snapshot().remedies.find((one) => one.id === id);
    if (!run) return tell(BOX.gone);
    if (!(await isWanted({ title: MENU.undo(run.title), lines: run.lines, warnings: [BOX.undoNote] }))) return;
    const answer = await monitor.run('undo-remedy', { id });
    if (answer.ok) open();
    else await tell(answer.message);
  }

  async function backUp(profile: string): Promise<void> {
    const answer = await monitor.run('back-up', { profile });
    if (!answer.ok) return tell(answer.message);
    const { made } = answer.value as CommandContract['back-up']['result'];
    await (made ? say(BOX.backedUp, BOX.backupSays) : say(BOX.noBackup));
  }

  return { backUp, carryOut: (wish) => inLine(() => carryOut(wish)), undo: (id) => inLine(() => undo(id)), tell };
}

function shown(line: string): string {
  return plainText(line, LINE_LENGTH);
}
