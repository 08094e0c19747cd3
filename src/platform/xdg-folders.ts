import type { Host } from './host.ts';
import { pathsOf } from './path-rules.ts';

type Machine = Pick<Host, 'env' | 'home' | 'platform'>;

/** `$XDG_CONFIG_HOME`, else `~/.config`. */
export const configHome = (machine: Machine): string => xdgFolder(machine, 'XDG_CONFIG_HOME', '.config');

/** `$XDG_DATA_HOME`, else `~/.local/share`. */
export const dataHome = (machine: Machine): string => xdgFolder(machine, 'XDG_DATA_HOME', '.local/share');

/** The XDG rules say that a relative value is to be ignored. */
function xdgFolder({ env, home, platform }: Machine, variable: string, otherwise: string): string {
  const { join, isAbsolute } = pathsOf(platform);
  const named = env[variable] ?? '';
  return isAbsolute(named) ? named : join(home, otherwise);
}
