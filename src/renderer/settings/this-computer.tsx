import { LANGUAGE_NAME, SETTINGS } from '../../shared/messages/window/settings.ts';
import type { Settings } from '../../shared/settings.ts';
import { Card } from '../parts/card.tsx';
import { Choose, Switch } from '../parts/fields.tsx';
import { useShell } from '../shell.ts';
import { useChoice } from './change.ts';

const TRAY: readonly { value: Settings['trayTheme']; text: string }[] = [
  { value: 'system', text: SETTINGS.traySystem },
  { value: 'light', text: SETTINGS.trayLight },
  { value: 'dark', text: SETTINGS.trayDark },
];

const LANGUAGE = (Object.keys(LANGUAGE_NAME) as Settings['language'][]).map((value) => ({
  value,
  text: LANGUAGE_NAME[value],
}));

/** What Pilotlight does with this computer. */
export function ThisComputer() {
  const choice = useChoice();
  const { capabilities, profiles } = useShell().snapshot;
  if (!choice) return null;
  const { change, settings } = choice;
  const hasKeychain = profiles.some(({ signIn }) => signIn.store === 'keychain');
  return (
    <Card title={SETTINGS.system} name="this-computer">
      {capabilities.autostart && (
        <Switch on={settings.autostart} onChange={(autostart) => change({ autostart })}>
          {SETTINGS.autostart}
        </Switch>
      )}
      {capabilities.updateCheck && (
        <Switch on={settings.updateCheck} onChange={(updateCheck) => change({ updateCheck })}>
          {SETTINGS.updateCheck}
        </Switch>
      )}
      <Switch on={settings.othersCheck} onChange={(othersCheck) => change({ othersCheck })}>
        {SETTINGS.othersCheck}
      </Switch>
      {hasKeychain && (
        <Switch on={settings.keychainAgreed} onChange={(keychainAgreed) => change({ keychainAgreed })}>
          {SETTINGS.keychain}
        </Switch>
      )}
      {settings.onChange !== null && (
        <Switch on onChange={() => change({ onChange: null })}>
          {SETTINGS.onChangeTo(settings.onChange)}
        </Switch>
      )}
      <Switch on={settings.askShell} onChange={(askShell) => change({ askShell })}>
        {SETTINGS.askShell}
      </Switch>
      <details>
        <summary>{SETTINGS.askShellMore}</summary>
        <p class="note">{SETTINGS.askShellNote}</p>
      </details>
      <Choose
        label={SETTINGS.language}
        value={settings.language}
        options={LANGUAGE}
        onChange={(language) => change({ language })}
      />
      {capabilities.tray && (
        <Choose
          label={SETTINGS.tray}
          value={settings.trayTheme}
          options={TRAY}
          onChange={(trayTheme) => change({ trayTheme })}
        />
      )}
    </Card>
  );
}
