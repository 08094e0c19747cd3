import { parseTree } from 'jsonc-parser';

/**
 * Keeps the top-level entries of a truncated object that are certainly whole. The last resort, where no copy is left.
 * @returns null when not even one is whole. Pure.
 */
export function salvage(text: string): string | null {
  try {
    const root = parseTree(text);
    const entries = root?.type === 'object' ? (root.children ?? []) : [];
    for (let count = entries.length - 1; count > 0; count--) {
      const last = entries[count - 1];
      const candidate = last ? `${text.slice(0, last.offset + last.length)}\n}\n` : '';
      if (parses(candidate)) return candidate;
    }
    return null;
  } catch {
    return null;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
