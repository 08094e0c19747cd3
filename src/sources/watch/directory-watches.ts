import type { Host } from '../../platform/host.ts';

/** One listener per path that is being watched. `name` null: the system does not tell which entry changed. */
export interface DirectoryListener {
  onEntry(name: string | null): void;
  onEnd(): void;
}

interface Shared {
  inode: string;
  listeners: Set<DirectoryListener>;
  handle: { close(): void };
}

export interface DirectoryWatches {
  /** Starts listening; null when the folder cannot be watched, or too many are. */
  join(dir: string, inode: string, listener: DirectoryListener): (() => void) | null;
  /** Watches of the system that are open. */
  open(): number;
}

/** One watch of the system per folder, however many paths in it are watched; at most `most` in all. */
export function createDirectoryWatches(files: Host['files'], most: number): DirectoryWatches {
  const shared = new Map<string, Shared>();

  const start = (dir: string, inode: string): Shared | null => {
    if (shared.size >= most) return null;
    const listeners = new Set<DirectoryListener>();
    const end = (): void => {
      if (shared.get(dir)?.listeners === listeners) shared.delete(dir);
      for (const listener of [...listeners]) listener.onEnd();
    };
    const onChange = (name: string | null): void => {
      for (const listener of [...listeners]) listener.onEntry(name);
    };
    const handle = files.watchDirectory(dir, onChange, end);
    if (handle === null) return null;
    const made = { inode, listeners, handle };
    shared.set(dir, made);
    return made;
  };

  return {
    join(dir, inode, listener) {
      const known = shared.get(dir);
      const current = known?.inode === inode ? known : start(dir, inode);
      if (current === null) return null;
      current.listeners.add(listener);
      return () => {
        current.listeners.delete(listener);
        if (current.listeners.size > 0) return;
        current.handle.close();
        if (shared.get(dir) === current) shared.delete(dir);
      };
    },
    open: () => shared.size,
  };
}
