import { type Instead, MAX_NESTING, type Part, type Script, type Word } from './script.ts';
import { addText, Cursor } from './token-reader.ts';

/** A tilde means the home folder at the start of a word, of an assigned value and after a colon in one. */
const TILDE_PLACE = /^([A-Za-z_]\w*\+?=(.*:)?)?$/s;
const PLAIN = /[\w./:%@,+-]+/y;
const PLAIN_IN_QUOTES = /[^"$`\\]+/y;
/** Longer words are no paths, and looking back in them at every tilde would take for ever. */
const MAX_PATH = 4096;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
};

/** The words of sh, bash and zsh: quotes, variables, and commands within them, which `parseInner` makes a tree of. */
export abstract class PosixWords<Self> extends Cursor {
  protected readonly parseInner: (lexer: Self) => Script;
  nesting: number;

  constructor(source: string, parseInner: (lexer: Self) => Script, line = 1, nesting = 0) {
    super(source, line);
    this.parseInner = parseInner;
    this.nesting = nesting;
  }

  protected abstract get self(): Self;
  /** One for a text within this one. */
  protected abstract over(text: string, line: number): Self;

  /** A here-document's body: as between double quotes, but those are plain in it. */
  readText(): Part[] {
    const parts: Part[] = [];
    while (this.at < this.source.length) this.readQuotedPiece(parts, '');
    return parts;
  }

