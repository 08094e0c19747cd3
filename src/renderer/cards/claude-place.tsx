import { SETUP } from '../../shared/messages/window/setup.ts';
import { LineForm } from '../parts/line-form.tsx';
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
          const named = await shell.run('name-claude', { path });
          if (named.ok) return null;
          // Said at the field.
          shell.say('');
          return named.message;
        }}
      />
    </details>
  );
}
