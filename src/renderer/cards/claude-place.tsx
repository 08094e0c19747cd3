import { SETTINGS } from '../../shared/messages/window/settings.ts';
import { SETUP } from '../../shared/messages/window/setup.ts';
import { atField, LineForm, WHOLE } from '../parts/line-form.tsx';
import { useShell } from '../shell.ts';

/** For a Claude Code that is here, but was not found. */
export function ClaudePlace() {
  const shell = useShell();
  if (!shell.can('name-claude')) return null;
  return (
    <details>
      <summary>{SETUP.elsewhere}</summary>
      <LineForm
        label={SETUP.where}
        button={SETUP.use}
        onSend={async (path) => {
          if (!WHOLE.test(path)) return SETTINGS.notWhole;
          return atField(shell, await shell.run('name-claude', { path }));
        }}
      />
    </details>
  );
}