  protected readWord(line: number, stop = ''): Word {
    const parts: Part[] = [];
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined || char === stop) break;
      if (char === '(' && stop === '' && this.readQualifier(parts)) continue;
      if ((char === '<' || char === '>' || char === '=') && this.source[this.at + 1] === '(' && parts.length === 0) {
        this.readOutput(parts, 2, false, true);
        continue;
      }
      if (stop === '' && ' \t\n;&|()<>'.includes(char)) break;
      if (char === '\\') this.readEscape(parts, false);
      else if (char === "'") this.readSingleQuoted(parts);
      else if (char === '"') this.readDoubleQuoted(parts);
      else if (char === '$') this.readDollar(parts, false);
      else if (char === '`') this.readBackticks(parts, false);
      else if (char === '~' && this.isTilde(parts)) {
        parts.push({ part: 'home' });
        this.advance(1);
      } else this.takeRun(parts, PLAIN, char, false);
    }
    return { parts, line };
  }

  private isTilde(parts: readonly Part[]): boolean {
    if (!/^~([/:\s;&|)}]|$)/.test(this.source.slice(this.at, this.at + 2))) return false;
    const [first, ...more] = parts;
    if (first === undefined) return true;
    return (
      more.length === 0 &&
      first.part === 'text' &&
      !first.quoted &&
      first.text.length < MAX_PATH &&
      TILDE_PLACE.test(first.text)
    );
  }

  /** zsh writes what kind of file it wants behind a pattern: `*.zsh(N)`. */
  private readQualifier(parts: readonly Part[]): boolean {
    const last = parts.at(-1);
    if (last?.part !== 'text' || last.quoted || !/[*?\]]/.test(last.text)) return false;
    const qualifier = /^\([\w.,:;#^@/*\-\]=[]*\)/.exec(this.source.slice(this.at, this.at + 64))?.[0];
    if (qualifier === undefined) return false;
    this.advance(qualifier.length);
    return true;
  }

  private readEscape(parts: Part[], inQuotes: boolean): void {
    const next = this.source[this.at + 1];
    if (next !== '\n') addText(parts, next === undefined ? (inQuotes ? '\\' : '') : next, true);
    this.advance(2);
  }

  private readSingleQuoted(parts: Part[]): void {
    const end = this.source.indexOf("'", this.at + 1);
    const stop = end === -1 ? this.source.length : end;
    addText(parts, this.source.slice(this.at + 1, stop), true);
    this.advance(stop - this.at + 1);
  }

  private readDoubleQuoted(parts: Part[]): void {
    this.advance(1);
    addText(parts, '', true);
    while (this.at < this.source.length && this.source[this.at] !== '"') this.readQuotedPiece(parts, '"');
    this.advance(1);
  }

  private readQuotedPiece(parts: Part[], quote: string): void {
    const char = this.source[this.at] ?? '';
    if (char === '$') this.readDollar(parts, true);
    else if (char === '`') this.readBackticks(parts, true);
    else if (char === '\\' && `${quote}\\$\`\n`.includes(this.source[this.at + 1] ?? ' ')) this.readEscape(parts, true);
    else this.takeRun(parts, PLAIN_IN_QUOTES, char, true);
  }

  /** What means nothing by itself is taken in one go: most of a script is that. */
  private takeRun(parts: Part[], plain: RegExp, char: string, quoted: boolean): void {
    plain.lastIndex = this.at;
    const run = plain.exec(this.source)?.[0] ?? char;
    addText(parts, run, quoted);
    this.advance(run.length);
  }

  private readDollar(parts: Part[], quoted: boolean): void {
    const rest = this.source.slice(this.at, this.at + 256);
    if (rest.startsWith("$'") && !quoted) {
      this.readAnsiQuoted(parts);
      return;
    }
    if (rest.startsWith('$"') && !quoted) {
      this.advance(1);
      return;
    }
    if (rest.startsWith('$((')) {
      this.skipBraces(parts, quoted, ')', 2);
      return;
    }
    if (rest.startsWith('$(')) {
      this.readOutput(parts, 2, quoted, false);
      return;
    }
    const simple = /^\$(?:\{([A-Za-z_]\w*|\d+|[@*-])\}|([A-Za-z_]\w*|[\d@*-]))/.exec(rest);
    if (simple !== null) {
      parts.push({ part: 'variable', name: simple[1] ?? simple[2] ?? '', quoted, index: null, instead: null });
      this.advance(simple[0].length);
      return;
    }
    const list = /^\$\{([A-Za-z_]\w*)\[([@*]|\d+)\]\}/.exec(rest);
    if (list?.[1] !== undefined) {
      const index = /\d/.test(list[2] ?? '') ? Number(list[2]) : null;
      parts.push({ part: 'variable', name: list[1], quoted, index, instead: null });
      this.advance(list[0].length);
      return;
    }
    const instead = /^\$\{([A-Za-z_]\w*|\d+):?([-=+?])/.exec(rest);
    if (instead?.[1] !== undefined && this.nesting < MAX_NESTING) {
      this.advance(instead[0].length);
      this.nesting += 1;
      const how = instead[2] as Instead['how'];
      const word = this.readWord(this.line, '}');
      this.nesting -= 1;
      parts.push({ part: 'variable', name: instead[1], quoted, index: null, instead: { how, word } });
      this.advance(1);
      return;
    }
    if (rest.startsWith('${')) {
      this.skipBraces(parts, quoted, '}', 1);
      return;
    }
    if (/^\$[?!#$]/.test(rest)) {
      parts.push({ part: 'unknown', quoted });
      this.advance(2);
      return;
    }
    addText(parts, '$', quoted);
    this.advance(1);
  }

  private readAnsiQuoted(parts: Part[]): void {
    this.advance(2);
    addText(parts, '', true);
    while (this.at < this.source.length) {
      const char = this.source[this.at] ?? '';
      if (char === "'") {
        this.advance(1);
        return;
      }
      const next = this.source[this.at + 1] ?? '';
      if (char !== '\\') addText(parts, char, true);
      else if (/[xuU0-7]/.test(next)) parts.push({ part: 'unknown', quoted: true });
      else addText(parts, ESCAPES[next] ?? next, true);
      this.advance(char === '\\' ? 2 : 1);
    }
  }

  /** `$(…)` and `<(…)`, which `before` characters open. */
  private readOutput(parts: Part[], before: number, quoted: boolean, asFile: boolean): void {
    this.advance(before);
    if (this.nesting >= MAX_NESTING) {
      parts.push({ part: 'unknown', quoted });
      return;
    }
    this.nesting += 1;
    const body = this.parseInner(this.self);
    this.nesting -= 1;
    parts.push({ part: 'output', body, quoted, asFile });
  }

  private readBackticks(parts: Part[], quoted: boolean): void {
    const { line } = this;
    let text = '';
    this.advance(1);
    for (; this.at < this.source.length && this.source[this.at] !== '`'; this.advance(1)) {
      if (this.source[this.at] === '\\') this.advance(1);
      text += this.source[this.at] ?? '';
    }
    this.advance(1);
    const body = this.nesting < MAX_NESTING ? this.parseInner(this.over(text, line)) : [];
    parts.push({ part: 'output', body, quoted, asFile: false });
  }

  /** Passes over `${…}` and `$((…))` with what is nested in them. */
  private skipBraces(parts: Part[], quoted: boolean, close: '}' | ')', depth: number): void {
    const open = close === ')' ? '(' : '{';
    parts.push({ part: 'unknown', quoted });
    this.advance(1 + depth);
    for (let level = depth; this.at < this.source.length && level > 0; this.advance(1)) {
      const char = this.source[this.at];
      if (char === '\\') this.advance(1);
      else if (char === close) level -= 1;
      else if (char === open) level += 1;
    }
  }
}
