/**
 * A Pilotlight that is killed: applies or undoes one remedy in the home folder it is given, and kills itself before the
 * n-th change of the disk. Only the tests start it.
 */
import { createRemedies } from '../../../src/recovery/remedies.ts';
import type { Files, Host } from '../../../src/sources/host/host.ts';
import { createNodeHost } from '../../../src/sources/host/node-host.ts';
import { planScene, type SceneName } from './remedies.ts';

const [scene, what, before = ''] = process.argv.slice(2);
const CHANGES = new Set<keyof Files>(['write', 'append', 'rename', 'remove', 'makeDirectory', 'setMode', 'touch']);

let changes = 0;
function dying(files: Files): Files {
  const wrap = ([name, act]: [string, unknown]) => {
    if (!CHANGES.has(name as keyof Files)) return [name, act];
    return [
      name,
      (...args: unknown[]) => {
        if (before !== '' && changes === Number(before)) process.kill(process.pid, 'SIGKILL');
        changes++;
        return (act as (...all: unknown[]) => unknown)(...args);
      },
    ];
  };
  return Object.fromEntries(Object.entries(files).map((entry) => wrap(entry as [string, unknown]))) as unknown as Files;
}

const real = createNodeHost();
const host: Host = { ...real, files: dying(real.files) };
const engine = createRemedies(host);
// Loads what is loaded on first use, so that a random moment falls into the work.
await real.files.write(`${real.dataDir}/warm`, '', 0o600);
const plan = what === 'apply' ? await planScene(scene as SceneName, real) : null;
const [entry] = await engine.undoable();
process.stdout.write('go\n');
const outcome = plan ? await engine.apply(plan) : await engine.undo(entry?.id ?? '');
process.stdout.write(`${JSON.stringify({ ok: outcome.ok, changes, why: outcome.ok ? null : outcome.message })}\n`);
