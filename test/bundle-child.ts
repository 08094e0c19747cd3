/** A program of the tests in one file, because not every Node runs TypeScript. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export interface BundledChild {
  /** Every account may start it. */
  file: string;
  remove(): Promise<void>;
}

/** @param entry  absolute path of its TypeScript */
export async function bundleChild(entry: string): Promise<BundledChild> {
  const out = await mkdtemp(join(tmpdir(), 'pilotlight-child-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: out,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  await chmod(out, 0o755);
  return { file: join(out, 'child.mjs'), remove: () => rm(out, { recursive: true, force: true }) };
}
