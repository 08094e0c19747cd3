import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A field of a form, read when the form is sent. */
export interface Field {
  name: string;
  label: string;
  /** What is proposed; a switch where it is true or false. */
  value?: string | boolean;
  type?: 'text' | 'email';
}

export function Fields({ fields }: { fields: readonly Field[] | undefined }) {
  return (
    <>
      {fields?.map(({ label, name, type, value }) =>
        typeof value === 'boolean' ? (
          <label key={name} class="switch">
            <span>{label}</span>
            <input type="checkbox" name={name} defaultChecked={value} />
          </label>
        ) : (
          <label key={name} class="field stacked">
            <span class="label">{label}</span>
            <input name={name} type={type as 'text'} defaultValue={value} spellcheck={false} autocomplete="off" />
          </label>
        ),
      )}
    </>
  );
}

interface SwitchProps {
  on: boolean;
  /** Resolves when the change was answered. */
  onChange(on: boolean): Promise<unknown>;
  children: ComponentChildren;
}

/** A switch with its words; a click on the words counts too. */
export function Switch(props: SwitchProps) {
  // Until the answer has come: a snapshot in between would switch it back under the person's hand.
  const [wanted, want] = useState<boolean | null>(null);
  const on = wanted ?? props.on;
  const change = async (next: boolean) => {
    want(next);
    await props.onChange(next);
    want(null);
  };
  return (
    <label class="switch">
      <span>{props.children}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => change(event.currentTarget.checked)}
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
