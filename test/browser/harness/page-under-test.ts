/** The built page, behind the real server, in front of a monitor. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { OUT, staleTargets } from '../../../scripts/build-stamp.mjs';
import { configure } from '../../../scripts/build-targets.mjs';
import { ROOT } from '../../../scripts/project.mjs';
import { type PageFiles, readPageFiles } from '../../../src/headless/serve/page-files.ts';

/**
 * The page as the product has it: out/ where it is of these sources, as `npm test` leaves it; else built in a folder of its
 * own that goes again.
 * @param plugins  beside the product's
 */
export async function buildPage(plugins: readonly Plugin[] = []): Promise<PageFiles> {
  if (plugins.length === 0 && staleTargets(['renderer']).length === 0) return readPage(join(OUT, 'renderer'));
  const folder = mkdtempSync(join(tmpdir(), 'pilotlight-page-'));
  // The test runner sets NODE_ENV, and Vite then builds for developers.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    const config = configure('renderer', join(ROOT, 'src/renderer/index.html'), folder);
    await build({ ...config, plugins: [...(config.plugins ?? []), ...plugins] });
    return await readPage(folder);
  } finally {
    process.env.NODE_ENV = NODE_ENV;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readPage(folder: string): Promise<PageFiles> {
  const files = await readPageFiles(folder);
  if (!files) throw new Error('the page was built but cannot be read');
  return files;
}
