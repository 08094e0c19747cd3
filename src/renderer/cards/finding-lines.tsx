import { SIDES } from '../../shared/messages/sides.ts';
import { LINES } from '../../shared/messages/window/lines.ts';
import type { Light, Severity } from '../../shared/vocabulary.ts';
import { EvidenceList } from '../parts/evidence.tsx';
import { Fold } from '../parts/fold.tsx';
import { leadFinding } from '../primary-action.ts';
import { useShell } from '../shell.ts';

const LIGHT = { error: 'orange', warning: 'yellow', info: 'grey' } as const satisfies Record<Severity, Light>;

/** The findings that cost something, save the one the call already speaks of: a line each. */
export function FindingLines() {
  const { snapshot } = useShell();
  const lead = leadFinding(snapshot);
  const shown = snapshot.findings.filter((finding) => finding.severity !== 'info' && finding !== lead);
  return (
    <>
      {shown.map((finding) => (
        <Fold
          key={finding.key}
          name="finding"
          line={{
            light: LIGHT[finding.severity],
            text: finding.title,
            aside: finding.remedies.length > 0 ? LINES.fix : LINES.look,
          }}
        >
          <div class="fold-body" data-card="finding">
            <p class="whose">{SIDES[finding.cause]}</p>
            <p>{finding.detail}</p>
            <EvidenceList finding={finding} />
          </div>
        </Fold>
      ))}
    </>
  );
}
