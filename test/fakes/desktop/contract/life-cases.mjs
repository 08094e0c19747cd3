/** How it starts and ends. */
import { eventsOf, makeWindow, outcome } from './case.mjs';

/** @typedef {import('./case.mjs').Case} Case */

/** @type {readonly Case[]} */
export const BEFORE_READY = [
  {
    name: 'a folder that is there is taken, and told',
    run({ app }, { folder }) {
      app.setPath('userData', folder);
      return app.getPath('userData') === folder;
    },
    is: true,
  },
  { name: 'the first one has the lock', run: ({ app }) => app.requestSingleInstanceLock(), is: true },
  { name: 'the sandbox can be switched on', run: ({ app }) => outcome(() => app.enableSandbox()), is: 'nothing' },
  {
    name: 'a scheme can be made one of its own',
    run: ({ protocol }) =>
      outcome(() =>
        protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]),
      ),
    is: 'nothing',
  },
  {
    name: 'switches are known by name',
    run: ({ app }) => [app.commandLine.hasSwitch('quiet-start'), app.commandLine.hasSwitch('no-sandbox')],
    is: [true, false],
  },
  { name: 'what was not packed says so', run: ({ app }) => app.isPackaged, is: false },
];

/** @type {readonly Case[]} */
export const TOO_LATE = [
  { name: 'it is too late for the sandbox', run: ({ app }) => outcome(() => app.enableSandbox()), is: 'throws' },
  {
    name: 'it is too late for a scheme',
    run: ({ protocol }) => outcome(() => protocol.registerSchemesAsPrivileged([{ scheme: 'late' }])),
    is: 'throws',
  },
];

export const ENDING = ['before-quit', 'will-quit', 'quit'];

/** The last of them ends the process. @type {readonly Case[]} */
export const AT_THE_END = [
  {
    name: 'the last window gone is not the end, where somebody listens for it',
    run: ({ app }) => eventsOf(app, ['window-all-closed', ...ENDING], () => {}),
    is: [],
  },
  {
    name: 'an end that is put off is asked for again',
    run({ app }) {
      app.once('before-quit', (event) => event.preventDefault());
      return eventsOf(app, ENDING, () => app.quit());
    },
    is: ['before-quit'],
  },
  {
    name: 'a window that refuses to close stops the end',
    async run(electron) {
      const window = makeWindow(electron);
      window.once('close', (event) => event.preventDefault());
      const came = await eventsOf(electron.app, ENDING, () => electron.app.quit());
      window.destroy();
      return came;
    },
    is: ['before-quit'],
  },
];

/** What is told when it ends, before Node's own `exit`; `quit` is told after. */
export const THE_END = ['before-quit', 'will-quit'];
