import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './parts/button.tsx';
import { useName } from './parts/use-name.ts';
import { CANCEL } from './sentences/remedies.ts';

/** What is asked before something is done. */
export interface Question {
  title: string;
  lines: readonly string[];
  warnings?: readonly string[];
  /** Ways to say yes, the usual one first. */
  answers: readonly { text: string; act(): void }[];
}

/** Shows what would happen and does nothing without a yes. The browser keeps the focus in, and gives it back. */
export function Dialog({ question, onClose }: { question: Question; onClose(): void }) {
  const id = useName();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} class="call-title">
        {question.title}
      </h2>
      <ul class="changes">
        {question.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {question.warnings?.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      <div class="buttons">
        {question.answers.map(({ act, text }, index) => (
          <Button
            key={text}
            class={index === 0 ? 'primary' : ''}
            onClick={() => {
              onClose();
              act();
            }}
          >
            {text}
          </Button>
        ))}
        <Button onClick={onClose}>{CANCEL}</Button>
      </div>
    </dialog>
  );
}
