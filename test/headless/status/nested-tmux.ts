/** A tmux in a tmux: the outer one can be asked what the inner one draws. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface NestedTmux {
  /** Asks the inner one. */
  tell(...args: readonly string[]): void;
  /** Its lowest line, with the codes for colours. */
  bar(): string;
  close(): void;
}

/** @param config  of the inner one */
export function startNestedTmux(folder: string, config = '/dev/null', env = process.env): NestedTmux {
  const at = (name: string, file: string, ...args: readonly string[]): string =>
    execFileSync('tmux', ['-S', join(folder, name), '-f', file, ...args], { encoding: 'utf8', env });
  const session = ['new-session', '-d', '-x', '100', '-y', '10'];
  at('inner', config, ...session);
  at('outer', '/dev/null', ...session, `env -u TMUX tmux -S ${join(folder, 'inner')} attach`);
  return {
    tell: (...args) => void at('inner', config, ...args),
    bar: () => at('outer', '/dev/null', 'capture-pane', '-p', '-e').trimEnd().split('\n').at(-1) ?? '',
    close() {
      for (const name of ['outer', 'inner']) {
        try {
          at(name, '/dev/null', 'kill-server');
        } catch {
          // Gone already.
        }
      }
    },
  };
}
