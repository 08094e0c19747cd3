import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandResult } from '../../shared/commands.ts';
import type { Shell } from '../shell.ts';
import { Button } from './button.tsx';
import { useName } from './use-name.ts';

/** A path from the root on. */
export const WHOLE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

/** What went wrong with a line, to be said at its field and nowhere else; null: nothing. */
export function atField({ say }: Shell, result: CommandResult): string | null {
  if (result.ok) return null;
  say('');
  return result.message;
}

interface Props {
  label: string;
  button: string;
  placeholder?: string;
  /** null: it was taken, and the field is empty again; else what is wrong with it, which is said at the field. */
  onSend(text: string): Promise<string | null>;
}

/** One line of text, and a button to send it. */
export function LineForm({ button, label, onSend, placeholder }: Props) {
  const id = useName();
  const [wrong, setWrong] = useState<string | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  // It may stand below the edge of the window.
  useLayoutEffect(() => {
    if (wrong !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [wrong]);

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const wanted = String(new FormData(form).get('line')).trim();
    if (!wanted) return;
    const trouble = await onSend(wanted);
    setWrong(trouble);
    if (trouble === null) form.reset();
  }

  return (
    <form class="add" onSubmit={send}>
      <label class="field">
        <span class="label">{label}</span>
        <input
          name="line"
          placeholder={placeholder}
          spellcheck={false}
          autocomplete="off"
          aria-invalid={wrong !== null}
          aria-describedby={id}
        />
      </label>
      <Button type="submit">{button}</Button>
      <p ref={said} id={id} class="wrong" role="alert">
        {wrong}
      </p>
    </form>
  );
}
