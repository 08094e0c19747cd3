import type { FallbackReport } from '../../shared/snapshot.ts';
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
  const canPaste = shell.can('fallback-key-from-clipboard');
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
      {lacksKey && !canPaste && <p>{FALLBACK.give}</p>}
      <div class="buttons">
        {!lacksKey && (
          <RemedyButtons remedies={[fallback.state === 'off' ? 'fallback-on' : 'fallback-off']} profile={null} />
        )}
        {lacksKey && canPaste && (
          <button type="button" onClick={() => shell.run('fallback-key-from-clipboard', {})}>
            {FALLBACK.clipboard}
          </button>
        )}
        {fallback.tail !== null && shell.can('test-fallback-key') && (
          <button type="button" onClick={() => shell.run('test-fallback-key', {}, FALLBACK.works)}>
            {FALLBACK.test}
          </button>
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
