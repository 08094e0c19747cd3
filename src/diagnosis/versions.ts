/**
 * Orders versions like `2.1.329`; a missing or odd part counts as 0, a suffix (`-rc.1`) is left out.
 * @returns below 0 when `a` is older, above 0 when newer
 */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let at = 0; at < 3; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(version: string): number[] {
  return (/\d+(\.\d+){0,2}/.exec(version)?.[0] ?? '').split('.').map((part) => Number(part) || 0);
}
