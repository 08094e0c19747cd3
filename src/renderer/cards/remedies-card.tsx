import { REMEDIES } from '../../shared/messages/window/remedies.ts';
import { LINKS } from '../../shared/messages/window/window.ts';
import type { RemedyRun } from '../../shared/snapshot.ts';
import { withDialogs } from '../later.ts';
import { Button, CommandButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { atField, LineForm } from '../parts/line-form.tsx';
import { Moment } from '../parts/moment.tsx';
import { useShell } from '../shell.ts';

/** So long a result stays on top. */
const NEWS_MS = 600_000;

/**
 * What is under way, what failed, and what can be taken back.
 * @param now  only what a person waits for or has just done; otherwise only what is older
 */
export function RemediesCard({ now }: { now: boolean }) {
  const { at, remedies } = useShell().snapshot;
  const isNews = remedies.some(({ phase, startedAt }) => phase !== 'done' || at - startedAt < NEWS_MS);
  if (remedies.length === 0 || isNews !== now) return null;
  return (
    <Card title={REMEDIES.title} name="remedies">
      <ul class="runs" aria-live="polite">
        {remedies.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
    </Card>
  );
}

function Run({ run }: { run: RemedyRun }) {
  const shell = useShell();
  const { id, lines, link, phase, startedAt, title, undoable } = run;
  return (
    <li class="report">
      <h3>{title}</h3>
      <p class="small">
        {/* It counts on by itself, and would be said with every second. */}
        {REMEDIES[phase]} ·{' '}
        <span aria-live="off">
          <Moment at={startedAt} as="ago" />
        </span>
      </p>
      {!undoable && lines.map((line) => <p key={line}>{line}</p>)}
      {phase === 'waiting-for-user' && link !== null && <Copyable label={LINKS['sign-in']} text={link} />}
      {phase === 'waiting-for-user' && shell.can('answer-sign-in') && (
        <LineForm
          label={REMEDIES.code}
          button={REMEDIES.send}
          onSend={async (code) => {
            return atField(shell, await shell.run('answer-sign-in', { run: id, code }));
          }}
        />
      )}
      <div class="buttons">
        {link !== null && (
          <CommandButton name="open-link" payload={{ link: 'sign-in' }}>
            {LINKS['sign-in']}
          </CommandButton>
        )}
        {undoable && shell.can('undo-remedy') && (
          <Button
            aria-label={REMEDIES.undoOne(title)}
            onClick={() => withDialogs(shell, ({ askToUndo }) => askToUndo(shell, run))}
          >
            {REMEDIES.undo}
          </Button>
        )}
        {phase !== 'running' && !undoable && (
          <CommandButton name="cancel-remedy" payload={{ run: id }}>
            {phase === 'waiting-for-user' ? REMEDIES.stop : REMEDIES.forget}
          </CommandButton>
        )}
      </div>
    </li>
  );
}
