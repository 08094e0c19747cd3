/** Installs Claude Code by its own documented command for this system, and looks whether it is there afterwards. */
import type { Host } from '../../platform/host.ts';
import { INSTALL_COMMAND } from '../../shared/messages/install.ts';
import { INSTALL } from '../../shared/messages/recovery/install-claude.ts';
import { UPDATE } from '../../shared/messages/recovery/update.ts';
import { findInstalledClis } from '../../sources/claude-code/installed-cli.ts';
import type { Refusal } from '../engine/plan.ts';
import { followProcess } from './follow-process.ts';
import { openInTerminal, openPowerShell } from './open-terminal.ts';

const INSTALL_TIMEOUT_MS = 10 * 60_000;

export interface InstallOptions {
  /** What the installer says, line by line. */
  onLine(line: string): void;
  /** Ends it. */
  stop?: AbortSignal | undefined;
}

export type InstallOutcome = { ok: boolean; message: string };

/** Where it lies already, as a sentence; null: nowhere that Pilotlight looks. */
export async function whyNotInstall(host: Host): Promise<string | null> {
  const [cli] = await findInstalledClis(host, { deep: false });
  return cli ? INSTALL.thereAlready({ path: cli.path }) : null;
}

/** In a terminal window, which stays until it was read. @returns null when the window is on its way */
export function openInstaller(host: Host): Promise<Refusal | null> {
  const command = INSTALL_COMMAND[host.platform];
  if (host.platform === 'win32') return openPowerShell(host, command);
  // What is shown are arguments, so that nothing of it is read as a command.
  const script = `printf '%s\\n\\n' "$1"; ${command}; printf '\\n%s ' "$2"; read -r _`;
  return openInTerminal(host, ['bash', '-c', script, 'install', command, INSTALL.closeWindow]);
}

/** As a child of this program. What counts is the program that is there afterwards, not what was printed. */
export async function installClaude(host: Host, { onLine, stop }: InstallOptions): Promise<InstallOutcome> {
  const command = INSTALL_COMMAND[host.platform];
  const [file, ...args] =
    host.platform === 'win32'
      ? (['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', command] as const)
      : // Else it would end well where there was nothing to pass on.
        (['bash', '-o', 'pipefail', '-c', command] as const);
  const talk = host.processes.talk({ file, args, cwd: host.home, limitMs: INSTALL_TIMEOUT_MS });
  const { code, printed, signal } = await followProcess(talk, onLine, stop);
  const [cli] = await findInstalledClis(host, { deep: true });
  if (cli) return { ok: true, message: INSTALL.installed({ version: cli.version ?? '' }).replace('  ', ' ') };
  if (stop?.aborted) return { ok: false, message: INSTALL.stopped };
  if (code === null) return { ok: false, message: signal === null ? INSTALL.notStarted : INSTALL.tooLong };
  return { ok: false, message: code === 0 ? INSTALL.nothingThere : INSTALL.failed({ reason: explain(printed) }) };
}

function explain(printed: string): string {
  if (/command not found|not recognized/i.test(printed)) return INSTALL.noDownloader;
  if (/ENOSPC|no space/i.test(printed)) return UPDATE.diskFull;
  if (/permission denied|EACCES|read-only/i.test(printed)) return INSTALL.noAccess;
  if (/curl: \(|could not resolve|timed? ?out|connect|certificate|remote name/i.test(printed))
    return UPDATE.unreachable;
  return INSTALL.noReason;
}
