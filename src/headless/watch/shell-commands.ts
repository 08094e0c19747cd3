/** What only this shell can do: open an address or a file, and end. */
import type { ShellCommands } from '../../monitor/monitor.ts';
import type { CommandResult } from '../../shared/commands.ts';
import { linkAddress } from '../../shared/links.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Host } from '../../sources/host/host.ts';
import { openBrowser } from '../serve/link.ts';

const ANSWER_MS = 100;
const DONE = { ok: true, value: null } as const;

export function shellCommands(host: Host, snapshot: () => Snapshot, quit: () => void): ShellCommands {
  return {
    'open-link': ({ link, incident }) => {
      const address = linkAddress(link, incident, snapshot());
      if (!address) return failed('There is no address behind this link.');
      return openBrowser(host, address)
        ? DONE
        : failed(`No browser can be opened from here. The address is ${address}`);
    },
    'open-file': ({ finding, evidence }) => {
      const file = snapshot().findings.find(({ id }) => id === finding)?.evidence[evidence]?.file;
      if (!file) return failed('This finding has gone.');
      return openBrowser(host, file) ? DONE : failed(`Nothing can be opened from here. The file is ${file}`);
    },
    quit: () => {
      // The answer goes out first.
      host.clock.after(ANSWER_MS, quit);
      return DONE;
    },
  };
}

function failed(message: string): CommandResult<null> {
  return { ok: false, code: 'failed', message };
}
