import type { Files } from '../host.ts';

/**
 * Files that several readers ask for are read once for all of them. For one look only: what changes meanwhile is not seen.
 * @param isShared  false: read anew each time, and not kept
 */
export function shareReads(files: Files, isShared: (path: string) => boolean): Files {
  const reads = new Map<string, ReturnType<Files['read']>>();
  return {
    ...files,
    read: (path, maxBytes) => {
      if (!isShared(path)) return files.read(path, maxBytes);
      const key = `${maxBytes} ${path}`;
      const read = reads.get(key) ?? files.read(path, maxBytes);
      reads.set(key, read);
      return read;
    },
  };
}
