import type { Host } from '../../platform/host.ts';
import { parseEnvironmentFile } from './environment-files.ts';
import { parseFish, parseFishVariables } from './fish-syntax.ts';
import { parsePosix } from './posix-syntax.ts';
import { parsePowerShell } from './powershell-syntax.ts';
import type { Parser } from './statements.ts';

export type ShellName = 'bash' | 'zsh' | 'fish' | 'powershell' | 'sh';

/** One step of a shell's start: the first of `paths` that exists, or every file of a folder with that ending. */
export type StartUpStep = { parser: Parser } & ({ paths: readonly string[] } | { folder: string; ending: string });

/** Folders that decide where a shell looks; known only while its files are read. */
export interface ShellFolders {
  home: string;
  /** `$XDG_CONFIG_HOME`, else `~/.config`. */
  config: string;
  /** `$ZDOTDIR`, else the home folder. */
  zsh: string;
}

const posix = (...paths: string[]): StartUpStep => ({ parser: parsePosix, paths });
const powershell = (...paths: string[]): StartUpStep => ({ parser: parsePowerShell, paths });

/** What a new terminal reads, in order. A login shell skips some of it and a plain one others; here all of it counts. */
export const START_UP: Readonly<Record<ShellName, (at: ShellFolders) => readonly StartUpStep[]>> = {
  sh: ({ home }) => [
    posix('/etc/profile'),
    { parser: parsePosix, folder: '/etc/profile.d', ending: '.sh' },
    posix(`${home}/.profile`),
  ],
  bash: ({ home }) => [
    posix('/etc/profile'),
    { parser: parsePosix, folder: '/etc/profile.d', ending: '.sh' },
    posix(`${home}/.bash_profile`, `${home}/.bash_login`, `${home}/.profile`),
    posix('/etc/bash.bashrc', '/etc/bashrc'),
    posix(`${home}/.bashrc`),
  ],
  zsh: ({ zsh }) => [
    posix('/etc/zsh/zshenv', '/etc/zshenv'),
    posix(`${zsh}/.zshenv`),
    posix('/etc/zsh/zprofile', '/etc/zprofile'),
    posix(`${zsh}/.zprofile`),
    posix('/etc/zsh/zshrc', '/etc/zshrc'),
    posix(`${zsh}/.zshrc`),
    posix(`${zsh}/.zlogin`),
  ],
  fish: ({ config }) => [
    { parser: parseFishVariables, paths: [`${config}/fish/fish_variables`] },
    { parser: parseFish, folder: `${config}/fish/conf.d`, ending: '.fish' },
    { parser: parseFish, paths: ['/etc/fish/config.fish'] },
    { parser: parseFish, paths: [`${config}/fish/config.fish`] },
  ],
  powershell: ({ config }) => [
    powershell(`${config}/powershell/profile.ps1`),
    powershell(`${config}/powershell/Microsoft.PowerShell_profile.ps1`),
  ],
};

/** Windows keeps PowerShell's profiles with the documents, which OneDrive may have moved. */
export function windowsPowerShell(home: string): readonly StartUpStep[] {
  const documents = [`${home}\\Documents`, `${home}\\OneDrive\\Documents`];
  const files = ['profile.ps1', 'Microsoft.PowerShell_profile.ps1'];
  return ['WindowsPowerShell', 'PowerShell'].flatMap((folder) =>
    files.map((file) => powershell(...documents.map((place) => `${place}\\${folder}\\${file}`))),
  );
}

/** Set for every program of the session, whatever the shell; weakest first. */
export function sessionFiles(at: ShellFolders): readonly StartUpStep[] {
  return [
    { parser: parseEnvironmentFile, paths: ['/etc/environment'] },
    { parser: parseEnvironmentFile, folder: '/etc/environment.d', ending: '.conf' },
    { parser: parseEnvironmentFile, folder: `${at.config}/environment.d`, ending: '.conf' },
  ];
}

/** The shell of a login program's path; null: one that is not known here. */
export function shellOf(host: Pick<Host, 'user' | 'platform'>): ShellName | null {
  if (host.platform === 'win32') return 'powershell';
  const name = host.user.shell?.split('/').at(-1) ?? '';
  if (name === 'bash' || name === 'zsh' || name === 'fish') return name;
  if (name === 'pwsh') return 'powershell';
  return ['sh', 'dash', 'ash', 'ksh'].includes(name) ? 'sh' : null;
}
