import { scanJson } from '../../sources/json/json-scan.ts';

/**
 * Keeps the top-level entries of a truncated object that are certainly whole. The last resort, where no copy is left.
 * @returns null when not even one is whole. Pure.
 */
export function salvage(text: string): string | null {
  let end = 0;
  scanJson(text, { onEntryEnd: (at) => (end = at) });
  if (end === 0) return null;
  const candidate = `${text.slice(0, end)}\n}\n`;
  return parses(candidate) ? candidate : null;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
