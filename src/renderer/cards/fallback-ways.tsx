import type { FallbackOption } from '../../shared/fallback.ts';
import { FALLBACK } from '../../shared/messages/window/fallback.ts';
import { withDialogs } from '../later.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { Place } from '../parts/place.tsx';
import { useShell } from '../shell.ts';

/** Gateways and clouds, looked at when somebody wants to see them. */
export function FallbackOptions() {
  const shell = useShell();
  if (!shell.can('list-fallbacks')) return null;
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && shell.run('list-fallbacks', {})}>
      <summary>{FALLBACK.others}</summary>
      <ul class="profiles">
        {shell.snapshot.fallback.ways?.map((way) => (
          <Way key={way.kind + way.name} way={way} />
        ))}
      </ul>
    </details>
  );
}

function Way({ way }: { way: FallbackOption }) {
  const shell = useShell();
  const { detail, kind, lacks, lacksToken, name, on, title } = way;
  const profile = shell.snapshot.profiles[0]?.id;
  return (
    <li>
      <div>
        <h3>{title}</h3>
        {detail && <Place text={detail} />}
        {lacks !== null && (
          <p class="small">
            {lacks}{' '}
            {lacksToken && (shell.can('gateway-token-from-clipboard') ? FALLBACK.copy : FALLBACK.giveToken(name))}
          </p>
        )}
      </div>
      <div class="buttons">
        {on && <span class="badge">{FALLBACK.on}</span>}
        {kind === 'proposal' && (
          <Button
            aria-label={FALLBACK.addOne(title)}
            onClick={() => withDialogs(shell, ({ askForGateway }) => askForGateway(shell, way))}
          >
            {FALLBACK.add}…
          </Button>
        )}
        {kind !== 'proposal' && !on && lacks === null && profile !== undefined && (
          <Button
            aria-label={FALLBACK.useOne(title)}
            onClick={() => withDialogs(shell, ({ askToUse }) => askToUse(shell, profile, way))}
          >
            {FALLBACK.use}
          </Button>
        )}
        {lacksToken && (
          <CommandButton name="gateway-token-from-clipboard" payload={{ name }}>
            {FALLBACK.token}
          </CommandButton>
        )}
        {kind === 'gateway' && !on && (
          <Button
            aria-label={FALLBACK.removeOne(name)}
            onClick={() => withDialogs(shell, ({ askToRemove }) => askToRemove(shell, way))}
          >
            {FALLBACK.remove}…
          </Button>
        )}
      </div>
    </li>
  );
}
