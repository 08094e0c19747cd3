import type { FallbackReport } from '../../shared/snapshot.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Moment } from '../parts/moment.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { AUTH } from '../sentences/auth.ts';
import { FALLBACK } from '../sentences/fallback.ts';
import { asSentence } from '../sentences/phrasing.ts';
import { useShell } from '../shell.ts';

/** State of the API-key fallback. Drawn only where there is one. */
export function FallbackCard() {
  const shell = useShell();
  const { fallback } = shell.snapshot;
  if (fallback.state === 'unavailable') return null;
  const lacksKey = fallback.state === 'no-key';
  return (
    <Card title={FALLBACK.title} name="fallback" aside={<State fallback={fallback} state={fallback.state} />}>
      <p>
        {asSentence(fallback.detail)}
        {fallback.tail !== null && (
          <>
            {' '}
            {FALLBACK.key} <code class="short">{AUTH.tail(fallback.tail)}</code>
          </>
        )}
      </p>
      {lacksKey && !shell.can('fallback-key-from-clipboard') && <p>{FALLBACK.give}</p>}
      <div class="buttons">
        {!lacksKey && (
          <RemedyButtons remedies={[fallback.state === 'off' ? 'fallback-on' : 'fallback-off']} profile={null} />
        )}
        {lacksKey && (
          <CommandButton name="fallback-key-from-clipboard" payload={{}}>
            {FALLBACK.clipboard}
          </CommandButton>
        )}
        {fallback.tail !== null && (
          <CommandButton name="test-fallback-key" payload={{}} done={FALLBACK.works}>
            {FALLBACK.test}
          </CommandButton>
        )}
      </div>
    </Card>
  );
}

function State({
  fallback,
  state,
}: {
  fallback: FallbackReport;
  state: Exclude<FallbackReport['state'], 'unavailable'>;
}) {
  return (
    <span class="badge" data-on={state === 'on'}>
      {FALLBACK[state]}
      {state === 'on' && fallback.since !== null && (
        <>
          {' '}
          {FALLBACK.since} <Moment at={fallback.since} as="clock" />
        </>
      )}
    </span>
  );
}
