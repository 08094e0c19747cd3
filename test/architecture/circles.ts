/** Circles in a graph of files: every group of files that reach each other (Tarjan). */
export function findCircles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];

  function visit(file: string): number {
    const number = order.size;
    order.set(file, number);
    lowest.set(file, number);
    path.push(file);
    for (const other of imports.get(file) ?? []) {
      if (!imports.has(other)) continue;
      if (!order.has(other)) lower(file, visit(other));
      else if (path.includes(other)) lower(file, order.get(other) ?? number);
    }
    if (lowest.get(file) === number) {
      const group = path.splice(path.indexOf(file));
      if (group.length > 1 || imports.get(file)?.includes(file)) circles.push(group.sort());
    }
    return lowest.get(file) ?? number;
  }
  function lower(file: string, to: number): void {
    lowest.set(file, Math.min(lowest.get(file) ?? to, to));
  }

  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return circles;
}
