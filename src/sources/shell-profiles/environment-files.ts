import type { Lookup, Statement } from './statements.ts';

/**
 * Reads `NAME=value` files: systemd's `environment.d` (with `$VAR` and continuation lines) and `/etc/environment`.
 */
export function* parseEnvironmentFile(text: string, lookup: Lookup): Generator<Statement> {
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    let entry = lines[at] ?? '';
    while (entry.endsWith('\\') && at + 1 < lines.length) {
      at += 1;
      entry = entry.slice(0, -1) + (lines[at] ?? '');
    }
    const parts = /^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)$/.exec(entry);
    if (parts?.[1] === undefined) continue;
    const value = expand(unquote((parts[2] ?? '').trim()), lookup);
    yield { does: 'set', name: parts[1], value, exported: true, line };
  }
}

function unquote(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value;
}

function expand(value: string, lookup: Lookup): string | null {
  let known = true;
  const filled = value.replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (_all, braced?: string, bare?: string) => {
    const found = lookup(braced ?? bare ?? '');
    known &&= found !== undefined;
    return found ?? '';
  });
  return known && !filled.includes('${') ? filled : null;
}

/**
 * Reads what `reg query` prints of a registry key: four spaces, name, type and value on each line.
 */
export function parseRegistryQuery(output: string): readonly { name: string; value: string }[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const parts = /^\s{4}(\S+)\s{4}REG_(?:EXPAND_)?SZ(?:\s{4}(.*))?$/.exec(line);
    return parts?.[1] === undefined ? [] : [{ name: parts[1], value: parts[2] ?? '' }];
  });
}
