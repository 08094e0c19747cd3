import type { ComponentChildren } from 'preact';

/** A switch with its words; a click on the words counts too. */
export function Switch(props: { on: boolean; onChange(on: boolean): void; children: ComponentChildren }) {
  return (
    <label class="switch">
      <span>{props.children}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.on}
        checked={props.on}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

interface ChooseProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  onChange(value: T): void;
}

/** One of several. */
export function Choose<T extends string>({ label, onChange, options, value }: ChooseProps<T>) {
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
