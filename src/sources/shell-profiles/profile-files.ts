import type { Host } from '../../platform/host.ts';
import type { Language } from './languages.ts';

export type ShellName = 'bash' | 'zsh' | 'fish' | 'tcsh' | 'csh' | 'nu' | 'powershell' | 'sh';

/** One step of a shell's start: the first of `paths` that exists, or every file of a folder with that ending. */
export type StartUpStep = { language: Language } & ({ paths: readonly string[] } | { folder: string; ending: string });

/** Folders that decide where a shell looks; known only while its files are read. */
export interface ShellFolders {
  home: string;
  /** `$XDG_CONFIG_HOME`, else `~/.config`. */
  config: string;
  /** `$ZDOTDIR`, else the home folder. */
  zsh: string;
  /** Where nushell keeps its own. */
  nu: string;
}

const file = (language: Language, ...paths: string[]): StartUpStep => ({ language, paths });
const csh = (own: readonly string[], home: string): readonly StartUpStep[] => [
  file('csh', '/etc/csh.cshrc', '/etc/tcsh.cshrc'),
  file('csh', '/etc/csh.login', '/etc/tcsh.login'),
  file('csh', ...own.map((name) => `${home}/${name}`)),
  file('csh', `${home}/.login`),
];

/** What a new terminal reads, in order. A login shell skips some of it and a plain one others; here all of it counts. */
export const START_UP: Readonly<Record<ShellName, (at: ShellFolders) => readonly StartUpStep[]>> = {
  sh: ({ home }) => [
    file('sh', '/etc/profile'),
    { language: 'sh', folder: '/etc/profile.d', ending: '.sh' },
    file('sh', `${home}/.profile`),
  ],
  bash: ({ home }) => [
    file('bash', '/etc/profile'),
    { language: 'bash', folder: '/etc/profile.d', ending: '.sh' },
    file('bash', `${home}/.bash_profile`, `${home}/.bash_login`, `${home}/.profile`),
    file('bash', '/etc/bash.bashrc', '/etc/bashrc'),
    file('bash', `${home}/.bashrc`),
  ],
  zsh: ({ zsh }) => [
    file('zsh', '/etc/zsh/zshenv', '/etc/zshenv'),
    file('zsh', `${zsh}/.zshenv`),
    file('zsh', '/etc/zsh/zprofile', '/etc/zprofile'),
    file('zsh', `${zsh}/.zprofile`),
    file('zsh', '/etc/zsh/zshrc', '/etc/zshrc'),
    file('zsh', `${zsh}/.zshrc`),
    file('zsh', '/etc/zsh/zlogin', '/etc/zlogin'),
    file('zsh', `${zsh}/.zlogin`),
  ],
  fish: ({ config }) => [
    file('fish-variables', `${config}/fish/fish_variables`),
    { language: 'fish', folder: '/etc/fish/conf.d', ending: '.fish' },
    { language: 'fish', folder: `${config}/fish/conf.d`, ending: '.fish' },
    file('fish', '/etc/fish/config.fish'),
    file('fish', `${config}/fish/config.fish`),
    // Functions are loaded when they are called; nothing else should stand there.
    { language: 'fish', folder: `${config}/fish/functions`, ending: 'claude.fish' },
  ],
  tcsh: ({ home }) => csh(['.tcshrc', '.cshrc'], home),
  csh: ({ home }) => csh(['.cshrc'], home),
  nu: ({ nu }) => [
    file('nu', `${nu}/env.nu`),
    file('nu', `${nu}/config.nu`),
    file('nu', `${nu}/login.nu`),
    { language: 'nu', folder: `${nu}/autoload`, ending: '.nu' },
  ],
  powershell: ({ config }) => [
    file('powershell', `${config}/powershell/profile.ps1`),
    file('powershell', `${config}/powershell/Microsoft.PowerShell_profile.ps1`),
  ],
};

/** Windows keeps PowerShell's profiles with the documents, which OneDrive may have moved. */
export function windowsPowerShell(home: string): readonly StartUpStep[] {
  const documents = [`${home}\\Documents`, `${home}\\OneDrive\\Documents`];
  const files = ['profile.ps1', 'Microsoft.PowerShell_profile.ps1'];
  return ['WindowsPowerShell', 'PowerShell'].flatMap((folder) =>
    files.map((name) => file('powershell', ...documents.map((place) => `${place}\\${folder}\\${name}`))),
  );
}

/** Set for every program of the session, whatever the shell; weakest first. */
export function sessionFiles(at: ShellFolders): readonly StartUpStep[] {
  return [
    file('environment', '/etc/environment'),
    { language: 'environment', folder: '/etc/environment.d', ending: '.conf' },
    { language: 'environment', folder: `${at.config}/environment.d`, ending: '.conf' },
  ];
}

/** What a graphical session reads beside them, whatever the login shell: most display managers go through sh. */
export function desktopFiles({ home }: ShellFolders): readonly StartUpStep[] {
  return [
    file('sh', `${home}/.profile`),
    file('sh', `${home}/.xprofile`),
    file('sh', `${home}/.xsessionrc`),
    file('environment', `${home}/.pam_environment`),
  ];
}

/** The shell of a program's path; null: one that is not known here. */
export function shellNamed(program: string | null | undefined): ShellName | null {
  const name = program?.split('/').at(-1)?.replace(/^-/, '') ?? '';
  if (name === 'pwsh') return 'powershell';
  if (['sh', 'dash', 'ash', 'ksh'].includes(name)) return 'sh';
  return name !== 'powershell' && name in START_UP ? (name as ShellName) : null;
}

/** The account's own shell; null: one that is not known here. */
export function loginShell(host: Pick<Host, 'user' | 'platform'>): ShellName | null {
  return host.platform === 'win32' ? 'powershell' : shellNamed(host.user.shell);
}
