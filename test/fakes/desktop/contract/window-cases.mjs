/** Windows and their pages. Needs the scheme that the cases of the desktop serve. */
import { eventsOf, makeWindow, outcome, PAGE } from './case.mjs';

/** @typedef {import('./case.mjs').Case} Case */

/** @type {readonly Case[]} */
export const WINDOWS = [
  {
    name: 'a window is drawn before it is shown',
    async run(electron) {
      const window = makeWindow(electron);
      const came = await eventsOf(window, ['ready-to-show', 'show', 'closed'], () => window.loadURL(PAGE));
      const seen = [...came, window.isVisible(), window.isDestroyed(), window.isMinimized()];
      window.destroy();
      return seen;
    },
    is: ['ready-to-show', false, false, false],
  },
  {
    name: 'a window is shown and hidden, and says so each time it is asked',
    async run(electron) {
      const window = makeWindow(electron);
      const events = ['show', 'hide', 'closed'];
      const twice = (/** @type {'show' | 'hide'} */ name) =>
        eventsOf(window, events, () => {
          window[name]();
          window[name]();
        });
      await window.loadURL(PAGE);
      const seen = [await twice('show'), window.isVisible(), await twice('hide'), window.isVisible()];
      window.destroy();
      return seen;
    },
    is: [['show', 'show'], true, ['hide', 'hide'], false],
  },
  {
    name: 'a window that has the focus loses it when it is hidden',
    async run(electron) {
      const window = makeWindow(electron);
      const events = ['focus', 'blur'];
      await window.loadURL(PAGE);
      const shown = await eventsOf(window, events, () => {
        window.show();
        window.focus();
      });
      const hidden = await eventsOf(window, events, () => window.hide());
      window.destroy();
      return [shown, hidden];
    },
    is: [['focus'], ['blur']],
  },
  {
    name: 'a window that refuses to close stays; destroyed, it is not asked',
    async run(electron) {
      const window = makeWindow(electron);
      window.on('close', (event) => event.preventDefault());
      const asked = await eventsOf(window, ['close', 'closed'], () => window.close());
      const stays = window.isDestroyed();
      const gone = await eventsOf(window, ['close', 'closed'], () => window.destroy());
      return [asked, stays, gone, window.isDestroyed(), outcome(() => window.show())];
    },
    is: [['close'], false, ['closed'], true, 'throws'],
  },
  {
    name: 'a window is placed at whole pixels',
    run(electron) {
      const window = makeWindow(electron);
      window.setPosition(40, 50);
      const seen = [window.getPosition(), outcome(() => window.setPosition(1.5, 2))];
      window.destroy();
      return seen;
    },
    is: [[40, 50], 'throws'],
  },
  {
    name: 'a page has one handler for a channel, and is told of nothing once it is gone',
    async run(electron) {
      const window = makeWindow(electron);
      const { webContents } = window;
      const handle = () => outcome(() => webContents.ipc.handle('ask', () => 1));
      const seen = [handle(), handle(), webContents.isDestroyed(), webContents.isDevToolsOpened()];
      await eventsOf(window, [], () => window.destroy());
      return [...seen, outcome(() => webContents.send('tell', 1))];
    },
    is: ['nothing', 'throws', false, false, 'throws'],
  },
];
