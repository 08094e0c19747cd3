import { parse } from 'jsonc-parser';

/**
 * What an editor would make of a text: comments and commas at the end are let pass, and of a broken one its beginning counts.
 * @returns undefined: nothing, or it is nested more deeply than the stack is high
 */
export function parseLeniently(text: string): unknown {
  try {
    return parse(text, [], { allowTrailingComma: true });
  } catch {
    return undefined;
  }
}
