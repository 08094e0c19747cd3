/** What the lines of the tray's menu do. */
import { app, clipboard, dialog } from 'electron';
import type { Monitor } from '../monitor/monitor.ts';
import type { Host } from '../sources/host/host.ts';
import { copyDiagnostics, saveDiagnostics, showAbout } from './dialogs.ts';
import type { MenuAction } from './tray-menu.ts';

export interface MenuActionOptions {
  host: Host;
  monitor: Pick<Monitor, 'run'>;
  open(): void;
  onProblem(sentence: string): void;
}

/** @returns the one function the menu calls; a failure is noted, since a menu has nowhere to show it */
export function createMenuActions(options: MenuActionOptions): (action: MenuAction) => void {
  const { host, monitor, onProblem } = options;

  const run = async (name: string, payload: unknown): Promise<unknown> => {
    const result = await monitor.run(name, payload);
    if (result.ok) return result.value;
    onProblem(result.message);
    return null;
  };
  const report = async (): Promise<string> => String((await run('diagnostics', {})) ?? '');

  const act = async (action: MenuAction): Promise<void> => {
    switch (action.do) {
      case 'open':
        return options.open();
      case 'about':
        return showAbout(dialog);
      case 'copy-diagnostics':
        return copyDiagnostics(clipboard, await report());
      case 'save-diagnostics':
        return saveDiagnostics(dialog, app, host.files, await report());
      case 'silence':
        await run('mute', { untilMs: action.forMs === null ? null : host.clock.now() + action.forMs });
        return;
      case 'run':
        if (action.show) options.open();
        await run(action.command.name, action.command.payload);
    }
  };
  return (action) => void act(action).catch(() => onProblem('A line of the menu could not be carried out.'));
}
