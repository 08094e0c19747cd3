import {
  bareText,
  type Input,
  MAX_NESTING,
  type Node,
  type Part,
  plainWord,
  type Script,
  type Word,
} from './script.ts';
import { addText, Cursor, TokenReader } from './token-reader.ts';

type Token = { word: Word; text: string } | { operator: string } | { input: Input };

/** Reads a script for fish into a tree. Never throws: what does not fit is passed over. */
export function parseFish(text: string): Script {
  return new FishParser(new FishLexer(text)).script([]);
}

class FishLexer extends Cursor {
  private nesting = 0;

  next(): Token | null {
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
    const body = new FishParser(this).script([')']);
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

const BODY_ENDS = ['end', 'else', 'case', ')'];

class FishParser extends TokenReader<Token> {
  private readonly place: FishLexer;

  constructor(lexer: FishLexer) {
    super(lexer);
    this.place = lexer;
  }

  script(ends: readonly string[]): Script {
    const nodes: Node[] = [];
    for (let token = this.peek(); token !== null; token = this.peek()) {
      const name = this.nameOf(token);
      if (ends.includes(name)) {
        if (name === ')' || name === 'end') this.take();
        return nodes;
      }
      if (ends.length > 0 && BODY_ENDS.includes(name)) return nodes;
      if ('operator' in token || BODY_ENDS.includes(name)) this.take();
      else {
        const node = this.list();
        if (node !== null) nodes.push(node);
        else if (this.peek() === token) this.take();
      }
    }
    return nodes;
  }

  /** A pipe, and what hangs on it: `&&`, `||`, and `and`, `or` on the next line. */
  private list(): Node | null {
    let left = this.pipe();
    for (;;) {
      while (left !== null && this.takeIf(';', '\n'));
      const how = this.takeIf('&&', 'and') ? 'and' : this.takeIf('||', 'or') ? 'or' : null;
      if (how === null) return left;
      const right = this.pipe();
      if (left !== null && right !== null) left = { node: 'either', how, left, right };
      else left ??= right;
    }
  }

  private pipe(): Node | null {
    return this.readPipe(this.takeIf('not', '!'), ['|'], () => this.deeper(() => this.compound() ?? this.simple()));
  }

  private compound(): Node | null {
    const line = this.place.line;
    if (this.takeIf('if')) return this.readIf();
    if (this.takeIf('while')) {
      const test = this.condition();
      const body = this.script(['end']);
      return { node: 'while', test, body, input: this.input() };
    }
    if (this.takeIf('for')) {
      const [name, , ...words] = this.words();
      return { node: 'for', name: bareText(name) ?? '', words, body: this.script(['end']) };
    }
    if (this.takeIf('begin')) return { node: 'group', body: this.script(['end']), apart: false, input: this.input() };
    if (this.takeIf('function')) {
      const [name] = this.words();
      return { node: 'function', names: [bareText(name) ?? ''], body: this.script(['end']), line };
    }
    return this.takeIf('switch') ? this.readSwitch() : null;
  }

  private input(): Input | null {
    const token = this.peek();
    if (token === null || !('input' in token)) return null;
    this.take();
    return token.input;
  }

  /** Words up to the end of the command. */
  private words(): Word[] {
    const words: Word[] = [];
    for (let token = this.peek(); token !== null && !('operator' in token); token = this.peek()) {
      if ('word' in token) words.push(token.word);
      this.take();
    }
    return words;
  }

  /** One command, with what hangs on it. */
  private condition(): Script {
    const node = this.list();
    return node === null ? [] : [node];
  }

  private readIf(): Node {
    const branches: { test: Script; body: Script }[] = [];
    let otherwise: Script = [];
    do {
      const test = this.condition();
      branches.push({ test, body: this.script(['end', 'else']) });
      if (!this.takeIf('else')) return { node: 'if', branches, otherwise };
    } while (this.takeIf('if'));
    otherwise = this.script(['end']);
    return { node: 'if', branches, otherwise };
  }

  private readSwitch(): Node {
    const [word = plainWord('', 1)] = this.words();
    const choices: { patterns: Word[]; body: Script }[] = [];
    while (this.takeIf(';', '\n'));
    while (this.takeIf('case')) {
      const patterns = this.words();
      choices.push({ patterns, body: this.script(['case', 'end']) });
    }
    this.takeIf('end');
    return { node: 'case', word, choices };
  }

  private simple(): Node | null {
    const token = this.peek();
    if (token === null || 'operator' in token || BODY_ENDS.includes(this.nameOf(token))) return null;
    const words: Word[] = [];
    let input: Input | null = null;
    for (let next = this.peek(); next !== null && !('operator' in next); next = this.peek()) {
      if ('word' in next) words.push(next.word);
      else input = next.input;
      this.take();
    }
    return { node: 'command', words, input, lists: [], line: words[0]?.line ?? 1 };
  }

  protected nameOf(token: Token | null): string {
    if (token === null || 'input' in token) return '';
    return 'operator' in token ? token.operator : token.text;
  }
}
