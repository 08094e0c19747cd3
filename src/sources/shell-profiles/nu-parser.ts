import { command, type Node, type Part, plainWord, type Script, type Word } from './script.ts';

const ENV = String.raw`\$env\.(?:"([A-Za-z_]\w*)"|'([A-Za-z_]\w*)'|([A-Za-z_]\w*)\??)`;
const ASSIGN = new RegExp(`^${ENV}\\s*=\\s*(.*)$`, 's');
const LOOP = /^for\s+(\w+)\s+in\s+(.+?)\s*\{([\s\S]*)\}$/;
const FUNCTION =
  /^(?:export\s+)?def\s+((?:--\w+\s+)*)(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*(?:--\w+\s*)*\[[^\]]*\](?:\s*:\s*[^{]*)?\s*\{([\s\S]*)\}$/;
const ALIAS = /^(?:export\s+)?alias\s+(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*=\s*([\s\S]+)$/;

/** Reads a script for nushell, as far as it sets, loads and names things, into a tree of commands of its dialect. */
export function parseNu(text: string): Script {
  return statementsOf(text, 1, 0);
}

function statementsOf(text: string, firstLine: number, depth: number): Script {
  if (depth > 12) return [];
  return splitStatements(text, firstLine).flatMap(({ text: one, line }) => nodesOf(one, line, depth));
}

function nodesOf(text: string, line: number, depth: number): readonly Node[] {
  const assigned = ASSIGN.exec(text);
  if (assigned !== null) {
    const name = assigned[1] ?? assigned[2] ?? assigned[3] ?? '';
    return [command(['setenv', name], line, wordOf(assigned[4] ?? '', line))];
  }
  const load = /^load-env\s+([\s\S]+)$/.exec(text)?.[1] ?? /^([\s\S]+?)\s*\|\s*load-env$/.exec(text)?.[1];
  if (load !== undefined) return loaded(load.trim(), line);
  const source = /^(?:source|source-env|use|overlay\s+use)\s+(.+?)(?:\s+\*)?$/.exec(text)?.[1];
  if (source !== undefined) return [command(['source'], line, wordOf(source, line, true))];
  const hidden = /^hide-env\s+(?:-\w+\s+)*(.+)$/.exec(text)?.[1];
  if (hidden !== undefined) return [command(['unset', ...hidden.split(/\s+/)], line)];
  const made = FUNCTION.exec(text);
  if (made !== null) {
    const body = statementsOf(made[5] ?? '', line + linesBefore(text, made[5] ?? ''), depth + 1);
    return [{ node: 'function', names: [made[2] ?? made[3] ?? made[4] ?? ''], body, line }];
  }
  const alias = ALIAS.exec(text);
  if (alias !== null)
    return [
      {
        node: 'function',
        names: [alias[1] ?? alias[2] ?? alias[3] ?? ''],
        body: statementsOf(alias[4] ?? '', line, depth + 1),
        line,
      },
    ];
  const bound = /^(?:let|mut|const)\s+(\w+)(?:\s*:\s*\w+)?\s*=\s*([\s\S]+)$/.exec(text);
  if (bound?.[1] !== undefined) return [command(['let', bound[1]], line, wordOf(bound[2] ?? '', line))];
  return block(text, line, depth);
}

/** `if … { … }`, `do --env { … }`, `with-env {…} { … }`, `export-env { … }`, and what is simply run. */
function block(text: string, line: number, depth: number): readonly Node[] {
  const loop = LOOP.exec(text);
  if (loop?.[1] !== undefined) {
    const body = statementsOf(loop[3] ?? '', line + linesBefore(text, loop[3] ?? ''), depth + 1);
    return [{ node: 'for', name: loop[1], words: [wordOf(loop[2] ?? '', line)], body }];
  }
  const given = /^with-env\s+(\{[^{}]*\})\s*\{([\s\S]*)\}$/.exec(text);
  if (given !== null) {
    const body = [...loaded(given[1] ?? '', line), ...statementsOf(given[2] ?? '', line, depth + 1)];
    return [{ node: 'group', body, apart: true, input: null }];
  }
  const branch =
    /^(?:if\s[^{]*|export-env\s*|do\s+(?:--env|-\w+)?\s*|try\s*)\{([\s\S]*?)\}(?:\s*else\s*(?:if[^{]*)?\{([\s\S]*)\})?$/.exec(
      text,
    );
  if (branch !== null) return statementsOf(`${branch[1] ?? ''}\n${branch[2] ?? ''}`, line, depth + 1);
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.length > 0 && words.length < 64 ? [command(words, line)] : [];
}

/** `{ NAME: value, … }`, or a file of `NAME=value` that is taken apart. */
function loaded(text: string, line: number): readonly Node[] {
  const record = /^\{([\s\S]*)\}$/.exec(text)?.[1];
  if (record === undefined) {
    const path = /\bopen\s+(?:--?\w+\s+)*("[^"]*"|'[^']*'|[^\s|()]+)/.exec(text)?.[1];
    return path === undefined ? [] : [command(['load-file'], line, wordOf(path, line, true))];
  }
  let at = line;
  return record.split(/(?<=[\n,])/).flatMap((entry) => {
    const here = at + (/^\n*/.exec(entry)?.[0].length ?? 0);
    at += entry.split('\n').length - 1;
    const parts = /^\s*["']?([A-Za-z_]\w*)["']?\s*:\s*([\s\S]+?)\s*,?\s*$/.exec(entry);
    return parts?.[1] === undefined ? [] : [command(['setenv', parts[1]], here, wordOf(parts[2] ?? '', here))];
  });
}

/** A value as nushell writes it: texts, `$env.NAME`, `$"…"`, `(open file | str trim)`. */
function wordOf(source: string, line: number, bare = false): Word {
  const text = source.trim();
  const quoted = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|r#'([\s\S]*)'#)$/.exec(text);
  if (quoted !== null) {
    const plain =
      quoted[1] === undefined
        ? (quoted[2] ?? quoted[3] ?? quoted[4] ?? '')
        : quoted[1].replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
    return homeward(plain, line);
  }
  const filled = /^\$"([^"]*)"$/.exec(text) ?? /^\$'([^']*)'$/.exec(text);
  if (filled?.[1] !== undefined) return { parts: interpolated(filled[1]), line };
  const inner = /^\(([\s\S]*)\)$/.exec(text)?.[1];
  if (inner !== undefined) return { parts: computed(inner, line), line };
  if (text.startsWith('$')) return { parts: [variablePart(text)], line };
  if (/^-?[\w.]+$/.test(text) || (bare && /^[\w./~-]+$/.test(text))) return homeward(text, line);
  return { parts: [{ part: 'unknown', quoted: true }], line };
}

function homeward(text: string, line: number): Word {
  if (!/^~[\\/]/.test(text)) return plainWord(text, line, true);
  return { parts: [{ part: 'home' }, { part: 'text', text: text.slice(1), quoted: true }], line };
}

function variablePart(text: string): Part {
  if (/^\$nu\.home-(path|dir)$/.test(text)) return { part: 'home' };
  const name = new RegExp(`^${ENV}$`).exec(text) ?? /^\$(?:\w+)$/.exec(text);
  if (name === null) return { part: 'unknown', quoted: true };
  return {
    part: 'variable',
    name: name[1] ?? name[2] ?? name[3] ?? text.slice(1),
    quoted: true,
    index: null,
    instead: null,
  };
}

function interpolated(text: string): Part[] {
  return text.split(/(\([^()]*\))/).flatMap((piece): Part[] => {
    if (piece === '') return [];
    return /^\(.*\)$/.test(piece)
      ? [variablePart(piece.slice(1, -1).trim())]
      : [{ part: 'text', text: piece, quoted: true }];
  });
}

const TAKES_AS_IT_IS = /^(str\s+trim.*|lines|first|get\s+0|into\s+string|to\s+text|decode.*|default\s.*)$/;

/** `open file | str trim` is the file; `$env.HOME | path join x` a path; anything else only nushell can know. */
function computed(text: string, line: number): readonly Part[] {
  const [first = '', ...steps] = text.split('|').map((step) => step.trim());
  const path = /^open\s+(?:--?\w+\s+)*(.+)$/.exec(first)?.[1];
  const joined = steps.map((step) => /^path\s+join\s+["']?([^"']+)["']?$/.exec(step)?.[1]);
  if (joined.length > 0 && joined.every((piece) => piece !== undefined))
    return [
      ...wordOf(first, line).parts,
      { part: 'text', text: joined.map((piece) => `/${piece}`).join(''), quoted: true },
    ];
  if (path === undefined || !steps.every((step) => TAKES_AS_IT_IS.test(step))) {
    const simple = steps.length === 0 ? wordOf(first, line) : null;
    return simple && !first.startsWith('(') ? simple.parts : [{ part: 'unknown', quoted: true }];
  }
  return [{ part: 'output', body: [command(['cat'], line, wordOf(path, line, true))], quoted: true, asFile: false }];
}

function linesBefore(text: string, part: string): number {
  return text.slice(0, Math.max(text.indexOf(part), 0)).split('\n').length - 1;
}

/** Longer ones nobody writes by hand. */
const MAX_STATEMENT = 32_768;

/** A pipe at this line's end, or at the next one's start. */
function goesOn(now: string, text: string, at: number): boolean {
  return /\|\s*$/.test(now.slice(-64)) || /^\s*\|/.test(text.slice(at + 1, at + 64));
}

/** Statements end with a line or `;`, unless a bracket or a quote is open, or the line goes on with a pipe. */
function splitStatements(text: string, firstLine: number): readonly { text: string; line: number }[] {
  const done: { text: string; line: number }[] = [];
  let now = '';
  let line = firstLine;
  let startLine = firstLine;
  let depth = 0;
  let begun = false;
  const end = (): void => {
    if (begun && now.length < MAX_STATEMENT) done.push({ text: now.trim(), line: startLine });
    now = '';
    begun = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (!begun) startLine = line;
    begun ||= !/\s/.test(char);
    if (char === '#' && /^[\s]?$/.test(text.charAt(at - 1))) {
      const stop = text.indexOf('\n', at);
      at = (stop === -1 ? text.length : stop) - 1;
    } else if (char === '"' || char === "'" || char === '`') {
      let stop = at + 1;
      while (stop < text.length && text.charAt(stop) !== char)
        stop += char === '"' && text.charAt(stop) === '\\' ? 2 : 1;
      const piece = text.slice(at, stop + 1);
      now += piece;
      line += piece.split('\n').length - 1;
      at = stop;
    } else {
      if ('([{'.includes(char)) depth += 1;
      if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
      if (depth === 0 && (char === ';' || (char === '\n' && !goesOn(now, text, at)))) end();
      else now += char;
      if (char === '\n') line += 1;
    }
  }
  end();
  return done;
}
