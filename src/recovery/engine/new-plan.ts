import type { Host, PlaceOutcome } from '../../platform/host.ts';
import { PLANS } from '../../shared/messages/recovery/engine.ts';
import { WRITE_FAILURES } from '../../shared/messages/write-failures.ts';
import { newPlanId } from './engine.ts';
import type { Plan, Refusal } from './plan.ts';
import { needsOf, whyNoRoom } from './room.ts';
import { shownPath } from './shown-path.ts';

/** A plan with its id and time, and with what is to be known of the places it writes to; or why they cannot be written to. */
export async function newPlan(host: Host, fields: Omit<Plan, 'id' | 'createdAt'>): Promise<Plan | Refusal> {
  const warnings: string[] = [];
  for (const path of new Set(fields.steps.flatMap(({ writes }) => writes?.path ?? []))) {
    const shown = shownPath(host.home, path);
    const place = await host.files.place(path);
    if (!place.ok) return { refused: PLANS.notChanged({ path: shown, reason: WRITE_FAILURES[place.why] }) };
    warnings.push(...warnOf(host, shown, place));
  }
  const refused = await whyNoRoom(host, needsOf(host, fields.steps));
  if (refused !== null) return { refused };
  return {
    id: newPlanId(host),
    createdAt: host.clock.now(),
    ...fields,
    warnings: [...fields.warnings, ...new Set(warnings)],
  };
}

function warnOf(host: Host, shown: string, place: Extract<PlaceOutcome, { ok: true }>): string[] {
  const folder = place.sharedFolder && shownPath(host.home, place.sharedFolder);
  return [
    ...(folder ? [PLANS.othersCanReplace({ path: folder })] : []),
    ...(place.otherNames > 0 ? [PLANS.hardLink({ path: shown })] : []),
    ...(place.losesAttributes ? [PLANS.attributesLost({ path: shown })] : []),
  ];
}

/** `2026-11-28 21:14 UTC`; a file may name a moment that no calendar has. */
export function describeUtc(at: number): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return PLANS.impossibleDate;
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
