import type { FallbackReport } from '../../shared/fallback.ts';
import { asSentence } from '../../shared/messages/phrasing.ts';
import { AUTH } from '../../shared/messages/window/auth.ts';
import { FALLBACK } from '../../shared/messages/window/fallback.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Moment } from '../parts/moment.tsx';
import { RemedyButtons } from '../parts/remedy-buttons.tsx';
import { useShell } from '../shell.ts';
import { FallbackOptions } from './fallback-ways.tsx';

/** State of the fallback, and what it could be. Drawn only where there is one. */
export function FallbackCard() {
  const shell = useShell();
  const { fallback } = shell.snapshot;
  const { detail, name, state, tail } = fallback;
  if (state === 'unavailable') return null;
  const lacksKey = state === 'no-key';
  const isKey = tail !== null && (name ?? 'key') === 'key';
  return (
    <Card title={FALLBACK.title} name="fallback" aside={<State fallback={fallback} state={state} />}>
      <p>
        {asSentence(detail)}
        {isKey && (
          <>
            {' '}
            {FALLBACK.key} <code class="short">{AUTH.tail(tail)}</code>
          </>
        )}
      </p>
      {lacksKey && <p>{shell.can('fallback-key-from-clipboard') ? FALLBACK.copy : FALLBACK.give}</p>}
      <div class="buttons">
        {!lacksKey && <RemedyButtons remedies={[state === 'off' ? 'fallback-on' : 'fallback-off']} profile={null} />}
        {lacksKey && (
          <CommandButton name="fallback-key-from-clipboard" payload={{}}>
            {FALLBACK.clipboard}
          </CommandButton>
        )}
        {isKey && (
          <CommandButton name="test-fallback-key" payload={{}} done={FALLBACK.works}>
            {FALLBACK.test}
          </CommandButton>
        )}
      </div>
      <FallbackOptions />
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
