/** Azure: what its command line keeps of a sign-in, and the two ways to name the place of Foundry. */
import { pathsOf } from '../../platform/path-rules.ts';
import type { CloudFacts, CloudTrouble, EnvVarFact } from '../../shared/facts.ts';
import { type CloudReader, type Given, isMachineOf } from './cloud-reader.ts';

/** Written by `az login`; what it holds is not looked at. */
const SIGNED_IN = ['msal_token_cache.json', 'msal_token_cache.bin', 'service_principal_entries.json'];

export async function readAzure(host: CloudReader, given: Given): Promise<CloudFacts> {
  return { hasCredentials: await hasCredentials(host, given), trouble: addressTrouble(given) };
}

function addressTrouble(given: Given): CloudTrouble | null {
  const address = given('ANTHROPIC_FOUNDRY_BASE_URL');
  const resource = given('ANTHROPIC_FOUNDRY_RESOURCE');
  const about = ({ name, file, line }: EnvVarFact) => ({ name, file, line });
  if (address && resource) return { kind: 'foundry-address-twice', ...about(address) };
  // A name only: the address is made from it.
  return resource && /[/:.]/.test(resource.plain ?? '')
    ? { kind: 'foundry-resource-no-name', ...about(resource) }
    : null;
}

async function hasCredentials(host: CloudReader, given: Given): Promise<boolean> {
  if (given('IDENTITY_ENDPOINT') || given('MSI_ENDPOINT')) return true;
  const { join } = pathsOf(host.platform);
  const folder = given('AZURE_CONFIG_DIR')?.plain ?? join(host.home, '.azure');
  const seen = await Promise.all(SIGNED_IN.map((name) => host.files.stat(join(folder, name))));
  return seen.some((stat) => stat !== null && stat.size > 2) || isMachineOf(host, 'sys_vendor', /^Microsoft/);
}
