import { PROFILES } from '../../shared/messages/window/profiles.ts';
import { SETTINGS } from '../../shared/messages/window/settings.ts';
import { TOOLBAR } from '../../shared/messages/window/window.ts';
import {
  allEntries,
  changeEntry,
  inOrder,
  isHidden,
  type ProfileEntry,
  swapEntries,
} from '../../shared/profile-entries.ts';
import { profileLight } from '../../shared/profile-light.ts';
import { withDialogs } from '../later.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { LightIcon } from '../parts/light-icon.tsx';
import { atField, LineForm, WHOLE } from '../parts/line-form.tsx';
import { LoginLine } from '../parts/login-line.tsx';
import { NewProfile } from '../parts/new-profile.tsx';
import { Place } from '../parts/place.tsx';
import { useShell } from '../shell.ts';

/** The watched folders, as the person calls and orders them; those the user added can go again. */
export function Profiles() {
  const shell = useShell();
  const { findings, profiles, settings } = shell.snapshot;
  const shown = inOrder(profiles, settings.profileEntries);
  const entries = allEntries(profiles, settings.profileEntries);
  const hidden = entries.filter(
    ({ configDir }) => isHidden(entries, configDir) && shown.every((one) => one.configDir !== configDir),
  );
  const change = (profileEntries: readonly ProfileEntry[]) =>
    shell.run('set-settings', { settings: { profileEntries } }, TOOLBAR.saved);
  const can = shell.can('set-settings');
  return (
    <Card title={PROFILES.title} name="profiles">
      <ul class="profiles">
        {shown.map((profile, at) => {
          const above = shown[at - 1];
          const { configDir, id, name, signIn } = profile;
          return (
            <li key={id}>
              <div>
                <h3 class="with-light">
                  <LightIcon light={profileLight(profile, findings)} small /> <Place text={name} />
                </h3>
                <LoginLine signIn={signIn} />
              </div>
              <div class="buttons">
                {can && (
                  <Button
                    aria-label={PROFILES.renameOne(name)}
                    onClick={() => withDialogs(shell, ({ askForName }) => askForName(shell, profile))}
                  >
                    {PROFILES.rename}
                  </Button>
                )}
                {can && above && (
                  <Button
                    aria-label={PROFILES.upOne(name)}
                    onClick={() => change(swapEntries(entries, above.configDir, configDir))}
                  >
                    {PROFILES.up}
                  </Button>
                )}
                {can && shown.length > 1 && (
                  <Button
                    aria-label={PROFILES.hideOne(name)}
                    onClick={() => change(changeEntry(entries, configDir, { hidden: true }))}
                  >
                    {PROFILES.hide}
                  </Button>
                )}
                {settings.profiles.includes(configDir) && (
                  <CommandButton
                    name="remove-profile"
                    payload={{ id }}
                    done={TOOLBAR.saved}
                    aria-label={SETTINGS.removeOne(name)}
                  >
                    {SETTINGS.remove}
                  </CommandButton>
                )}
              </div>
            </li>
          );
        })}
        {hidden.map(({ configDir, name }) => (
          <li key={configDir}>
            <Place text={name ?? configDir} />
            {can && (
              <Button
                aria-label={PROFILES.showOne(name ?? configDir)}
                onClick={() => change(changeEntry(entries, configDir, { hidden: false }))}
              >
                {PROFILES.show}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shown[0] && (
        <div class="buttons">
          <NewProfile profile={shown[0].id} />
        </div>
      )}
      {shell.can('add-profile') && (
        <LineForm
          label={SETTINGS.addProfile}
          placeholder={SETTINGS.addPlaceholder}
          button={SETTINGS.add}
          onSend={async (configDir) => {
            if (!WHOLE.test(configDir)) return SETTINGS.notWhole;
            return atField(shell, await shell.run('add-profile', { configDir }, TOOLBAR.saved));
          }}
        />
      )}
    </Card>
  );
}
