import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TOOLBAR } from '../shared/messages/window/window.ts';
import { Button } from './parts/button.tsx';
import { Moment } from './parts/moment.tsx';
import { useShell } from './shell.ts';

/**
 * Look again, silence, settings.
 * @param returned  the user comes back from the settings: the focus goes where it left
 */
export function Toolbar({ onSettings, returned }: { onSettings(): void; returned: boolean }) {
  const shell = useShell();
  const [checking, setChecking] = useState(false);
  const settings = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (returned) settings.current?.focus();
  }, [returned]);
  const { mutedUntil } = shell.snapshot;

  async function check(): Promise<void> {
    setChecking(true);
    await shell.run('refresh', {}, TOOLBAR.checked);
    setChecking(false);
  }

  return (
    <div class="toolbar">
      {shell.can('refresh') && (
        <Button aria-disabled={checking} onClick={() => !checking && check()}>
          {checking ? TOOLBAR.checking : TOOLBAR.check}
        </Button>
      )}
      {mutedUntil !== null && (
        <span class="small">
          {Number.isFinite(mutedUntil) && mutedUntil < FOR_GOOD ? (
            <>
              {TOOLBAR.mutedUntil} <Moment at={mutedUntil} as="clock" />
            </>
          ) : (
            TOOLBAR.mutedForGood
          )}
        </span>
      )}
      <Button class="end" ref={settings} onClick={onSettings}>
        {TOOLBAR.settings}
      </Button>
    </div>
  );
}

/** Silence that ends later than this was meant for good: the last moment a Date can name. */
const FOR_GOOD = 8_640_000_000_000_000 / 2;
