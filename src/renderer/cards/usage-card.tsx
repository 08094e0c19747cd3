import { USAGE, USAGE_FROM, USAGE_GAPS, WINDOW_NAMES } from '../../shared/messages/usage.ts';
import type { UsageReport, WindowReport } from '../../shared/usage.ts';
import type { Light } from '../../shared/vocabulary.ts';
import { Card, Row } from '../parts/card.tsx';
import { Moment } from '../parts/moment.tsx';
import { useName } from '../parts/use-name.ts';

/** How full the plan's windows are, as Claude Code told. */
export function UsageCard({ usage }: { usage: UsageReport }) {
  const { at, from, gap, windows } = usage;
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
      {gap !== null && <p>{USAGE_GAPS[gap]}</p>}
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
