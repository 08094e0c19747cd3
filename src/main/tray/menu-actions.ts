/** What the lines of the tray's menu do. */

import { app, clipboard, dialog } from 'electron';
import type { Monitor } from '../../monitor/monitor.ts';
import type { Host } from '../../platform/host.ts';
import type { Command } from '../../shared/commands.ts';
import { thisPlatform } from '../app/platform.ts';
import { createConfirmRemedy } from '../commands/confirm-remedy.ts';
import { boxesInFront, copyDiagnostics, saveDiagnostics, showAbout } from '../window/dialogs.ts';
import type { PanelView } from '../window/panel-address.ts';
import type { MenuAction } from './menu-line.ts';

export interface MenuActionOptions {
  host: Host;
  monitor: Pick<Monitor, 'run' | 'snapshot'>;
  open(view?: PanelView): void;
  onProblem(sentence: string): void;
}

/** @returns the one function the menu calls; what failed of itself is noted, what a person waits for is said in a box */
export function createMenuActions(options: MenuActionOptions): (action: MenuAction) => void {
  const { host, monitor, onProblem, open } = options;
  const boxes = boxesInFront(dialog, app, thisPlatform());
  const ask = createConfirmRemedy({ boxes, monitor, open });

  const run = async (command: Command, tell: (sentence: string) => unknown = onProblem): Promise<unknown> => {
    const result = await monitor.run(command);
    if (result.ok) return result.value;
    await tell(result.message);
    return null;
  };
  const report = async (): Promise<string> => String((await run({ name: 'diagnostics', payload: {} })) ?? '');

  const act = async (action: MenuAction): Promise<void> => {
    switch (action.do) {
      case 'open':
        return open();
      case 'settings':
        return open('settings');
      case 'about':
        return showAbout(boxes);
      case 'copy-diagnostics':
        return copyDiagnostics(clipboard, await report());
      case 'save-diagnostics': {
        const unsaved = await saveDiagnostics(boxes, app, host.files, await report());
        if (unsaved !== null) await ask.tell(unsaved);
        return;
      }
      case 'silence':
        await run({
          name: 'mute',
          payload: { untilMs: action.forMs === null ? null : host.clock.now() + action.forMs },
        });
        return;
      case 'remedy':
        return ask.carryOut(action.wish);
      case 'install-claude':
        return ask.installClaude();
      case 'undo':
        return ask.undo(action.id);
      case 'back-up':
        return ask.backUp(action.profile);
      case 'run':
        if (action.show) open();
        await run(action.command, action.show ? ask.tell : onProblem);
    }
  };
  return (action) => void act(action).catch(() => onProblem('A line of the menu could not be carried out.'));
}
