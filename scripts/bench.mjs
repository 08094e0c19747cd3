/** `npm run bench -- NAME`: builds bench/NAME.ts and runs it in a Node of its own. Without a name: what there is. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { configureTool } from './build-targets.mjs';
import { ROOT } from './project.mjs';
import { setUp } from './set-up.mjs';

const [name, ...rest] = process.argv.slice(2);
const names = readdirSync(join(ROOT, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));

if (!name || !names.includes(name)) {
  process.stdout.write(`npm run bench -- NAME, with one of: ${names.join(', ')}\n`);
  process.exit(name ? 64 : 0);
}

await setUp();
const { build } = await import('vite');
const outDir = join(ROOT, 'out', 'bench', name);
await build(configureTool(join(ROOT, 'bench', `${name}.ts`), outDir));
const run = spawnSync(process.execPath, ['--expose-gc', join(outDir, 'index.js'), ...rest], {
  stdio: 'inherit',
  cwd: ROOT,
});
process.exit(run.status ?? 1);
