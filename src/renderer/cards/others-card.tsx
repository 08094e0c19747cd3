import { reportNumber } from '../../shared/links.ts';
import { OTHERS, OTHERS_VERDICT, sayOthers } from '../../shared/messages/others.ts';
import type { OthersReport } from '../../shared/others.ts';
import { CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Moment } from '../parts/moment.tsx';
import { useShell } from '../shell.ts';

/** Is it me or them: the status page, and what other people report. */
export function OthersCard() {
  const { others, service } = useShell().snapshot;
  if (others === null) return null;
  const verdict = OTHERS_VERDICT[others.answer];
  return (
    <Card title={OTHERS.title} name="others" aside={others.askedAt !== null && <Moment at={others.askedAt} as="ago" />}>
      {service.page !== 'UNKNOWN' && <p>{service.page === 'CLEAR' ? OTHERS.pageIsCalm : OTHERS.pageTellsTrouble}</p>}
      <p>{sayOthers(others)}</p>
      {verdict !== null && <p class="pattern">{verdict}</p>}
      <Newest others={others} />
    </Card>
  );
}

/** Titles are other people's words, made plain where they were read; they lead to the tracker itself. */
function Newest({ others }: { others: OthersReport }) {
  if (others.newest.length === 0 || others.answer === 'unknown') return null;
  return (
    <ul class="timeline">
      {others.newest.map(({ at, title, url }) => (
        <li key={url}>
          <Moment at={at} as="clock" />
          <CommandButton class="link" name="open-link" payload={{ link: 'report', incident: reportNumber(url) }}>
            {title}
          </CommandButton>
        </li>
      ))}
    </ul>
  );
}
