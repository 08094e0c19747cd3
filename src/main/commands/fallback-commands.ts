/** The fallback key, or the token of a gateway, in the desktop: taken from the clipboard by this process, so that no page ever holds it. */
import type { Clipboard } from 'electron';
import type { ShellCommands } from '../../monitor/commands/command-router.ts';
import type { Host } from '../../platform/host.ts';
import type { Vault } from '../../recovery/vault/vault.ts';
import { DONE, failed } from '../../shared/command-result.ts';

export interface FallbackCommandOptions {
  host: Host;
  clipboard: Pick<Clipboard, 'readText'>;
  /** Made when it is first needed. */
  vault(): Promise<Vault>;
  /** The vault holds something else now. */
  changed(): void;
}

export function createFallbackCommands({ host, clipboard, vault, changed }: FallbackCommandOptions): ShellCommands {
  return {
    'fallback-key-from-clipboard': async () => {
      const { keepKey } = await import('../../recovery/fallback/fallback-key.ts');
      const kept = await keepKey(host, await vault(), await clipboard.readText());
      if (!kept.ok) return failed(kept.message);
      changed();
      return DONE;
    },
    'gateway-token-from-clipboard': async ({ name }) => {
      const { giveToken } = await import('../../recovery/fallback/keep-gateway.ts');
      const trouble = await giveToken(host, await vault(), name, await clipboard.readText());
      if (trouble !== null) return failed(trouble);
      changed();
      return DONE;
    },
    'test-fallback-key': async () => {
      const { testKey } = await import('../../recovery/fallback/fallback-key.ts');
      const { works, message } = await testKey(host, await vault());
      return works === true ? DONE : failed(message);
    },
  };
}
