import type { Snapshot } from '../../shared/snapshot.ts';
import type { IncidentReport } from '../../shared/verdict.ts';
import { type Call, callFor } from '../call.ts';
import { CallCard } from '../parts/card.tsx';
import { EvidenceList } from '../parts/evidence.tsx';
import { Moment } from '../parts/moment.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { capitalize } from '../sentences/phrasing.ts';
import { WHOSE_SIDE } from '../sentences/verdict.ts';
import { LINKS, TOOLBAR } from '../sentences/window.ts';
import { type Shell, useShell } from '../shell.ts';

/** What is wrong, whose side it is on, and the one next step. */
export function CallView() {
  const shell = useShell();
  const call = callFor(shell.snapshot);
  if (!call) return null;
  return (
    <CallCard
      name="call"
      title={call.title}
      light={shell.snapshot.light}
      {...(call.whose === null ? {} : { whose: WHOSE_SIDE[call.whose] })}
    >
      {call.incident && <Update incident={call.incident} />}
      {call.text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {call.finding && <EvidenceList finding={call.finding} primary />}
      <CallButtons call={call} shell={shell} />
    </CallCard>
  );
}

function Update({ incident }: { incident: IncidentReport }) {
  return (
    <p>
      {capitalize(incident.status)}, <Moment at={incident.update?.at ?? incident.startedAt} as="ago" />
      {incident.update && `: ${incident.update.text}`}
    </p>
  );
}

function CallButtons({ call, shell }: { call: Call; shell: Shell }) {
  const links = shell.can('open-link') ? linksFor(call, shell.snapshot) : [];
  const tell = shell.can('tell-when-it-works') && (call.whose === 'service' || call.whose === 'network');
  const { tellWhenItWorks } = shell.snapshot;
  return (
    <div class="buttons">
      <RemedyButtons remedies={call.remedies} profile={null} />
      {links.map((link, index) => (
        <button
          key={link}
          type="button"
          class={index === 0 ? 'primary' : ''}
          onClick={() => shell.run('open-link', link === 'incident' ? { link, incident: call.incident?.id } : { link })}
        >
          {LINKS[link]}
        </button>
      ))}
      {tell && (
        <button
          type="button"
          aria-pressed={tellWhenItWorks}
          onClick={() => shell.run('tell-when-it-works', { on: !tellWhenItWorks })}
        >
          {tellWhenItWorks && <Tick />}
          {TOOLBAR.tell}
        </button>
      )}
    </div>
  );
}

function linksFor(call: Call, { action }: Snapshot): readonly ('incident' | 'status-page' | 'portal')[] {
  if (call.incident?.link) return ['incident'];
  if (action === 'open-portal') return ['portal'];
  return call.whose === 'service' || action === 'open-status-page' ? ['status-page'] : [];
}

function Tick() {
  return (
    <svg class="tick" viewBox="0 0 16 16" aria-hidden="true">
      <path d="m3 8.5 3.5 3.5L13 5" />
    </svg>
  );
}
