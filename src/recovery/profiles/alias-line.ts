/** Where a shell keeps its aliases, and how one for a profile is written there. */
import type { Host } from '../../platform/host.ts';
import { configHome } from '../../platform/xdg-folders.ts';
import { loginShell, type ShellName, windowsPowerShell } from '../../sources/shell-profiles/profile-files.ts';

type Machine = Pick<Host, 'env' | 'files' | 'home' | 'platform' | 'user'>;

export interface AliasPlace {
  /** The start-up file that interactive terminals read. */
  path: string;
  /** @param folder  in the home folder: letters, digits, dots and dashes only */
  line(alias: string, folder: string): string;
}

const posix = (alias: string, folder: string): string => `alias ${alias}='CLAUDE_CONFIG_DIR="$HOME/${folder}" claude'`;
const fish = (alias: string, folder: string): string => `alias ${alias} 'CLAUDE_CONFIG_DIR="$HOME/${folder}" claude'`;
const csh = (alias: string, folder: string): string =>
  `alias ${alias} 'env CLAUDE_CONFIG_DIR="$HOME/${folder}" claude'`;
/** An alias of nushell's takes no variable, and one of PowerShell's no argument either. */
const nu = (alias: string, folder: string): string =>
  `def --wrapped ${alias} [...rest] { with-env { CLAUDE_CONFIG_DIR: ($env.HOME | path join "${folder}") } { ^claude ...$rest } }`;
const powershell = (separator: string) => (alias: string, folder: string) =>
  `function ${alias} { $was = $env:CLAUDE_CONFIG_DIR; try { $env:CLAUDE_CONFIG_DIR = "$HOME${separator}${folder}"; claude @args } finally { $env:CLAUDE_CONFIG_DIR = $was } }`;

type Places = Readonly<Record<ShellName, ((host: Machine) => Promise<AliasPlace | null>) | null>>;

/** null: what it reads for a terminal is not the same everywhere. */
const PLACES: Places = {
  bash: at(({ home, platform }) => (platform === 'darwin' ? loginFiles(home) : [`${home}/.bashrc`]), posix),
  zsh: at(({ env, home }) => [`${env.ZDOTDIR || home}/.zshrc`], posix),
  fish: at((host) => [`${configHome(host)}/fish/config.fish`], fish),
  // The second is not read where the first is there, and serves both where neither is.
  tcsh: at(({ home }) => [`${home}/.tcshrc`, `${home}/.cshrc`], csh),
  csh: at(({ home }) => [`${home}/.cshrc`], csh),
  nu: at((host) => [`${nuFolder(host)}/nushell/config.nu`], nu),
  powershell: powerShellPlace,
  sh: null,
};

/** null: the shell is not known here, or has no file that we write to. */
export async function aliasPlace(host: Machine): Promise<AliasPlace | null> {
  const shell = loginShell(host);
  return (shell && (await PLACES[shell]?.(host))) ?? null;
}

/**
 * Terminal.app starts login shells, which pass .bashrc over and read the first of these alone: a new .bash_profile would hide the
 * .profile that is there. Where there is none of them, it is the one to make, so it stands last as well.
 */
function loginFiles(home: string): readonly string[] {
  return ['.bash_profile', '.bash_login', '.profile', '.bash_profile'].map((name) => `${home}/${name}`);
}

/** The first of the files that is there, else the last. */
function at(files: (host: Machine) => readonly string[], line: AliasPlace['line']) {
  return async (host: Machine): Promise<AliasPlace | null> => {
    const paths = files(host);
    const path = (await firstThere(host, paths)) ?? paths.at(-1);
    return path === undefined ? null : { path, line };
  };
}

/** Windows runs no profile unless somebody has allowed it, and says so in red at each start: only where one is used already. */
async function powerShellPlace(host: Machine): Promise<AliasPlace | null> {
  if (host.platform === 'win32') {
    const steps = windowsPowerShell(host.home).toReversed();
    const path = await firstThere(
      host,
      steps.flatMap((step) => ('paths' in step ? step.paths : [])),
    );
    return path === null ? null : { path, line: powershell('\\') };
  }
  const folder = `${configHome(host)}/powershell`;
  return at(() => [`${folder}/profile.ps1`, `${folder}/Microsoft.PowerShell_profile.ps1`], powershell('/'))(host);
}

async function firstThere({ files }: Machine, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if ((await files.stat(path))?.kind === 'file') return path;
  return null;
}

function nuFolder(host: Machine): string {
  if (host.platform !== 'darwin' || host.env.XDG_CONFIG_HOME) return configHome(host);
  return `${host.home}/Library/Application Support`;
}
