import { SETTINGS } from '../../shared/messages/window/settings.ts';
import { TOOLBAR } from '../../shared/messages/window/window.ts';
import { HOUR_MS } from '../../shared/spans.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { MutedUntil } from '../parts/muted-until.tsx';
import { useShell } from '../shell.ts';
import { startOfDay } from '../time.ts';

const MORNING_MS = 8 * HOUR_MS;

const CHOICES = [
  { text: SETTINGS.muteHour, until: (now: EpochMs) => now + HOUR_MS },
  { text: SETTINGS.muteTomorrow, until: (now: EpochMs) => startOfDay(now, 1) + MORNING_MS },
  { text: SETTINGS.muteForGood, until: () => null },
] as const;

/** No banners for a while. */
export function Mute() {
  const shell = useShell();
  const { mutedUntil } = shell.snapshot;
  if (!shell.can('mute')) return null;
  return (
    <Card title={SETTINGS.mute} name="mute">
      {mutedUntil !== null && <MutedUntil at={mutedUntil} />}
      <div class="buttons">
        {mutedUntil === null &&
          CHOICES.map(({ text, until }) => (
            <Button key={text} onClick={() => shell.run('mute', { untilMs: until(Date.now()) }, TOOLBAR.saved)}>
              {text}
            </Button>
          ))}
        {mutedUntil !== null && (
          <CommandButton name="unmute" payload={{}} done={TOOLBAR.saved}>
            {SETTINGS.unmute}
          </CommandButton>
        )}
      </div>
    </Card>
  );
}
