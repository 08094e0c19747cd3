import { NOTICES } from '../../shared/messages/window/history.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { LightIcon } from '../parts/light-icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { useShell } from '../shell.ts';

const SHOWN = 5;

/** What Pilotlight has told lately and has not taken back. */
export function NoticesCard() {
  const notices = useShell()
    .snapshot.notices.filter(({ withdrawnAt }) => withdrawnAt === null)
    .slice(0, SHOWN);
  if (notices.length === 0) return null;
  return (
    <Card title={NOTICES.title} name="notices">
      <ul class="notices">
        {notices.map((notice) => (
          <li key={notice.id}>
            <LightIcon light={notice.light} small />
            <div>
              <b>{notice.title}</b>
              <p>
                {notice.body} <Moment at={notice.at} as="ago" />
              </p>
            </div>
            <CommandButton
              name="dismiss-notice"
              payload={{ id: notice.id }}
              class="icon"
              aria-label={NOTICES.dismissOne(notice.title)}
              title={NOTICES.dismiss}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="m4 4 8 8m0-8-8 8" />
              </svg>
            </CommandButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
