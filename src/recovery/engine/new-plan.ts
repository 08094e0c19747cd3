import type { Host } from '../../platform/host.ts';
import { newPlanId } from './engine.ts';
import type { Plan } from './plan.ts';

/** A plan with its id and time. */
export function newPlan(host: Host, fields: Omit<Plan, 'id' | 'createdAt'>): Plan {
  return { id: newPlanId(host), createdAt: host.clock.now(), ...fields };
}

/** `~/.claude.json`, as a person would write it. */
export function shownPath(home: string, path: string): string {
  const inside = path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}\\`);
  return inside ? `~${path.slice(home.length)}` : path;
}
