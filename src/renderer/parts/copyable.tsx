import { useRef, useState } from 'preact/hooks';
import { TOOLBAR } from '../../shared/messages/window/window.ts';
import { Button } from './button.tsx';

/** A command or an address to take along. */
export function Copyable({ label, text }: { label: string; text: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy(): Promise<void> {
    field.current?.select();
    // Where the page may not write to the clipboard the text stays selected, for the user's own copy key.
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => {},
    );
  }

  return (
    <div class="copyable">
      <input ref={field} class="code" readOnly aria-label={label} value={text} />
      <Button onClick={copy}>{copied ? TOOLBAR.copied : TOOLBAR.copy}</Button>
    </div>
  );
}
