/** Offers `pilotlight` for PATH, once: `offers.json` in the data folder remembers it. */
import * as v from 'valibot';
import { createJsonStore } from '../../monitor/data-folder/json-store.ts';
import { WATCH_COMMAND } from '../../shared/messages/terminal/watching.ts';
import { nameProgram, ON_PATH } from '../program-name.ts';
import type { RunContext } from '../run.ts';

const Offers = v.object({ version: v.literal(1), made: v.array(v.string()) });
const COMMAND = 'install-command';

export async function offerCommand({ host, options, stdout }: RunContext): Promise<void> {
  // Who reads along is a person at a terminal, not a service's log.
  if (options.json === true || stdout.isTTY !== true) return;
  if ((await nameProgram(host)) === ON_PATH) return;
  const file = createJsonStore(host, 'offers.json', Offers, () => ({ version: 1 as const, made: [] }));
  const { made } = (await file.load()).value;
  if (made.includes(COMMAND)) return;
  file.keep({ version: 1, made: [...made, COMMAND] });
  await file.flush();
  stdout.write(`${WATCH_COMMAND.offerCommand}\n`);
}
