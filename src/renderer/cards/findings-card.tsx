import { SIDES } from '../../shared/messages/sides.ts';
import type { Light, Severity } from '../../shared/vocabulary.ts';
import { CallCard } from '../parts/card.tsx';
import { EvidenceList } from '../parts/evidence.tsx';
import { leadFinding } from '../primary-action.ts';
import { useShell } from '../shell.ts';

const LIGHT = { error: 'orange', warning: 'yellow', info: 'grey' } as const satisfies Record<Severity, Light>;

/** The findings that cost something, save the one the call already speaks of. */
export function FindingCards() {
  const { snapshot } = useShell();
  const lead = leadFinding(snapshot);
  const shown = snapshot.findings.filter((finding) => finding.severity !== 'info' && finding !== lead);
  return (
    <>
      {shown.map((finding) => (
        <CallCard
          key={finding.key}
          name="finding"
          title={finding.title}
          light={LIGHT[finding.severity]}
          whose={SIDES[finding.cause]}
        >
          <p>{finding.detail}</p>
          <EvidenceList finding={finding} />
        </CallCard>
      ))}
    </>
  );
}
