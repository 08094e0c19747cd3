import type { ComponentChildren } from 'preact';
import type { Light } from '../../shared/vocabulary.ts';
import { useName } from './use-name.ts';

/** A card with a title, and at its right what the title leaves open. */
export function Card(props: { title: string; name: string; aside?: ComponentChildren; children: ComponentChildren }) {
  const id = useName();
  return (
    <section class="card" data-card={props.name} aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{props.title}</h2>
        {props.aside !== undefined && <div class="card-aside">{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
}

/** A card that calls for attention, tinted in its light. */
export function CallCard(props: {
  title: string;
  name: string;
  light: Light;
  whose?: string;
  children: ComponentChildren;
}) {
  const id = useName();
  return (
    <section class="card call" data-card={props.name} data-light={props.light} aria-labelledby={id}>
      {props.whose !== undefined && <p class="whose">{props.whose}</p>}
      <h2 id={id} class="call-title">
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}

/** Two texts on one line while there is room. */
export function Row({ children, quiet }: { children: ComponentChildren; quiet?: boolean }) {
  return <div class={quiet ? 'row quiet' : 'row'}>{children}</div>;
}
