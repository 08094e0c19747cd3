import type { FallbackReport } from '../../shared/fallback.ts';
import { asSentence } from '../../shared/messages/phrasing.ts';
import { AUTH } from '../../shared/messages/window/auth.ts';
import { FALLBACK } from '../../shared/messages/window/fallback.ts';
import { fallbackOptions, LateCard } from '../late-card.tsx';
import { withDialogs } from '../later.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Switch } from '../parts/fields.tsx';
import { Moment } from '../parts/moment.tsx';
import { useShell } from '../shell.ts';

/** State of the fallback, and what it could be. Drawn only where there is one. */
export function FallbackCard() {
  const shell = useShell();
  const { capabilities, fallback, plannable, profiles } = shell.snapshot;
  const { detail, name, state, tail } = fallback;
  if (state === 'unavailable') return null;
  const lacksKey = state === 'no-key';
  const isKey = tail !== null && (name ?? 'key') === 'key';
  const remedy = state === 'off' ? 'fallback-on' : 'fallback-off';
  const id = profiles[0]?.id;
  const canSwitch = id !== undefined && plannable.includes(remedy) && shell.can('plan-remedy');
  // It asks first, so it stands as it stood until that is answered and done.
  const switchIt = async (): Promise<void> => {
    if (id !== undefined) withDialogs(shell, ({ showPlan }) => showPlan(shell, { remedy, profile: id }));
  };
  const stands = <State fallback={fallback} state={state} />;
  const head = canSwitch && !lacksKey && (
    <Switch on={state !== 'off'} onChange={switchIt}>
      <span class="visually-hidden">{FALLBACK.switch}: </span>
      {stands}
    </Switch>
  );
  return (
    <Card title={FALLBACK.title} name="fallback" aside={head || stands}>
      <p>
        {asSentence(detail)}
        {isKey && (
          <>
            {' '}
            {FALLBACK.key} <code class="short">{AUTH.tail(tail)}</code>
          </>
        )}
      </p>
      {lacksKey && <GiveKey program={capabilities.program} />}
      {isKey && shell.can('test-fallback-key') && (
        <CommandButton class="link" name="test-fallback-key" payload={{}} done={FALLBACK.works}>
          {FALLBACK.test}
        </CommandButton>
      )}
      <LateCard fetch={fallbackOptions} />
    </Card>
  );
}

/** The key itself never goes through this page. */
function GiveKey({ program }: { program: string }) {
  if (!useShell().can('fallback-key-from-clipboard')) {
    return (
      <>
        <p>{FALLBACK.give}</p>
        <Copyable label={FALLBACK.give} text={`${program} fallback key`} />
      </>
    );
  }
  return (
    <>
      <p>{FALLBACK.copy}</p>
      <div class="buttons">
        <CommandButton name="fallback-key-from-clipboard" payload={{}}>
          {FALLBACK.clipboard}
        </CommandButton>
      </div>
    </>
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
