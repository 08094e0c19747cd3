/** What reading a cloud's files takes, whichever cloud it is. */
import type { Host } from '../../platform/host.ts';
import type { EnvVarFact } from '../../shared/facts.ts';

export type CloudReader = Pick<Host, 'files' | 'platform' | 'home' | 'env' | 'clock'> & Partial<Pick<Host, 'user'>>;

/** The variable as it counts: the strongest, when it is not empty. */
export type Given = (name: string) => EnvVarFact | null;

/** A machine of the cloud's own gets its credentials from the cloud; only what it is made by tells. */
export async function isMachineOf(host: CloudReader, file: 'sys_vendor' | 'product_name', shape: RegExp) {
  if (host.platform !== 'linux') return false;
  const read = await host.files.read(`/sys/devices/virtual/dmi/id/${file}`, 1024);
  return read.ok && shape.test(new TextDecoder().decode(read.bytes));
}
