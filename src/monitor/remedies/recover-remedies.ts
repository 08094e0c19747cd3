/** What a crash left half done is brought back to a whole state, and the history says so. */

import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { Engine, EngineOutcome } from '../../recovery/engine/engine.ts';
import { HISTORY_TEXTS } from '../../shared/messages/history-line.ts';
import type { RemedyWorld } from './ports.ts';

/**
 * @param needEngine  loads what remedies need; not called where no remedy was ever begun
 * @returns how many were half done; null: none was ever begun
 */
export async function recoverRemedies(
  host: Host,
  world: Pick<RemedyWorld, 'note'>,
  needEngine: () => Promise<Engine>,
): Promise<number | null> {
  const folder = pathsOf(host.platform).join(host.dataDir, 'recovery');
  if (((await host.files.list(folder)) ?? []).length === 0) return null;
  const engine = await needEngine();
  const outcomes = await engine.recover();
  const standing = outcomes.length === 0 ? [] : await engine.undoable();
  for (const outcome of outcomes) {
    // Another Pilotlight is at work, and does the same.
    if (!outcome.ok && outcome.why === 'busy') continue;
    const { profile, text } = describe(outcome, standing);
    world.note(text, profile);
  }
  return outcomes.length;
}

/** An undo that was interrupted is finished, so that nothing stands any more. */
function describe(
  outcome: EngineOutcome,
  standing: Awaited<ReturnType<Engine['undoable']>>,
): { text: string; profile: string | null } {
  if (!outcome.ok) return { text: outcome.message, profile: null };
  const { id, title } = outcome.receipt;
  const entry = standing.find((one) => one.id === id);
  return {
    text: HISTORY_TEXTS.afterInterruption({ title, what: entry ? HISTORY_TEXTS.finished : HISTORY_TEXTS.takenBack }),
    profile: entry?.profile ?? null,
  };
}
