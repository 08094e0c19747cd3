import type { Finding } from '../../shared/verdict.ts';
import { longPlace, shortPlace } from '../call.ts';
import { SETUP } from '../sentences/setup.ts';
import { useShell } from '../shell.ts';
import { Place } from './place.tsx';
import { RemedyButtons } from './remedy-buttons.tsx';

/** Where a finding can be seen, and a button to go there. */
export function EvidenceList({ finding, primary }: { finding: Finding; primary?: boolean }) {
  const shell = useShell();
  const files = finding.evidence.flatMap((evidence, index) => (evidence.file === null ? [] : [{ evidence, index }]));
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
        <RemedyButtons remedies={finding.remedies} profile={finding.profile} finding={finding.id} />
        {shell.can('open-file') &&
          files.map(({ evidence, index }) => (
            <button
              key={index}
              type="button"
              class={primary && index === files[0]?.index ? 'primary' : ''}
              onClick={() => shell.run('open-file', { finding: finding.id, evidence: index })}
            >
              {SETUP.openAt(shortPlace(evidence) ?? '')}
            </button>
          ))}
      </div>
    </>
  );
}
