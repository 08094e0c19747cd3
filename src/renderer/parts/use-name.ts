import { useState } from 'preact/hooks';

let count = 0;

/** An id of its own for as long as the component lives. Smaller than the library's, which also serves servers. */
export function useName(): string {
  return useState(() => `n${count++}`)[0];
}
