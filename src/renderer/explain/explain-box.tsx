import { EXPLAIN_BOX } from '../../shared/messages/window/explain.ts';

/** One line to paste an error into: what is pasted is explained at once, what is typed after Enter. It keeps nothing. */
export function ExplainBox({ onText }: { onText(text: string): void }) {
  return (
    <form
      class="explain"
      onSubmit={(event) => {
        event.preventDefault();
        const input = event.currentTarget.elements[0] as HTMLInputElement;
        if (input.value.trim()) onText(input.value);
        input.value = '';
      }}
    >
      <input
        aria-label={EXPLAIN_BOX.label}
        placeholder={EXPLAIN_BOX.placeholder}
        spellcheck={false}
        autocomplete="off"
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text') ?? '';
          if (!text.trim()) return;
          event.preventDefault();
          onText(text);
        }}
      />
    </form>
  );
}
