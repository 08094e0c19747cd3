/** Boxes of the system: seen as windows of the app, answered with the keyboard. */
import { expect } from 'vitest';
import type { RealDesktop } from './real-desktop.ts';
import type { DesktopSession } from './session.ts';

/** Waits for a window of this title. @returns its id */
export function findWindow({ screen }: DesktopSession, desktop: RealDesktop, title: string): Promise<string> {
  return desktop.soon(async () => {
    const titles = new Map<string, string>();
    for (const id of await desktop.windows()) titles.set(await screen.title(id), id);
    const found = titles.get(title);
    if (!found) throw new Error(`no window "${title}" among: ${[...titles.keys()].join(' | ')}`);
    return found;
  });
}

/** Presses a key in a box, until it has gone. Return is its first button, Escape its way out. */
export async function answerBox(
  session: DesktopSession,
  desktop: RealDesktop,
  id: string,
  key: 'Return' | 'Escape',
): Promise<void> {
  await desktop.soon(async () => {
    // It may have gone since the last look, and what has gone takes no focus.
    if (!(await desktop.windows()).includes(id)) return;
    await session.screen.focus(id);
    await session.screen.key(key);
    expect(await desktop.windows()).not.toContain(id);
  });
}
