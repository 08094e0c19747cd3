import { useLayoutEffect, useRef } from 'preact/hooks';
import { CANCEL } from '../shared/messages/window/remedies.ts';
import { Button } from './parts/button.tsx';
import { Fields } from './parts/fields.tsx';
import { useName } from './parts/use-name.ts';
import type { Choices, Question, Values } from './question.ts';
import type { Shell } from './shell.ts';

/** Asks before something is done. */
export function ask(shell: Shell, question: Question): void {
  shell.show(<Dialog question={question} onClose={() => shell.show(null)} />);
}

/** Shows what would happen and does nothing without a yes. The browser keeps the focus in, and gives it back. */
function Dialog({ question, onClose }: { question: Question; onClose(): void }) {
  const id = useName();
  const dialog = useRef<HTMLDialogElement>(null);
  const { answers, fields, lines, more, title, warnings } = question;
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);

  function send(event: SubmitEvent): void {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)) as Values;
    const { value } = event.submitter as HTMLButtonElement;
    onClose();
    [...answers, ...(more?.answers ?? [])].find(({ text }) => text === value)?.act(values);
  }

  return (
    // The event of a dialog that has gone comes late: it must not close the next one.
    <dialog ref={dialog} aria-labelledby={id} onClose={() => dialog.current && onClose()}>
      <form onSubmit={send}>
        <h2 id={id} class="call-title">
          {title}
        </h2>
        {lines.length > 0 && (
          <ul class="changes">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {warnings?.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
        <Fields fields={fields} />
        <div class="buttons">
          <Answers answers={answers} />
          <Button onClick={onClose}>{CANCEL}</Button>
        </div>
        {more && (
          <details>
            <summary>{more.title}</summary>
            <Fields fields={more.fields} />
            <div class="buttons">
              <Answers answers={more.answers} />
            </div>
          </details>
        )}
      </form>
    </dialog>
  );
}

function Answers({ answers }: Pick<Choices, 'answers'>) {
  return answers.map(({ text }) => (
    <Button key={text} type="submit" value={text}>
      {text}
    </Button>
  ));
}
