import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TOOLBAR } from '../shared/messages/window/window.ts';
import { Button } from './parts/button.tsx';
import { MutedUntil } from './parts/muted-until.tsx';
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
      {mutedUntil !== null && <MutedUntil at={mutedUntil} />}
      <Button class="end" ref={settings} onClick={onSettings}>
        {TOOLBAR.settings}
      </Button>
    </div>
  );
}
