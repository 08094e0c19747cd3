import { NOTICE_KIND, SERVICE_PART, SETTINGS } from '../../shared/messages/window/settings.ts';
import type { NoticeKind, ServicePart } from '../../shared/notice.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Switch } from '../parts/fields.tsx';
import { type Choice, useChoice } from './change.ts';

const KINDS = Object.keys(NOTICE_KIND) as NoticeKind[];
const USUAL_QUIET = { from: '22:00', to: '07:00' };

/** Which notices there are, and when they keep still. */
export function NoticeSettings() {
  const choice = useChoice();
  if (!choice) return null;
  const { change, settings } = choice;
  return (
    <Card title={SETTINGS.notices} name="notice-settings">
      {KINDS.map((kind) => (
        <Switch
          key={kind}
          on={settings.notices[kind]}
          onChange={(on) => change({ notices: { ...settings.notices, [kind]: on } })}
        >
          {NOTICE_KIND[kind]}
        </Switch>
      ))}
      <Switch on={settings.deadlineSevenDays} onChange={(deadlineSevenDays) => change({ deadlineSevenDays })}>
        {SETTINGS.sevenDays}
      </Switch>
      <Switch on={settings.urgentSound} onChange={(urgentSound) => change({ urgentSound })}>
        {SETTINGS.urgentSound}
      </Switch>
      {settings.notices.service && <ServiceParts {...choice} />}
      <QuietHours {...choice} />
      <CommandButton name="test-notice" payload={{}} done={SETTINGS.tested}>
        {SETTINGS.testNotice}
      </CommandButton>
    </Card>
  );
}

const PARTS = Object.keys(SERVICE_PART) as ServicePart[];

function ServiceParts({ change, settings: { serviceNotices } }: Choice) {
  return (
    <fieldset>
      <legend>{SETTINGS.servicePart}</legend>
      {PARTS.map((part) => (
        <Switch
          key={part}
          on={serviceNotices[part]}
          onChange={(on) => change({ serviceNotices: { ...serviceNotices, [part]: on } })}
        >
          {SERVICE_PART[part]}
        </Switch>
      ))}
    </fieldset>
  );
}

function QuietHours({ change, settings }: Choice) {
  const quiet = settings.quietHours;
  return (
    <fieldset>
      <legend>{SETTINGS.quiet}</legend>
      <Switch on={quiet !== null} onChange={(on) => change({ quietHours: on ? USUAL_QUIET : null })}>
        {SETTINGS.quietOn}
      </Switch>
      {quiet && (
        <div class="times">
          <Clock
            label={SETTINGS.quietFrom}
            value={quiet.from}
            onChange={(from) => change({ quietHours: { ...quiet, from } })}
          />
          <Clock
            label={SETTINGS.quietTo}
            value={quiet.to}
            onChange={(to) => change({ quietHours: { ...quiet, to } })}
          />
        </div>
      )}
      <p class="small">{SETTINGS.quietNote}</p>
    </fieldset>
  );
}

function Clock({ label, onChange, value }: { label: string; value: string; onChange(value: string): void }) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        type="time"
        required
        value={value}
        onChange={({ currentTarget }) => currentTarget.value && onChange(currentTarget.value)}
      />
    </label>
  );
}
