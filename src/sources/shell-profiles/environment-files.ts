import { type Part, plainWord, type Script } from './script.ts';

/**
 * Reads `NAME=value` files: systemd's `environment.d` and `EnvironmentFile` (with `$VAR` and continuation lines), and
 * `/etc/environment`.
 */
export function parseEnvironmentFile(text: string): Script {
  return assignmentsIn(text).map(({ name, value, line }) => {
    const parts: Part[] = value.split(/(\$\{[^}]*\}?|\$[A-Za-z_]\w*)/).flatMap((piece): Part[] => {
      if (piece === '') return [];
      const variable = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/.exec(piece);
      if (variable !== null) {
        return [{ part: 'variable', name: variable[1] ?? variable[2] ?? '', quoted: true, index: null, instead: null }];
      }
      return piece.startsWith('${')
        ? [{ part: 'unknown', quoted: true }]
        : [{ part: 'text', text: piece, quoted: true }];
    });
    const words = [plainWord('setenv', line), plainWord(name, line), { parts, line }];
    return { node: 'command', words, input: null, lists: [], line };
  });
}

/** The assignments in a `NAME=value` file as they stand, quotes around a value taken off. */
export function assignmentsIn(text: string): readonly { name: string; value: string; line: number }[] {
  const found: { name: string; value: string; line: number }[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = at + 1;
    let entry = lines[at] ?? '';
    while (entry.endsWith('\\') && at + 1 < lines.length) {
      at += 1;
      entry = entry.slice(0, -1) + (lines[at] ?? '');
    }
    const parts = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/.exec(entry);
    if (parts?.[1] !== undefined) found.push({ name: parts[1], value: unquote((parts[2] ?? '').trim()), line });
  }
  return found;
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value);
  return quoted?.[2] ?? value;
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
