import { INSTALL_COMMAND } from '../../shared/messages/install.ts';
import { capitalize } from '../../shared/messages/phrasing.ts';
import { REMEDY_BUTTONS } from '../../shared/messages/remedies.ts';
import { SIDES } from '../../shared/messages/sides.ts';
import { LINKS } from '../../shared/messages/window/window.ts';
import type { RemedyRun, Snapshot } from '../../shared/snapshot.ts';
import type { IncidentReport } from '../../shared/verdict.ts';
import { claudePlace, LateCard } from '../late-card.tsx';
import { withDialogs } from '../later.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { CallCard } from '../parts/card.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { EvidenceList } from '../parts/evidence.tsx';
import { Moment } from '../parts/moment.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { TellButton } from '../parts/tell-button.tsx';
import { type Call, callFor } from '../primary-action.ts';
import { useShell } from '../shell.ts';

const UNDER_WAY: ReadonlySet<RemedyRun['phase']> = new Set(['running', 'waiting-for-user']);

/** What is wrong, whose side it is on, and the one next step. */
export function PrimaryCard() {
  const { snapshot } = useShell();
  const call = callFor(snapshot);
  // What it would ask for is under way already, and stands in its place.
  if (!call || (isUnderWay(snapshot, 'sign-in') && call.remedies.includes('sign-in'))) return null;
  return (
    <CallCard
      name="call"
      title={call.title}
      light={snapshot.light}
      {...(call.whose === null ? {} : { whose: SIDES[call.whose] })}
    >
      {call.incident && <Update incident={call.incident} />}
      {call.text.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {snapshot.action === 'install' && (
        <Copyable label={call.title} text={INSTALL_COMMAND[snapshot.capabilities.platform]} />
      )}
      {call.finding && <EvidenceList finding={call.finding} />}
      <CallButtons call={call} snapshot={snapshot} />
      {snapshot.action === 'install' && <LateCard fetch={claudePlace} />}
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

function isUnderWay({ remedies }: Snapshot, name: RemedyRun['remedy']): boolean {
  return remedies.some(({ phase, remedy }) => remedy === name && UNDER_WAY.has(phase));
}

function CallButtons({ call, snapshot }: { call: Call; snapshot: Snapshot }) {
  const shell = useShell();
  const link = linkFor(call, snapshot);
  const tell = snapshot.cause === 'service' || snapshot.cause === 'network';
  return (
    <div class="buttons">
      <RemedyButtons remedies={call.remedies} profile={null} />
      {snapshot.action === 'install' && shell.can('install-claude') && !isUnderWay(snapshot, 'install-claude') && (
        <Button onClick={() => withDialogs(shell, (dialogs) => dialogs.askToInstall(shell))}>
          {REMEDY_BUTTONS['install-claude']}
        </Button>
      )}
      {link && (
        <CommandButton
          name="open-link"
          payload={link === 'incident' ? { link, incident: call.incident?.id } : { link }}
        >
          {LINKS[link]}
        </CommandButton>
      )}
      {tell && <TellButton />}
    </div>
  );
}

function linkFor(call: Call, { action, cause }: Snapshot): 'incident' | 'status-page' | 'portal' | 'install' | null {
  if (call.incident?.link) return 'incident';
  if (action === 'open-portal') return 'portal';
  if (action === 'install') return 'install';
  return cause === 'service' || action === 'open-status-page' ? 'status-page' : null;
}
