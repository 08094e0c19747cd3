/** A second language that puts every text of the catalogue in brackets: what a surface says outside of them has no entry there. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { configure } from '../../scripts/build-targets.mjs';
import { ROOT } from '../../scripts/project.mjs';
import { bracketCatalogue } from './bracket-catalogue.ts';

/** The product in that language. @returns the folder that holds `headless/` and `renderer/`, and the way to take it away */
export async function buildPseudoLocale(
  targets: readonly ('headless' | 'renderer')[],
): Promise<{ folder: string; remove(): void }> {
  mkdirSync(join(ROOT, 'test-artifacts'), { recursive: true });
  // Inside the project, where the program finds its libraries.
  const folder = mkdtempSync(join(ROOT, 'test-artifacts/pseudo-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    for (const target of targets) {
      const entry = target === 'headless' ? 'src/headless/index.ts' : 'src/renderer/index.html';
      const config = configure(target, join(ROOT, entry), join(folder, target));
      await build({ ...config, plugins: [...(config.plugins ?? []), bracketCatalogue] });
    }
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  } catch (error) {
    remove();
    throw error;
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
  return { folder, remove };
}
