import { PosixWords } from './posix-words.ts';
import { bareText, type Input, plainWord, type Word } from './script.ts';

export type Token =
  | { kind: 'word'; word: Word; line: number }
  | { kind: 'operator'; text: string; line: number }
  | { kind: 'input'; input: Input; line: number };

/** What begins with another comes before it. */
const OPERATORS = [';;&', ';;', ';&', '&&', '||', '|&', ';', '&', '|', '(', ')', '\n'];
const BEGIN_OPERATORS = ';&|()\n';
/** Numbers and `{name}` stand in front of an arrow, `&` as part of it. */
const BEGIN_REDIRECTIONS = '<>&{0123456789';
const REDIRECTION = /^(?:\d+|\{\w+\})?(<<<|<<-?|<>|<&|>>|>&|>\||&>>|&>|[<>])(?!\()/;

/**
 * Splits a script for sh, bash or zsh into words and operators. Tolerant: what it cannot follow to its end it takes as far as
 * the file goes.
 */
export class PosixLexer extends PosixWords<PosixLexer> {
  private hereDocs: { end: string; plain: boolean; tabs: boolean; input: { word: Word } }[] = [];
  protected get self(): PosixLexer {
    return this;
  }

  protected over(text: string, line: number): PosixLexer {
    return this.within(text, line, this.nesting + 1);
  }

  private within(text: string, line: number, nesting: number): PosixLexer {
    const inner = new PosixLexer(text, this.parseInner, line, nesting);
    inner.depth = this.depth;
    return inner;
  }

  /** null at the end. */
  next(): Token | null {
    for (;;) {
      this.skipBlanks();
      const { line } = this;
      const first = this.source[this.at];
      if (first === undefined) return null;
      // Most are words: they are told by their first character.
      const redirection = BEGIN_REDIRECTIONS.includes(first)
        ? REDIRECTION.exec(this.source.slice(this.at, this.at + 64))
        : null;
      if (redirection !== null) {
        const input = this.readRedirection(redirection[0], redirection[1] ?? '<');
        if (input !== null) return { kind: 'input', input, line };
        continue;
      }
      const text = BEGIN_OPERATORS.includes(first)
        ? OPERATORS.find((one) => this.source.startsWith(one, this.at))
        : undefined;
      if (text === undefined) return { kind: 'word', word: this.readWord(line), line };
      this.advance(text.length);
      if (text === '\n') this.readHereDocs();
      return { kind: 'operator', text, line };
    }
  }

  /** Passes over `((…))` once its first parenthesis is read. */
  skipArithmetic(): boolean {
    if (this.source[this.at] !== '(') return false;
    const end = this.source.indexOf('))', this.at);
    if (end === -1) return false;
    this.advance(end + 2 - this.at);
    return true;
  }

  private skipBlanks(): void {
    for (;;) {
      const char = this.source[this.at];
      if (char === ' ' || char === '\t') this.advance(1);
      else if (char === '\\' && this.source[this.at + 1] === '\n') this.advance(2);
      else if (char === '#') this.advance(this.lineLength());
      else return;
    }
  }

  private lineLength(): number {
    const end = this.source.indexOf('\n', this.at);
    return (end === -1 ? this.source.length : end) - this.at;
  }

  /** What is written to is no word; what is read from is kept. */
  private readRedirection(all: string, operator: string): Input | null {
    this.advance(all.length);
    this.skipBlanks();
    if (this.source[this.at] === '\n' || this.source[this.at] === undefined) return null;
    const word = this.readWord(this.line);
    if (operator === '<') return { from: 'file', word };
    if (operator === '<<<') return { from: 'text', word };
    if (!operator.startsWith('<<')) return null;
    const input = { from: 'text' as const, word: plainWord('', this.line) };
    const end = word.parts.map((part) => (part.part === 'text' ? part.text : '')).join('');
    const plain = word.parts.some((part) => part.part === 'text' && part.quoted);
    if (end !== '') this.hereDocs.push({ end, plain, tabs: operator === '<<-', input });
    return input;
  }

  private readHereDocs(): void {
    for (const { end, plain, tabs, input } of this.hereDocs.splice(0)) {
      const { line } = this;
      const lines: string[] = [];
      while (this.at < this.source.length) {
        const text = this.source.slice(this.at, this.at + this.lineLength());
        this.advance(text.length + 1);
        const shown = tabs ? text.replace(/^\t+/, '') : text;
        if (shown === end) break;
        lines.push(shown);
      }
      const body = lines.join('\n');
      const inner = this.within(body, line, this.nesting);
      input.word = plain ? plainWord(body, line, true) : { parts: inner.readText(), line };
    }
  }
}

/** The operator, or a word that may be a reserved one. */
export function nameOfToken(token: Token | null): string {
  if (token === null || token.kind === 'input') return '';
  return token.kind === 'operator' ? token.text : (bareText(token.word) ?? '');
}
