import { FALLBACK } from '../../shared/messages/window/fallback.ts';
import { WELCOME } from '../../shared/messages/window/lines.ts';
import type { Settings } from '../../shared/settings.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { Card, Row } from '../parts/card.tsx';
import { Switch } from '../parts/fields.tsx';
import { useShell } from '../shell.ts';

/** The first start: what is read and sent, and three choices. Seen once. */
export function WelcomeCard() {
  const shell = useShell();
  const { capabilities, fallback, settings } = shell.snapshot;
  if (settings.welcomed || !shell.can('set-settings')) return null;
  const change = (changed: Partial<Settings>) => shell.run('set-settings', { settings: changed });
  const { notices } = settings;
  return (
    <Card title={WELCOME.title} name="welcome">
      <Switch
        on={notices['sign-in'] || notices.service}
        onChange={(on) => change({ notices: { ...notices, 'sign-in': on, service: on } })}
      >
        {WELCOME.notices}
      </Switch>
      {capabilities.autostart && (
        <Switch on={settings.autostart} onChange={(autostart) => change({ autostart })}>
          {WELCOME.autostart}
        </Switch>
      )}
      {fallback.state !== 'unavailable' && (
        <Row>
          <span>{WELCOME.key}</span>
          {fallback.tail !== null ? (
            <code class="short">{WELCOME.kept(fallback.tail)}</code>
          ) : shell.can('fallback-key-from-clipboard') ? (
            <CommandButton name="fallback-key-from-clipboard" payload={{}}>
              {FALLBACK.clipboard}
            </CommandButton>
          ) : (
            <code>{capabilities.program} fallback key</code>
          )}
        </Row>
      )}
      <p>{WELCOME.reads}</p>
      <div class="buttons">
        <Button onClick={() => change({ welcomed: true })}>{WELCOME.done}</Button>
        <span class="small">{WELCOME.all}</span>
      </div>
    </Card>
  );
}
