/** Commands that only a desktop can carry out. */
import type { Shell } from 'electron';
import type { ShellCommands } from '../../monitor/commands/command-router.ts';
import { chooseOpenMode } from '../../monitor/snapshot/evidence-file.ts';
import type { Files } from '../../platform/host.ts';
import { DONE, failed } from '../../shared/command-result.ts';
import type { CommandResult } from '../../shared/commands.ts';
import { linkAddress } from '../../shared/links.ts';
import { TROUBLE } from '../../shared/messages/desktop.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

export interface ShellCommandOptions {
  shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;
  files: Pick<Files, 'realpath' | 'stat'>;
  snapshot(): Snapshot;
  quit(): void;
}

const NO_WAY = { gone: TROUBLE.goneFinding, 'no-file': TROUBLE.noFile, absent: TROUBLE.cannotOpen } as const;

export function createShellCommands(options: ShellCommandOptions): ShellCommands {
  return {
    'open-link': async ({ link, incident }) => {
      const address = linkAddress(link, incident, options.snapshot());
      if (address === null) return failed(TROUBLE.unknownLink);
      return options.shell.openExternal(address).then(
        () => DONE,
        () => failed(TROUBLE.noBrowser),
      );
    },
    'open-file': (asked) => openEvidence(options, asked),
    quit: () => {
      // The answer should reach the window before it goes.
      setImmediate(options.quit);
      return DONE;
    },
  };
}

async function openEvidence(
  { files, shell, snapshot }: ShellCommandOptions,
  asked: { finding: string; evidence: number },
): Promise<CommandResult<null>> {
  const choice = await chooseOpenMode(files, snapshot(), asked);
  if (choice.way === 'none') return failed(NO_WAY[choice.why]);
  if (choice.way === 'show') {
    shell.showItemInFolder(choice.file);
    return DONE;
  }
  const trouble = await shell.openPath(choice.file);
  return trouble === '' ? DONE : failed(TROUBLE.cannotOpen);
}
