import { command, type Node, type Part, plainWord, type Script, type Word } from './script.ts';

const VALUE = String.raw`('(?:[^']|'')*'|"(?:[^"\x60]|\x60.|"")*"|[^\s;#|)]+.*)`;
const SHAPES: readonly { shape: RegExp; does: 'set' | 'unset' }[] = [
  { does: 'unset', shape: /^(?:Remove-Item|rm|del|ri)\s+(?:-\w+\s+)*["']?env:\\?([A-Za-z_]\w*)/i },
  { does: 'unset', shape: /^\$env:([A-Za-z_]\w*)\s*=\s*\$null\b/i },
  { does: 'set', shape: new RegExp(String.raw`^\$(?:env:([A-Za-z_]\w*)|\{env:([A-Za-z_]\w*)\})\s*=\s*${VALUE}`, 'i') },
  {
    does: 'set',
    shape: new RegExp(
      String.raw`^(?:Set-Item|si|New-Item|Set-Content)\s+(?:-\w+\s+)*["']?env:\\?([A-Za-z_]\w*)()["']?\s+(?:-Value\s+)?${VALUE}`,
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
const FUNCTION = /^(?:function|filter)\s+(?:global:|script:)?([\w-]+)\s*(?:\([^)]*\))?\s*(.*)$/i;
const PLAIN_VARIABLE = new RegExp(String.raw`^\$(\w+)\s*=\s*${VALUE}`);
const EACH_FILE =
  /^(?:Get-ChildItem|gci|ls|dir)\s+(?:-(?:Path|Filter)\s+)?(\S+|"[^"]+"|'[^']+')[^|]*\|\s*(?:ForEach-Object|foreach|%)\s*\{\s*\.\s+\$_/i;
const EACH_LINE =
  /^(?:Get-Content|gc|cat|type)\s+(?:-Path\s+)?(\S+|"[^"]+"|'[^']+')\s*\|.*(?:ForEach-Object|foreach|%)\s*\{/i;

/**
 * Reads a PowerShell profile line by line: `$env:NAME = 'value'`, `Set-Item env:NAME value`, `SetEnvironmentVariable`,
 * `Remove-Item env:NAME`, `. file`, functions and loops over files. Conditions count as met; here-strings and comments do not.
 */
export function parsePowerShell(text: string): Script {
  return nodesOf(text.split(/\r?\n/), 1, 0);
}

function nodesOf(lines: readonly string[], firstLine: number, depth: number): Script {
  const nodes: Node[] = [];
  let hereString: string | null = null;
  let comment = false;
  for (let at = 0; at < lines.length; at += 1) {
    const number = firstLine + at;
    const line = (lines[at] ?? '').trim().replace(/^[{}\s]+(?=\S)/, '');
    if (hereString !== null) {
      if (line.startsWith(hereString)) hereString = null;
    } else if (comment || line.startsWith('<#')) comment = !line.includes('#>');
    else if (/@["']$/.test(line)) hereString = line.endsWith('"') ? '"@' : "'@";
    else if (!line.startsWith('#')) {
      const made = depth < 8 ? FUNCTION.exec(line) : null;
      if (made?.[1] === undefined) nodes.push(...statements(line, number));
      else {
        const end = endOfBody(lines, at);
        const body = [made[2] ?? '', ...lines.slice(at + 1, end + 1)];
        nodes.push({ node: 'function', names: [made[1]], body: nodesOf(body, number, depth + 1), line: number });
        at = end;
      }
    }
  }
  return nodes;
}

function endOfBody(lines: readonly string[], from: number): number {
  let open = 0;
  let opened = false;
  for (let at = from; at < lines.length; at += 1) {
    for (const char of lines[at] ?? '') {
      if (char === '{') {
        open += 1;
        opened = true;
      } else if (char === '}') open -= 1;
    }
    if (opened && open <= 0) return at;
    if (!opened && at > from) return from;
  }
  return lines.length - 1;
}

function statements(line: string, number: number): Node[] {
  const whole = EACH_FILE.exec(line) ?? EACH_LINE.exec(line);
  if (whole?.[1] !== undefined) {
    const path = wordOf(whole[1], number, false);
    if (!EACH_FILE.test(line)) return [command(['load-file'], number, path)];
    const body = [
      command(['source'], number, {
        parts: [{ part: 'variable', name: '_', quoted: true, index: null, instead: null }],
        line: number,
      }),
    ];
    return [{ node: 'for', name: '_', words: [path], body }];
  }
  return line.split(/;\s*|\{\s*(?=\$env:)|(?<=\{)\s+/).flatMap((part) => statement(part.trim(), number) ?? []);
}

function statement(text: string, line: number): Node | null {
  const dotted = /^\.\s+(["']?[^"']+["']?)\s*\}?$/.exec(text)?.[1];
  if (dotted !== undefined) return command(['source'], line, wordOf(dotted, line, true));
  for (const { shape, does } of SHAPES) {
    const found = shape.exec(text);
    const name = found?.[1] || found?.[2];
    if (!name) continue;
    return does === 'unset'
      ? command(['unset', name], line)
      : command(['setenv', name], line, wordOf(found?.[3] ?? '', line, false));
  }
  const bound = PLAIN_VARIABLE.exec(text);
  if (bound?.[1] !== undefined) return command(['let', bound[1]], line, wordOf(bound[2] ?? '', line, false));
  const words = text
    .replace(/\}+$/, '')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '{');
  return words.length === 0 || words.length > 64 ? null : command(words, line);
}

/** @param bare  a text without quotes is taken as it stands */
function wordOf(source: string, line: number, bare: boolean): Word {
  const text = source.trim();
  if (text.startsWith("'")) return filled(text.slice(1).replace(/'$/, '').replaceAll("''", "'"), line, false);
  if (text.startsWith('"')) return filled(text.slice(1).replace(/"$/, '').replaceAll('""', '"'), line, true);
  if (/^-?\d+$/.test(text)) return plainWord(text, line, true);
  const read =
    /^\(?\s*(?:Get-Content|gc|cat)\s+(?:-(?:Raw|Path)\s+)*("[^"]*"|'[^']*'|[^\s()|]+)(?:\s+-Raw)?\s*\)?(?:\.Trim\(\))?$/i.exec(
      text,
    )?.[1];
  if (read !== undefined)
    return {
      parts: [
        { part: 'output', body: [command(['cat'], line, wordOf(read, line, true))], quoted: true, asFile: false },
      ],
      line,
    };
  if (bare || /^[~\w./\\:*-]+$/.test(text) || /^\$(env:)?\w+$/i.test(text)) return filled(text, line, true);
  return { parts: [{ part: 'unknown', quoted: true }], line };
}

function filled(text: string, line: number, expands: boolean): Word {
  const parts: Part[] = [];
  const home = /^(~|\$HOME|\$\{HOME\}|\$env:USERPROFILE|\$env:HOME)(?=[\\/]|$)/i.exec(text)?.[0];
  if (home !== undefined && expands) parts.push({ part: 'home' });
  const rest = expands ? text.slice(home?.length ?? 0) : text;
  for (const piece of expands ? rest.split(/(\$(?:env:)?\w+|\$\{[^}]*\}|\$\()/i) : [rest]) {
    const name = /^\$(?:env:)?(\w+)$/i.exec(piece)?.[1];
    if (name !== undefined && expands) parts.push({ part: 'variable', name, quoted: true, index: null, instead: null });
    else if (piece.startsWith('$') && expands) parts.push({ part: 'unknown', quoted: true });
    else if (piece !== '')
      parts.push({ part: 'text', text: expands ? piece.replace(/`(.)/g, '$1') : piece, quoted: !piece.includes('*') });
  }
  return { parts, line };
}
