import { USAGE, USAGE_FROM, USAGE_GAPS, WINDOW_NAMES } from '../../shared/messages/usage.ts';
import { USAGE_CARD } from '../../shared/messages/window/usage.ts';
import type { UsageReport, WindowReport } from '../../shared/usage.ts';
import type { ProfileReport } from '../../shared/verdict.ts';
import type { Light } from '../../shared/vocabulary.ts';
import { Card, Row } from '../parts/card.tsx';
import { Fold } from '../parts/fold.tsx';
import { Moment } from '../parts/moment.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { useName } from '../parts/use-name.ts';
import { useShell } from '../shell.ts';
import { offersUsage } from '../usage-offer.ts';

/** How full the plan's windows are, as Claude Code told; where it was never asked to, one line that offers it. */
export function UsageCard({ profile }: { profile: ProfileReport }) {
  const shell = useShell();
  const { id, usage } = profile;
  const offers = offersUsage(shell.snapshot, profile);
  if (usage) return <Told usage={usage} profile={id} offers={offers} />;
  return offers ? (
    <Fold name="usage" line={{ light: null, text: USAGE_CARD.line, aside: USAGE_CARD.how }}>
      <Card title={USAGE.title} name="usage">
        <Offer profile={id} />
      </Card>
    </Fold>
  ) : null;
}

function Offer({ profile }: { profile: string }) {
  return (
    <>
      <p>{USAGE_CARD.offer}</p>
      <div class="buttons">
        <RemedyButtons remedies={['statusline-on']} profile={profile} />
      </div>
    </>
  );
}

function Told({ offers, profile, usage }: { offers: boolean; profile: string; usage: UsageReport }) {
  const { at, fed, from, gap, windows } = usage;
  const age = from && at !== null && <Moment at={at} as="ago" say={(ago) => `${USAGE_FROM[from]}, ${ago}`} />;
  return (
    <Card title={USAGE.title} name="usage" aside={age || undefined}>
      {windows.map((window) => (
        <Window key={window.id} window={window} />
      ))}
      {windows.map(
        ({ id, fullAt }) =>
          fullAt !== null && (
            <p key={id}>
              <Moment at={fullAt} as="clock" say={(time) => USAGE.forecast({ name: WINDOW_NAMES[id], time })} />
            </p>
          ),
      )}
      {gap !== null && gap !== 'not-fed' && <p>{USAGE_GAPS[gap]}</p>}
      {gap === 'not-fed' && !offers && <p>{USAGE_CARD.none}</p>}
      {offers && <Offer profile={profile} />}
      {fed && (
        <details>
          <summary>{USAGE_CARD.howFed}</summary>
          <p>{USAGE_CARD.fed}</p>
          <div class="buttons">
            <RemedyButtons remedies={['statusline-off']} profile={profile} />
          </div>
        </details>
      )}
    </Card>
  );
}

function Window({ window: { id, percent, resetsAt } }: { window: WindowReport }) {
  const name = useName();
  const full = percent >= 100;
  return (
    <div class="deadline">
      <Row>
        <b id={name}>{full ? USAGE.full({ name: WINDOW_NAMES[id] }) : WINDOW_NAMES[id]}</b>
        <span class="quiet-text">
          {Math.floor(percent)} %
          {resetsAt !== null && (
            <>
              {' · '}
              <Moment at={resetsAt} as="clock" say={(time) => USAGE.resets({ time })} />
            </>
          )}
        </span>
      </Row>
      <progress max="100" value={Math.min(100, percent)} data-light={lightOf(percent)} aria-labelledby={name} />
    </div>
  );
}

/** Calm until it is worth a thought. */
function lightOf(percent: number): Light {
  return percent >= 95 ? 'orange' : percent >= 80 ? 'yellow' : 'blue';
}
