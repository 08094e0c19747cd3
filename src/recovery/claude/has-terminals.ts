import type { Host } from '../../platform/host.ts';

/** False where there is no screen for a window. */
export function hasTerminals({ env, platform }: Pick<Host, 'env' | 'platform'>): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
