/** What only this shell can do: open an address or a file, and end. */

import type { ShellCommands } from '../../monitor/monitor.ts';
import { chooseOpenMode } from '../../monitor/snapshot/evidence-file.ts';
import type { Host } from '../../platform/host.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import { linkAddress } from '../../shared/links.ts';
import { OPEN_FILE } from '../../shared/messages/terminal/watching.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { hasBrowser, openBrowser, showInFolder } from '../serve/link.ts';

const ANSWER_MS = 100;
const NO_WAY = {
  gone: OPEN_FILE.findingGone,
  'no-file': OPEN_FILE.noFile,
  absent: OPEN_FILE.fileGone,
} as const;

export function shellCommands(host: Host, snapshot: () => Snapshot, quit: () => void): ShellCommands {
  const openFile: NonNullable<ShellCommands['open-file']> = async (asked) => {
    const choice = await chooseOpenMode(host.files, snapshot(), asked);
    if (choice.way === 'none') return failed(NO_WAY[choice.why]);
    const { file, way } = choice;
    const begun = await (way === 'open' ? openBrowser : showInFolder)(host, file);
    return begun ? DONE : failed(OPEN_FILE.cannotOpen({ path: file }));
  };
  return {
    'open-link': async ({ link, incident }) => {
      const address = linkAddress(link, incident, snapshot());
      if (!address) return failed(OPEN_FILE.noAddress);
      return (await openBrowser(host, address)) ? DONE : failed(OPEN_FILE.cannotBrowse({ url: address }));
    },
    // Nothing to press where nothing here could show a file.
    ...(hasBrowser(host) ? { 'open-file': openFile } : {}),
    quit: () => {
      // The answer goes out first.
      host.clock.after(ANSWER_MS, quit);
      return DONE;
    },
  };
}
