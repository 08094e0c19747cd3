import { FishLexer, type FishToken } from './fish-lexer.ts';
import { bareText, type Input, type Node, plainWord, type Script, type Word } from './script.ts';
import { TokenReader } from './token-reader.ts';

/** Reads a script for fish into a tree. Never throws: what does not fit is passed over. */
export function parseFish(text: string): Script {
  return new FishParser(new FishLexer(text, parseInner)).script([]);
}

/** Up to the parenthesis that closes it. */
function parseInner(lexer: FishLexer): Script {
  return new FishParser(lexer).script([')']);
}

const BODY_ENDS = ['end', 'else', 'case', ')'];

class FishParser extends TokenReader<FishToken> {
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

  protected nameOf(token: FishToken | null): string {
    if (token === null || 'input' in token) return '';
    return 'operator' in token ? token.operator : token.text;
  }
}
