/**
 * A Pilotlight that is killed while it changes the vault: before the n-th change of the disk, or right before or after
 * the n-th question to the vault. Only the tests start it.
 */

import { createNodeHost } from '../../../src/platform/node-host.ts';
import { createVault, vaultChild } from '../../../src/recovery/vault/vault.ts';
import { dieBefore, dyingFiles } from './dying.ts';
import { changeVault, type VaultScene } from './vault-scenes.ts';

const [scene, program = ''] = process.argv.slice(2);

const real = createNodeHost();
const host = { ...real, files: dyingFiles(real.files) };
const ask = vaultChild(host, [process.execPath, program]);
const vault = createVault(host, async (question) => {
  dieBefore();
  const answer = await ask(question, 20_000);
  dieBefore();
  return answer;
});
await real.files.write(`${real.dataDir}/warm`, '', 0o600);
process.stdout.write('go\n');
const outcome = await changeVault(scene as VaultScene, host, vault);
process.stdout.write(`${JSON.stringify({ ok: outcome.ok, changes: dieBefore.count })}\n`);
