/**
 * A Pilotlight that is killed: applies or undoes one remedy in the home folder it is given, and kills itself before the
 * n-th change of the disk. Only the tests start it.
 */

import type { Host } from '../../../src/platform/host.ts';
import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createRemedies } from '../../../src/recovery/remedies.ts';
import { dieBefore, dyingFiles } from './dying.ts';
import { planScene, type SceneName } from './remedies.ts';

const [scene, what] = process.argv.slice(2);

const real = createNodeHost();
const host: Host = { ...real, files: dyingFiles(real.files) };
const engine = createRemedies(host);
// Loads what is loaded on first use, so that a random moment falls into the work.
await real.files.write(`${real.dataDir}/warm`, '', 0o600);
// A second Pilotlight may find nothing left to do.
const plan = what === 'apply' ? await planScene(scene as SceneName, real).catch(() => null) : null;
if (what === 'apply' && plan === null) process.exit(1);
const [entry] = await engine.undoable();
process.stdout.write('go\n');
const outcome = plan ? await engine.apply(plan) : await engine.undo(entry?.id ?? '');
process.stdout.write(`${JSON.stringify({ ok: outcome.ok, changes: dieBefore.count })}\n`);
