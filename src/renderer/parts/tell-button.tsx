import { TOOLBAR } from '../../shared/messages/window/window.ts';
import { useShell } from '../shell.ts';
import { CommandButton } from './button.tsx';

/** Notify me when it works: pressed while it is promised, with a tick for those who do not see its colour. */
export function TellButton() {
  const on = useShell().snapshot.tellWhenItWorks;
  return (
    <CommandButton name="tell-when-it-works" payload={{ on: !on }} aria-pressed={on}>
      {on && (
        <svg class="tick" viewBox="0 0 16 16" aria-hidden="true">
          <path d="m3 8.5 3.5 3.5L13 5" />
        </svg>
      )}
      {TOOLBAR.tell}
    </CommandButton>
  );
}
