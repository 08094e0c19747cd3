import type { Lookup } from './statements.ts';

export interface Word {
  kind: 'word' | 'operator';
  text: string;
  /** Part of it is known only at start-up: a command, an unknown variable. */
  computed: boolean;
  line: number;
}

/** Quotes within commands within quotes; nobody writes more, and the reader recurses. */
const MAX_NESTING = 40;
/** Longer words are no paths, and looking back in them at every tilde would take for ever. */
const MAX_PATH = 4096;
/** A tilde means the home folder at the start of a word, of an assigned value and after a colon in one. */
const TILDE_PLACE = /^([A-Za-z_]\w*=(.*:)?)?$/s;
const OPERATORS = new Set([';', '&', '|', '(', ')', '\n']);
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  '0': '\0',
};

/**
 * Splits a script for sh, bash or zsh into words and operators. Tolerant: what it cannot follow to its end it takes as far as
 * the file goes. Here-documents are left out; `~` and known variables are filled in.
 */
export function* splitPosixWords(text: string, lookup: Lookup): Generator<Word> {
  const source = text.replace(/\r\n?/g, '\n');
  const reader = new WordReader(source, lookup);
  for (let word = reader.next(); word !== null; word = reader.next()) yield word;
}

class WordReader {
  private at = 0;
  private line = 1;
  private nesting = 0;
  private hereDocs: string[] = [];
  private readonly source: string;
  private readonly lookup: Lookup;

  constructor(source: string, lookup: Lookup) {
    this.source = source;
    this.lookup = lookup;
  }

  next(): Word | null {
    this.skipBlanks();
    const { line } = this;
    const char = this.source[this.at];
    if (char === undefined) return null;
    if (char === '\n') {
      this.advance(1);
      this.skipHereDocs();
      return { kind: 'operator', text: '\n', computed: false, line };
    }
    if (OPERATORS.has(char)) {
      this.advance(1);
      return { kind: 'operator', text: char, computed: false, line };
    }
    if (char === '<' || char === '>') {
      this.readRedirection();
      return this.next();
    }
    return this.readWord(line);
  }

  private advance(count: number): void {
    const end = Math.min(this.at + count, this.source.length);
    for (; this.at < end; this.at += 1) if (this.source[this.at] === '\n') this.line += 1;
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

  /** `> file`, `2>&1`, `<<< text` and the start of a here-document; what it is read from or written to is no word. */
  private readRedirection(): void {
    const operator = /^(<<<|<<-?|>>|[<>]&|>\||<>|[<>])/.exec(this.source.slice(this.at, this.at + 3))?.[0] ?? '<';
    this.advance(operator.length);
    if (this.source[this.at] === '(') return;
    this.skipBlanks();
    const target = this.source[this.at] === '\n' ? null : this.readWord(this.line);
    if (target !== null && /^<<-?$/.test(operator) && target.text !== '') this.hereDocs.push(target.text);
  }

  private skipHereDocs(): void {
    for (const end of this.hereDocs.splice(0)) {
      while (this.at < this.source.length) {
        const line = this.source.slice(this.at, this.at + this.lineLength());
        this.advance(line.length + 1);
        if (line.replace(/^\t+/, '') === end) break;
      }
    }
  }

  /** Not behind quotes or a filled-in variable, even when nothing came out of them. */
  private isTildePlace({ text }: Word): boolean {
    const before = this.source[this.at - 1] ?? '';
    return !['"', "'", '}'].includes(before) && text.length < MAX_PATH && TILDE_PLACE.test(text);
  }

  private readWord(line: number): Word {
    const word: Word = { kind: 'word', text: '', computed: false, line };
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined || ' \t\n;&|()<>'.includes(char)) break;
      if (char === '\\') this.readEscape(word);
      else if (char === "'") this.readSingleQuoted(word);
      else if (char === '"') this.readDoubleQuoted(word);
      else if (char === '$') this.readDollar(word, false);
      else if (char === '`') this.skipCommand(word, '`');
      else if (char === '~' && this.isTildePlace(word)) this.readTilde(word);
      else {
        word.text += char;
        this.advance(1);
      }
    }
    return word;
  }

  private readEscape(word: Word): void {
    const next = this.source[this.at + 1];
    if (next !== '\n') word.text += next ?? '';
    this.advance(2);
  }

  private readSingleQuoted(word: Word): void {
    const end = this.source.indexOf("'", this.at + 1);
    const stop = end === -1 ? this.source.length : end;
    word.text += this.source.slice(this.at + 1, stop);
    this.advance(stop - this.at + 1);
  }

  private readDoubleQuoted(word: Word): void {
    this.advance(1);
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined) return;
      if (char === '"') {
        this.advance(1);
        return;
      }
      if (char === '$') this.readDollar(word, true);
      else if (char === '`') this.skipCommand(word, '`');
      else if (char === '\\' && '"\\$`\n'.includes(this.source[this.at + 1] ?? ' ')) this.readEscape(word);
      else {
        word.text += char;
        this.advance(1);
      }
    }
  }

  private readDollar(word: Word, quoted: boolean): void {
    const rest = this.source.slice(this.at, this.at + 256);
    if (rest.startsWith("$'") && !quoted) {
      this.readAnsiQuoted(word);
      return;
    }
    if (rest.startsWith('$(')) {
      this.skipCommand(word, ')');
      return;
    }
    const simple = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest);
    if (simple !== null) {
      const value = this.lookup(simple[1] ?? simple[2] ?? '');
      if (value === undefined) word.computed = true;
      else word.text += value;
      this.advance(simple[0].length);
      return;
    }
    if (rest.startsWith('${')) {
      this.skipCommand(word, '}');
      return;
    }
    if (/^\$[\w?!@*#$-]/.test(rest)) {
      word.computed = true;
      this.advance(2);
      return;
    }
    word.text += '$';
    this.advance(1);
  }

  private readAnsiQuoted(word: Word): void {
    this.advance(2);
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined) return;
      if (char === "'") {
        this.advance(1);
        return;
      }
      if (char === '\\') {
        const next = this.source[this.at + 1] ?? '';
        word.text += ESCAPES[next] ?? next;
        if (/[xuU1-7]/.test(next)) word.computed = true;
        this.advance(2);
      } else {
        word.text += char;
        this.advance(1);
      }
    }
  }

  private readTilde(word: Word): void {
    const home = this.lookup('HOME');
    if (home === undefined || !/^~([/:\s;&|)]|$)/.test(this.source.slice(this.at, this.at + 2))) word.text += '~';
    else word.text += home;
    this.advance(1);
  }

  /** Passes over `$(…)`, `${…}` or backticks, with their quotes and nesting. */
  private skipCommand(word: Word, close: ')' | '}' | '`'): void {
    word.computed = true;
    const open = close === ')' ? '(' : '{';
    let depth = 0;
    this.advance(1);
    while (this.at < this.source.length) {
      const char = this.source[this.at];
      if (char === '\\') this.advance(2);
      else if (char === "'" && close !== '`') this.readSingleQuoted({ ...word });
      else if (char === '"' && close !== '`' && this.nesting < MAX_NESTING) {
        this.nesting += 1;
        this.readDoubleQuoted({ ...word });
        this.nesting -= 1;
      } else {
        this.advance(1);
        if (close === '`' ? char === '`' : char === close && --depth === 0) return;
        if (char === open) depth += 1;
      }
    }
  }
}
