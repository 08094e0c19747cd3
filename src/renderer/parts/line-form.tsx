import { Button } from './button.tsx';

interface Props {
  label: string;
  button: string;
  placeholder?: string;
  /** True: it was taken, and the field is empty again. */
  onSend(text: string): Promise<boolean>;
}

/** One line of text, and a button to send it. */
export function LineForm({ button, label, onSend, placeholder }: Props) {
  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const wanted = String(new FormData(form).get('line')).trim();
    if (wanted && (await onSend(wanted))) form.reset();
  }

  return (
    <form class="add" onSubmit={send}>
      <label class="field">
        <span class="label">{label}</span>
        <input name="line" placeholder={placeholder} spellcheck={false} autocomplete="off" />
      </label>
      <Button type="submit">{button}</Button>
    </form>
  );
}
