/** Azure: what its command line keeps of a sign-in, and the two ways to name the place of Foundry. */
import { pathsOf } from '../../platform/path-rules.ts';
import type { CloudFacts } from '../../shared/facts.ts';
import { type CloudReader, type Given, isMachineOf } from './cloud-reader.ts';

/** Written by `az login`; what it holds is not looked at. */
const SIGNED_IN = ['msal_token_cache.json', 'msal_token_cache.bin', 'service_principal_entries.json'];

export async function readAzure(host: CloudReader, given: Given): Promise<CloudFacts> {
  const address = given('ANTHROPIC_FOUNDRY_BASE_URL');
  const twice = address && given('ANTHROPIC_FOUNDRY_RESOURCE');
  const trouble = twice
    ? { kind: 'foundry-address-twice' as const, name: address.name, file: address.file, line: address.line }
    : null;
  return { hasCredentials: await hasCredentials(host, given), trouble };
}

async function hasCredentials(host: CloudReader, given: Given): Promise<boolean> {
  if (given('IDENTITY_ENDPOINT') || given('MSI_ENDPOINT')) return true;
  const { join } = pathsOf(host.platform);
  const folder = given('AZURE_CONFIG_DIR')?.plain ?? join(host.home, '.azure');
  const seen = await Promise.all(SIGNED_IN.map((name) => host.files.stat(join(folder, name))));
  return seen.some((stat) => stat !== null && stat.size > 2) || isMachineOf(host, 'sys_vendor', /^Microsoft/);
}
