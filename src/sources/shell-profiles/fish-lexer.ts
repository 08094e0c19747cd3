import { bareText, type Input, MAX_NESTING, type Part, type Script, type Word } from './script.ts';
import { addText, Cursor } from './token-reader.ts';

export type FishToken = { word: Word; text: string } | { operator: string } | { input: Input };

/** Splits a script for fish into words and operators. */
export class FishLexer extends Cursor {
  private nesting = 0;
  private readonly parseInner: (lexer: FishLexer) => Script;

  constructor(source: string, parseInner: (lexer: FishLexer) => Script) {
    super(source);
    this.parseInner = parseInner;
  }

  next(): FishToken | null {
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined) return null;
      if (char === ' ' || char === '\t') this.advance(1);
      else if (char === '\\' && this.source[this.at + 1] === '\n') this.advance(2);
      else if (char === '#') this.skipLine();
      else {
        const operator = /^(&&|\|\||[;\n|&)])/.exec(this.source.slice(this.at, this.at + 2))?.[0];
        if (operator !== undefined) {
          this.advance(operator.length);
          return { operator };
        }
        const redirection = /^(\d?(>>|>\?|>&|<\?|[<>])|&>>?)/.exec(this.source.slice(this.at, this.at + 4))?.[0];
        if (redirection === undefined) {
          const word = this.word();
          return { word, text: bareText(word) ?? '' };
        }
        this.advance(redirection.length);
        while (this.source[this.at] === ' ') this.advance(1);
        const word = this.word();
        if (redirection.startsWith('<')) return { input: { from: 'file', word } };
      }
    }
  }

  private skipLine(): void {
    const end = this.source.indexOf('\n', this.at);
    this.advance((end === -1 ? this.source.length : end) - this.at);
  }

  private word(): Word {
    const parts: Part[] = [];
    const { line } = this;
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined || ' \t\n;|)<>'.includes(char) || (char === '&' && parts.length > 0)) break;
      if (char === "'" || char === '"') this.quoted(parts, char);
      else if (char === '$' && this.source[this.at + 1] === '(') this.output(parts, 2, false);
      else if (char === '$') this.variable(parts, false);
      else if (char === '(') this.output(parts, 1, false);
      else if (char === '\\') {
        addText(parts, this.source[this.at + 1] ?? '', true);
        this.advance(2);
      } else if (char === '~' && parts.length === 0) {
        parts.push({ part: 'home' });
        this.advance(1);
      } else {
        addText(parts, char, false);
        this.advance(1);
      }
    }
    if (parts.length === 0) this.advance(1);
    return { parts, line };
  }

  private quoted(parts: Part[], quote: string): void {
    this.advance(1);
    addText(parts, '', true);
    while (this.at < this.source.length) {
      const char = this.source[this.at] ?? '';
      const next = this.source[this.at + 1] ?? '';
      if (char === quote) {
        this.advance(1);
        return;
      }
      if (char === '\\' && (next === quote || next === '\\' || (quote === '"' && next === '$'))) {
        addText(parts, next, true);
        this.advance(2);
      } else if (char === '$' && quote === '"' && next === '(') this.output(parts, 2, true);
      else if (char === '$' && quote === '"') this.variable(parts, true);
      else {
        addText(parts, char, true);
        this.advance(1);
      }
    }
  }

  private variable(parts: Part[], quoted: boolean): void {
    const found = /^\$\{?([A-Za-z_]\w*)\}?(?:\[(-?\d+)\])?/.exec(this.source.slice(this.at, this.at + 256));
    if (found?.[1] === undefined) parts.push({ part: 'unknown', quoted });
    else
      parts.push({
        part: 'variable',
        name: found[1],
        quoted,
        index: found[2] === undefined ? null : Number(found[2]),
        instead: null,
      });
    this.advance(found?.[0].length ?? 1);
  }

  private output(parts: Part[], opening: number, quoted: boolean): void {
    this.advance(opening);
    if (this.nesting >= MAX_NESTING) {
      parts.push({ part: 'unknown', quoted });
      return;
    }
    this.nesting += 1;
    const body = this.parseInner(this);
    this.nesting -= 1;
    const only = body.length === 1 ? body[0] : undefined;
    // `(… | psub)` is a file that holds what is printed.
    const last = only?.node === 'pipe' ? only.commands.at(-1) : undefined;
    const asFile = last?.node === 'command' && bareText(last.words[0]) === 'psub';
    const shown = asFile && only?.node === 'pipe' ? [{ ...only, commands: only.commands.slice(0, -1) }] : body;
    parts.push({ part: 'output', body: shown, quoted, asFile });
    // A list may be asked for one of its lines.
    const index = /^\[[^\]\n]{0,20}\]/.exec(this.source.slice(this.at, this.at + 24))?.[0];
    if (index !== undefined) this.advance(index.length);
  }
}
