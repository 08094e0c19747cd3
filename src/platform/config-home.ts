import type { Host } from './host.ts';
import { pathsOf } from './path-rules.ts';

/** `$XDG_CONFIG_HOME`, else `~/.config`. The XDG rules say that a relative value is to be ignored. */
export function configHome({ env, home, platform }: Pick<Host, 'env' | 'home' | 'platform'>): string {
  const { join, isAbsolute } = pathsOf(platform);
  const named = env.XDG_CONFIG_HOME ?? '';
  return isAbsolute(named) ? named : join(home, '.config');
}
