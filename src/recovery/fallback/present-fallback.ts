import { profileId } from '../../diagnosis/assess-profile.ts';
import type { Host } from '../../platform/host.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import { currentFallback } from './choose-fallback.ts';
import { readFallback } from './fallback.ts';
import type { Seen } from './fallback-choice.ts';
import { readFallbackState } from './fallback-state.ts';
import type { OwnProgram } from './key-helper.ts';

/** How the fallback of a profile stands, and the name under which it is on; the secret is not read. */
export async function presentFallback(host: Host, seen: Seen, own: OwnProgram): Promise<FallbackReport> {
  const on = (await readFallbackState(host)).on[profileId(seen.facts)] ?? null;
  const report = await readFallback(host, seen, await currentFallback(host, on, own));
  return { ...report, name: on?.name ?? null };
}
