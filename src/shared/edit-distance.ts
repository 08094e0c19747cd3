/**
 * Letters to add, drop, replace or swap with the next one.
 * @param atMost  where it is more, any number above this one will do: that is known after a few letters
 */
export function distanceOf(a: string, b: string, atMost = Number.POSITIVE_INFINITY): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  let leastBefore = 0;
  for (let i = 1; i <= Math.min(a.length, 40); i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // Each later row is made of the last two.
    if (Math.min(least, leastBefore) > atMost) return atMost + 1;
    [before, last, leastBefore] = [last, row, least];
  }
  return last[b.length] ?? 0;
}
