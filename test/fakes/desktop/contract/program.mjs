/** The app that does the cases, in whichever Electron starts it. CONTRACT: `{folder, picture, answers}` as JSON. */
import { writeFileSync } from 'node:fs';
import * as electron from 'electron';
import { DESKTOP } from './desktop-cases.mjs';
import { AT_THE_END, BEFORE_READY, ENDING, TOO_LATE } from './life-cases.mjs';
import { WINDOWS } from './window-cases.mjs';

const { answers, ...around } = JSON.parse(process.env.CONTRACT ?? '{}');
/** @type {Record<string, unknown>} by the case's name */
const given = {};
const { app } = electron;

/** @param {readonly import('./case.mjs').Case[]} cases */
async function doAll(cases) {
  for (const { name, run } of cases) {
    try {
      given[name] = await run(electron, around);
    } catch (error) {
      given[name] = `failed: ${error}`;
    }
  }
}

app.on('window-all-closed', () => {});
// Nothing is awaited before Electron is ready, or it would not be any more.
void doAll(BEFORE_READY);
void app.whenReady().then(async () => {
  for (const cases of [TOO_LATE, DESKTOP, WINDOWS, AT_THE_END]) await doAll(cases);
  /** @type {string[]} */
  const ending = [];
  for (const name of ENDING) app.on(/** @type {'quit'} */ (name), () => ending.push(name));
  process.once('exit', () => writeFileSync(answers, JSON.stringify({ given, ending })));
  app.quit();
});
