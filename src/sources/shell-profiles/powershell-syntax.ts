import type { Lookup, Statement } from './statements.ts';

const VALUE = String.raw`('(?:[^']|'')*'|"(?:[^"\x60]|\x60.|"")*"|[^\s;#|)]+.*)`;
const SHAPES: readonly { shape: RegExp; does: 'set' | 'unset' }[] = [
  { does: 'unset', shape: /^(?:Remove-Item|rm|del|ri)\s+(?:-\w+\s+)*["']?env:([A-Za-z_]\w*)/i },
  { does: 'unset', shape: /^\$env:([A-Za-z_]\w*)\s*=\s*\$null\b/i },
  { does: 'set', shape: new RegExp(String.raw`^\$(?:env:([A-Za-z_]\w*)|\{env:([A-Za-z_]\w*)\})\s*=\s*${VALUE}`, 'i') },
  {
    does: 'set',
    shape: new RegExp(
      String.raw`^(?:Set-Item|si|New-Item)\s+(?:-\w+\s+)*["']?env:([A-Za-z_]\w*)()["']?\s+(?:-Value\s+)?${VALUE}`,
      'i',
    ),
  },
  {
    does: 'set',
    shape: new RegExp(
      String.raw`^\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*["']([A-Za-z_]\w*)()["']\s*,\s*${VALUE}`,
      'i',
    ),
  },
];

/**
 * Reads a PowerShell profile line by line: `$env:NAME = 'value'`, `Set-Item env:NAME value`, `SetEnvironmentVariable`,
 * `Remove-Item env:NAME`, `. file`. Conditions count as met; bodies of functions, here-strings and comments do not.
 */
export function* parsePowerShell(text: string, lookup: Lookup): Generator<Statement> {
  let functionDepth = 0;
  let hereString: string | null = null;
  let comment = false;
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim().replace(/^[{}\s]+(?=\S)/, functionDepth > 0 ? '$&' : '');
    if (hereString !== null) {
      if (line.startsWith(hereString)) hereString = null;
    } else if (comment || line.startsWith('<#')) {
      comment = !line.includes('#>');
    } else if (/@["']$/.test(line)) {
      hereString = line.endsWith('"') ? '"@' : "'@";
    } else if (functionDepth > 0 || /^(function|filter)\s/i.test(line)) {
      functionDepth = Math.max(0, functionDepth + count(line, '{') - count(line, '}'));
    } else if (!line.startsWith('#')) {
      for (const part of line.split(/;\s*|\{\s*(?=\$env:)/)) {
        const statement = readStatement(part.trim(), at + 1, lookup);
        if (statement !== null) yield statement;
      }
    }
  }
}

function readStatement(text: string, line: number, lookup: Lookup): Statement | null {
  const dotted = /^\.\s+["']?([^"']+)["']?$/.exec(text)?.[1];
  if (dotted !== undefined) {
    const path = dotted.replace(/^(~|\$HOME|\$env:USERPROFILE)(?=[\\/])/i, () => lookup('HOME') ?? '~');
    return { does: 'source', path: path.includes('$') ? null : path, line };
  }
  for (const { shape, does } of SHAPES) {
    const found = shape.exec(text);
    const name = found?.[1] ?? found?.[2];
    if (name === undefined) continue;
    if (does === 'unset') return { does, name, line };
    return { does, name, value: readValue(found?.[3] ?? '', lookup), exported: true, line };
  }
  return null;
}

/** A literal's text; null when PowerShell computes it. */
function readValue(source: string, lookup: Lookup): string | null {
  if (source.startsWith("'")) return source.slice(1, -1).replaceAll("''", "'");
  if (!source.startsWith('"')) return /^-?\d+\s*$/.test(source) ? source.trim() : null;
  const inner = source
    .slice(1, -1)
    .replaceAll('""', '"')
    .replace(/^(\$HOME|\$env:USERPROFILE)(?=[\\/])/i, () => lookup('HOME') ?? '$HOME');
  return inner.includes('$') ? null : inner.replace(/`(.)/g, '$1');
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
