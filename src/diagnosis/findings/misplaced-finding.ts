/** A setting that stands where Claude Code does not look for it. Pure. */
import type { MisplacedSetting } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { FindingDraft } from './finding.ts';

export function aboutMisplaced({ why, names, line }: MisplacedSetting, file: string): FindingDraft {
  const all = names.join(', ');
  return {
    id: 'setting-misplaced',
    severity: 'warning',
    cause: 'machine',
    params: { why, names: all },
    evidence: [{ file, line, column: null, note: EVIDENCE.noEffect({ names: all }) }],
    remedies: ['open-file'],
    about: `${why} ${all}`,
  };
}
