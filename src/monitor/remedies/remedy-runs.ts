/** What is under way, what went wrong, and what can be taken back: the lines a shell draws. */

import type { Clock } from '../../platform/host.ts';
import type { Engine } from '../../recovery/engine/engine.ts';
import type { RemedyPreview } from '../../shared/commands.ts';
import type { RemedyRun } from '../../shared/snapshot.ts';

/** The journal holds more; the terminal lists them all. */
const MAX_UNDOABLE = 3;
/** What is done and cannot be taken back is soon of no interest. */
const SHOWN_DONE_MS = 10 * 60_000;

export interface RemedyRuns {
  /** Newest first. */
  all(): readonly RemedyRun[];
  begin(plan: Omit<RemedyPreview, 'warnings'>): void;
  /** Done: from here on the journal tells of it. */
  end(id: string): void;
  fail(id: string, message: string): void;
  change(id: string, part: Partial<RemedyRun>): void;
  /** Whatever is under way has failed. */
  failAll(message: string): void;
  /** False while it is under way. */
  forget(id: string): boolean;
  /** Asks the journal what can be undone. */
  list(engine: Engine): Promise<void>;
  /** By id; also one that can no longer be undone since the last `list`. */
  known(id: string): RemedyRun | null;
}

export function createRemedyRuns(clock: Clock, changed: () => void): RemedyRuns {
  const own = new Map<string, RemedyRun>();
  let undoable: readonly RemedyRun[] = [];
  let before: readonly RemedyRun[] = [];

  const change = (id: string, part: Partial<RemedyRun>): void => {
    const run = own.get(id);
    if (run) own.set(id, { ...run, ...part });
    changed();
  };
  const fail = (id: string, message: string): void => change(id, { phase: 'failed', lines: [message] });

  return {
    all() {
      const since = clock.now() - SHOWN_DONE_MS;
      const shown = [...own.values()].filter(({ phase, startedAt }) => phase !== 'done' || startedAt > since);
      return [...shown, ...undoable].toSorted((a, b) => b.startedAt - a.startedAt);
    },
    begin({ id, remedy, profile, title, lines }) {
      // What went wrong before has been read by now.
      for (const [old, { phase }] of own) if (phase === 'failed' || phase === 'done') own.delete(old);
      const startedAt = clock.now();
      own.set(id, { id, remedy, profile, title, lines, phase: 'running', link: null, startedAt, undoable: false });
      changed();
    },
    end(id) {
      own.delete(id);
    },
    fail,
    change,
    failAll(message) {
      for (const [id, { phase }] of own) if (phase === 'running') fail(id, message);
    },
    forget(id) {
      if (own.get(id)?.phase === 'running') return false;
      const gone = own.delete(id);
      if (gone) changed();
      return gone;
    },
    async list(engine) {
      before = undoable;
      undoable = (await engine.offered()).slice(0, MAX_UNDOABLE).map((entry) => ({
        id: entry.id,
        remedy: entry.remedy,
        profile: entry.profile,
        phase: 'done',
        title: entry.title,
        lines: entry.steps.map(({ line }) => line),
        link: null,
        startedAt: entry.createdAt,
        undoable: true,
      }));
      changed();
    },
    known: (id) => [...undoable, ...before].find((run) => run.id === id) ?? null,
  };
}
