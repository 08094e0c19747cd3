/** Commands that only a desktop can carry out. */
import type { Shell } from 'electron';
import type { ShellCommands } from '../monitor/run-commands.ts';
import type { CommandResult } from '../shared/commands.ts';
import { linkAddress } from '../shared/links.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { Files } from '../sources/host/host.ts';
import { TROUBLE } from './sentences.ts';

export interface ShellCommandOptions {
  shell: Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;
  files: Pick<Files, 'realpath' | 'stat'>;
  snapshot(): Snapshot;
  quit(): void;
}

const DONE = { ok: true, value: null } as const;

/** What may be opened in an editor. Everything else is shown in its folder: opening could mean running. */
const TEXT = /(?:\.(?:json|jsonc|md|toml|ya?ml|txt|log)|\/\.?(?:bashrc|zshrc|zshenv|zprofile|profile|bash_profile))$/i;

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
    'open-file': async ({ finding, evidence }) => openEvidence(options, finding, evidence),
    quit: () => {
      // The answer should reach the window before it goes.
      setImmediate(options.quit);
      return DONE;
    },
  };
}

/** The page says which finding and which of its places; the path comes from our own snapshot. */
async function openEvidence(options: ShellCommandOptions, id: string, index: number): Promise<CommandResult<null>> {
  const finding = options.snapshot().findings.find((one) => one.id === id);
  if (!finding) return failed(TROUBLE.goneFinding);
  const file = finding.evidence[index]?.file;
  if (!file) return failed(TROUBLE.noFile);
  const found = await options.files.stat(file);
  if (found === null) return failed(TROUBLE.cannotOpen);
  if (found.kind !== 'file' || !(await isText(options.files, file))) {
    options.shell.showItemInFolder(file);
    return DONE;
  }
  const trouble = await options.shell.openPath(file);
  return trouble === '' ? DONE : failed(TROUBLE.cannotOpen);
}

/** A link that is called settings.json may lead to a program, and the system would follow it. */
async function isText(files: Pick<Files, 'realpath'>, file: string): Promise<boolean> {
  const real = await files.realpath(file);
  return [file, real ?? file].every((path) => TEXT.test(path.replaceAll('\\', '/')));
}

function failed(message: string): CommandResult<never> {
  return { ok: false, code: 'failed', message };
}
