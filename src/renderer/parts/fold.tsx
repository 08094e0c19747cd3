import type { ComponentChildren } from 'preact';
import type { Light } from '../../shared/vocabulary.ts';
import { LightIcon } from './light-icon.tsx';

export interface Line {
  /** null: it is neither good nor bad. */
  light: Light | null;
  text: string;
  /** At the right: what there is to see. */
  aside?: ComponentChildren;
}

/** A line until it is wanted; then what stands behind it. */
export function Fold({ children, line, name }: { children: ComponentChildren; line: Line; name: string }) {
  return (
    <details class="fold" data-fold={name}>
      <summary>
        {line.light === null ? <span class="no-light" /> : <LightIcon light={line.light} small />}
        <span class="fold-text">{line.text}</span>
        {line.aside !== undefined && <span class="small">{line.aside}</span>}
      </summary>
      {children}
    </details>
  );
}
