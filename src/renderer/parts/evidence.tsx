import { mayOpen } from '../../shared/may-open.ts';
import { SETUP } from '../../shared/messages/window/setup.ts';
import type { Finding } from '../../shared/verdict.ts';
import { longPlace, shortPlace } from '../primary-action.ts';
import { CommandButton } from './button.tsx';
import { Place } from './place.tsx';
import { RemedyButtons } from './remedy-buttons.tsx';

/** Where a finding can be seen, and a button to go there. */
export function EvidenceList({ finding }: { finding: Finding }) {
  const files = finding.evidence.flatMap((evidence, index) =>
    evidence.file === null || !mayOpen(evidence.file) ? [] : [{ evidence, index }],
  );
  return (
    <>
      {finding.evidence.length > 0 && (
        <ul class="evidence">
          {finding.evidence.map((evidence) => {
            const place = longPlace(evidence);
            return (
              <li key={`${place} ${evidence.note}`}>
                {place !== null && <Place text={place} />} <span>{evidence.note}</span>
              </li>
            );
          })}
        </ul>
      )}
      <div class="buttons">
        <RemedyButtons remedies={finding.remedies} profile={finding.profile} finding={finding.key} />
        {files.map(({ evidence, index }) => (
          <CommandButton key={index} name="open-file" payload={{ finding: finding.key, evidence: index }}>
            {SETUP.openAt(shortPlace(evidence) ?? '')}
          </CommandButton>
        ))}
      </div>
    </>
  );
}
