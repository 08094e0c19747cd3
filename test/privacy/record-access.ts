/** Writes down every file that the product looks at, and every program it starts, and lets it. */
import type { Files, Host } from '../../src/platform/host.ts';

export interface Access {
  /** By path: what was done there. */
  paths: Map<string, Set<string>>;
  programs: Set<string>;
}

const BY_PATH = [
  'read',
  'readFrom',
  'stat',
  'lstat',
  'readlink',
  'mayWrite',
  'realpath',
  'list',
  'watchDirectory',
  'write',
  'append',
  'rename',
  'remove',
  'makeDirectory',
  'setMode',
  'touch',
  'sweep',
  'place',
  'room',
] as const satisfies readonly (keyof Files)[];

export function recordAccess(host: Host): Access {
  const paths: Access['paths'] = new Map();
  const programs: Access['programs'] = new Set();
  for (const name of BY_PATH) {
    const real = host.files[name] as (path: string, ...rest: unknown[]) => unknown;
    const recording = (path: string, ...rest: unknown[]): unknown => {
      const seen = name === 'rename' ? [path, String(rest[0])] : [path];
      for (const one of seen) paths.set(one, (paths.get(one) ?? new Set()).add(name));
      return real(path, ...rest);
    };
    Object.assign(host.files, { [name]: recording });
  }
  for (const name of ['run', 'talk', 'launch'] as const) {
    const real = host.processes[name] as (asked: { file: string }) => unknown;
    const recording = (asked: { file: string }): unknown => {
      programs.add(asked.file);
      return real(asked);
    };
    Object.assign(host.processes, { [name]: recording });
  }
  return { paths, programs };
}
