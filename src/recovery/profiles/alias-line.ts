/** Where a shell keeps its aliases, and how one for a profile is written there. Pure. */
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import { loginShell } from '../../sources/shell-profiles/profile-files.ts';

export interface AliasPlace {
  /** The start-up file that interactive terminals read. */
  path: string;
  /** @param folder  in the home folder: letters, digits, dots and dashes only */
  line(alias: string, folder: string): string;
}

const posix = (alias: string, folder: string): string => `alias ${alias}='CLAUDE_CONFIG_DIR="$HOME/${folder}" claude'`;

/** null: the shell is not known here, or has other aliases. */
export function aliasPlace(host: Pick<Host, 'env' | 'home' | 'platform' | 'user'>): AliasPlace | null {
  const { join } = pathsOf(host.platform);
  switch (loginShell(host)) {
    case 'bash':
      // Terminal.app starts login shells, which pass .bashrc over.
      return { path: join(host.home, host.platform === 'darwin' ? '.bash_profile' : '.bashrc'), line: posix };
    case 'zsh':
      return { path: join(host.env.ZDOTDIR || host.home, '.zshrc'), line: posix };
    case 'fish':
      return {
        path: join(host.env.XDG_CONFIG_HOME || join(host.home, '.config'), 'fish', 'config.fish'),
        line: (alias, folder) => `alias ${alias} 'CLAUDE_CONFIG_DIR="$HOME/${folder}" claude'`,
      };
    default:
      return null;
  }
}
