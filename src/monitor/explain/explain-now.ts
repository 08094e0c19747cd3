import { explain } from '../../diagnosis/explain/explain.ts';
import { describeSituation } from '../../diagnosis/explain/situation.ts';
import type { Explanation } from '../../shared/explanation.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** Explains a text with what the monitor knows at this moment. Nothing of the text is kept. */
export function explainNow(text: string, snapshot: Snapshot, now: EpochMs): Explanation {
  return explain(text, describeSituation(snapshot, now, snapshot.others));
}
