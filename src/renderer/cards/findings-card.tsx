import type { Light, Severity } from '../../shared/vocabulary.ts';
import { CallCard } from '../parts/card.tsx';
import { EvidenceList } from '../parts/evidence.tsx';
import { leadFinding } from '../primary-action.ts';
import { WHOSE_SIDE } from '../sentences/verdict.ts';
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
          key={`${finding.id} ${finding.profile} ${finding.evidence[0]?.file}:${finding.evidence[0]?.line}`}
          name="finding"
          title={finding.title}
          light={LIGHT[finding.severity]}
          whose={WHOSE_SIDE[finding.cause]}
        >
          <p>{finding.detail}</p>
          <EvidenceList finding={finding} />
        </CallCard>
      ))}
    </>
  );
}
