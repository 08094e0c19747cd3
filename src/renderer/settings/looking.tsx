import { SETTINGS } from '../../shared/messages/window/settings.ts';
import { MINUTE_MS } from '../../shared/spans.ts';
import { Card } from '../parts/card.tsx';
import { Choose } from '../parts/fields.tsx';
import { useChoice } from './change.ts';

const MINUTES = [1, 2, 5, 10, 15, 30, 60];

/** How often the world outside is asked while all is calm. */
export function Looking() {
  const choice = useChoice();
  if (!choice) return null;
  const { change, settings } = choice;
  return (
    <Card title={SETTINGS.looking} name="looking">
      <Interval
        label={SETTINGS.page}
        ms={settings.pageIntervalMs}
        onChange={(pageIntervalMs) => change({ pageIntervalMs })}
      />
      <Interval
        label={SETTINGS.hello}
        ms={settings.helloIntervalMs}
        onChange={(helloIntervalMs) => change({ helloIntervalMs })}
      />
    </Card>
  );
}

function Interval({ label, ms, onChange }: { label: string; ms: number; onChange(ms: number): void }) {
  const now = Math.round(ms / MINUTE_MS);
  const minutes = MINUTES.includes(now) ? MINUTES : [...MINUTES, now].sort((a, b) => a - b);
  return (
    <Choose
      label={label}
      value={String(now)}
      options={minutes.map((count) => ({ value: String(count), text: SETTINGS.minutes(count) }))}
      onChange={(value) => onChange(Number(value) * MINUTE_MS)}
    />
  );
}
