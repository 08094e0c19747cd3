import { SETTINGS } from '../../shared/messages/window/settings.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { LineForm } from '../parts/line-form.tsx';
import { Place } from '../parts/place.tsx';
import { useShell } from '../shell.ts';

/** The watched folders; those the user added can go again. */
export function Profiles() {
  const shell = useShell();
  const { profiles, settings } = shell.snapshot;
  return (
    <Card title={SETTINGS.profiles} name="profiles">
      <ul class="profiles">
        {profiles.map(({ configDir, id, name }) => (
          <li key={id}>
            <Place text={name} />
            {settings.profiles.includes(configDir) ? (
              <CommandButton
                name="remove-profile"
                payload={{ id }}
                done={SETTINGS.saved}
                aria-label={SETTINGS.removeOne(name)}
              >
                {SETTINGS.remove}
              </CommandButton>
            ) : (
              <span class="small">{SETTINGS.found}</span>
            )}
          </li>
        ))}
      </ul>
      {shell.can('add-profile') && (
        <LineForm
          label={SETTINGS.addProfile}
          placeholder={SETTINGS.addPlaceholder}
          button={SETTINGS.add}
          onSend={async (configDir) => {
            const added = await shell.run('add-profile', { configDir }, SETTINGS.saved);
            return added.ok ? null : added.message;
          }}
        />
      )}
    </Card>
  );
}
