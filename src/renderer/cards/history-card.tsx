import { useState } from 'preact/hooks';
import type { HistoryEntry, HistoryKind } from '../../shared/history.ts';
import { sayEvent } from '../../shared/messages/history-line.ts';
import { formatSpan } from '../../shared/messages/span.ts';
import { HISTORY, HISTORY_KIND } from '../../shared/messages/window/history.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Choose } from '../parts/fields.tsx';
import { useShell } from '../shell.ts';
import { dayKey, formatDay, formatExact, formatTime, startOfDay } from '../time.ts';

const FIRST = 5;
const ALL = 500;

/** What has happened, newest first: renewals, sign-outs, incidents, actions. */
export function HistoryCard() {
  const shell = useShell();
  const { history } = shell.snapshot;
  const [older, setOlder] = useState<readonly HistoryEntry[] | null>(null);
  const [kind, choose] = useState<HistoryKind | ''>('');
  const all = older === null ? history.slice(0, FIRST) : merge(history, older);
  const entries = all.filter((entry) => kind === '' || entry.kind === kind);
  const kinds = [...new Set(all.map((entry) => entry.kind))];
  const more = older === null && (history.length > FIRST || shell.can('history'));

  async function showAll(): Promise<void> {
    if (!shell.can('history')) return setOlder([]);
    const result = await shell.run('history', { limit: ALL });
    if (result.ok) setOlder(result.value);
  }

  return (
    <Card title={HISTORY.title} name="history">
      {older !== null && kinds.length > 1 && (
        <Choose
          label={HISTORY.filter}
          value={kind}
          options={[
            { value: '', text: HISTORY.everything },
            ...kinds.map((value) => ({ value, text: HISTORY_KIND[value] })),
          ]}
          onChange={(value) => choose(value as HistoryKind | '')}
        />
      )}
      {entries.length === 0 && <p>{kind === '' ? HISTORY.empty : HISTORY.none}</p>}
      {groupByDay(entries).map(({ day, of }) => (
        <div key={day} class="history-day">
          <h3>{sayDay(of[0]?.at ?? 0)}</h3>
          <ul class="timeline">
            {of.map((entry) => (
              <li key={`${entry.at} ${entry.kind} ${entry.text}`} data-kind={entry.kind}>
                <time class="num" dateTime={new Date(entry.at).toISOString()} title={formatExact(entry.at)}>
                  {formatTime(entry.at)}
                </time>
                <Event entry={entry} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {more && entries.length > 0 && (
        <Button class="link" onClick={showAll}>
          {HISTORY.all}
        </Button>
      )}
    </Card>
  );
}

function Event({ entry }: { entry: HistoryEntry }) {
  const { cause, details, text } = sayEvent(entry, formatSpan);
  const aside = [...(cause === null ? [] : [cause]), ...details].join(', ');
  return (
    <span>
      <span class="visually-hidden">{HISTORY_KIND[entry.kind]}: </span>
      {text}
      {aside !== '' && <span class="quiet-text"> · {aside}</span>}
    </span>
  );
}

function sayDay(at: EpochMs): string {
  const now = Date.now();
  if (dayKey(at) === dayKey(now)) return HISTORY.today;
  return dayKey(at) === dayKey(startOfDay(now, -1)) ? HISTORY.yesterday : formatDay(at);
}

function groupByDay(entries: readonly HistoryEntry[]): { day: string; of: HistoryEntry[] }[] {
  const days: { day: string; of: HistoryEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayKey(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.of.push(entry);
    else days.push({ day, of: [entry] });
  }
  return days;
}

/** Entries that came after the whole history was fetched, before it. */
function merge(newest: readonly HistoryEntry[], all: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const latest = all[0]?.at ?? Number.NEGATIVE_INFINITY;
  return [...newest.filter(({ at }) => at > latest), ...all];
}
