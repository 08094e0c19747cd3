import { useState } from 'preact/hooks';

interface Props {
  label: string;
  button: string;
  placeholder?: string;
  /** True: it was taken, and the field is empty again. */
  onSend(text: string): Promise<boolean>;
}

/** One line of text, and a button to send it. */
export function LineForm({ button, label, onSend, placeholder }: Props) {
  const [text, setText] = useState('');

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted && (await onSend(wanted))) setText('');
  }

  return (
    <form class="add" onSubmit={send}>
      <label class="field">
        <span class="label">{label}</span>
        <input
          type="text"
          value={text}
          placeholder={placeholder}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">{button}</button>
    </form>
  );
}
