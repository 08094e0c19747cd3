/** `~/.claude.json`, as a person would write it. */
export function shownPath(home: string, path: string): string {
  const inside = path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}\\`);
  return inside ? `~${path.slice(home.length)}` : path;
}
