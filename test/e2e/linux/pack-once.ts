/** Packs the product once for all tests of the real desktop: its own archive, in a real Electron, with the fuses closed.
 * PILOTLIGHT_TEST_APP names a packed program to be used instead. */
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { explainMissing } from '../../../scripts/needs.mjs';
import { findTestElectron } from '../../../scripts/test-electron.mjs';
import { packForThisMachine } from '../../packaging/pack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the packed program; null: there is no Electron for it here. */
    packedApp: string | null;
  }
}

export default async function packOnce({ provide }: TestProject): Promise<(() => void) | undefined> {
  const electron = findTestElectron();
  if (electron === null || explainMissing('desktop') !== null) {
    provide('packedApp', null);
    return undefined;
  }
  const given = process.env.PILOTLIGHT_TEST_APP;
  if (given) {
    provide('packedApp', given);
    return undefined;
  }
  const { output, remove } = await packForThisMachine('linux', electron);
  // Who runs it is not who packed it.
  chmodSync(dirname(output), 0o755);
  // As the package does when it is installed: where namespaces are off (a chroot), the sandbox goes through this helper.
  if (process.getuid?.() === 0) chmodSync(join(output, 'linux-unpacked/chrome-sandbox'), 0o4755);
  provide('packedApp', join(output, 'linux-unpacked/pilotlight'));
  return remove;
}
