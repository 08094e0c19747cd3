/** Claude Code may start this very app to get a secret out of the vault (src/recovery/fallback/key-helper.ts). Pure. */
import type { OwnProgram } from '../../recovery/fallback/key-helper.ts';
import type { Platform } from '../tray/tray-view.ts';
import type { LaunchCommand } from './autostart.ts';

/** @returns null where the system's own programs can read the vault, which are quicker */
export function keyProgram(platform: Platform, { args, file }: LaunchCommand): OwnProgram {
  return platform === 'linux' ? [file, ...args] : null;
}

/** @returns the account whose secret is asked for; null: this is an ordinary start */
export function accountAskedFor(argv: readonly string[]): string | null {
  const at = argv.indexOf('fallback');
  return at > 0 && argv[at + 1] === 'print-key' ? (argv[at + 2] ?? '') : null;
}
