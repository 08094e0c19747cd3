import { PosixCommands } from './posix-commands.ts';
import { PosixLexer, type Token } from './posix-lexer.ts';
import { bareText, type Node, type Script, type Word } from './script.ts';

/** Reads a script for sh, bash or zsh into a tree. Never throws: what does not fit is passed over. */
export function parsePosix(text: string): Script {
  return new PosixParser(new PosixLexer(text, parseInner)).script([]);
}

/** Up to the parenthesis that closes it. */
function parseInner(lexer: PosixLexer): Script {
  return new PosixParser(lexer).script([')']);
}

const ENDS = ['}', 'fi', 'done', 'esac', 'then', 'else', 'elif', 'do', 'end'];

class PosixParser extends PosixCommands {
  private readonly words: PosixLexer;

  constructor(lexer: PosixLexer) {
    super(lexer);
    this.words = lexer;
  }

  /** Commands up to one of these words or operators, which is consumed, or to the end. */
  script(ends: readonly string[]): Script {
    const nodes: Node[] = [];
    for (let token = this.peek(); token !== null; token = this.peek()) {
      const text = this.nameOf(token);
      if (ends.includes(text)) {
        this.take();
        return nodes;
      }
      // A part that ends something further out is left to it.
      if (ends.length > 0 && this.depth > 0 && ENDS.includes(text)) return nodes;
      if (token.kind === 'operator' && token.text !== '(') this.take();
      else {
        const node = this.list();
        if (node !== null) nodes.push(node);
      }
    }
    return nodes;
  }

  private skipLines(): void {
    while (this.takeIf('\n', ';'));
  }

  /** `a && b || c`. */
  private list(): Node | null {
    let left = this.pipeline();
    for (;;) {
      const how = this.takeIf('&&') ? 'and' : this.takeIf('||') ? 'or' : null;
      if (how === null) return left;
      while (this.takeIf('\n'));
      const right = this.pipeline();
      if (left !== null && right !== null) left = { node: 'either', how, left, right };
      else left ??= right;
    }
  }

  private pipeline(): Node | null {
    return this.readPipe(this.takeIf('!'), ['|', '|&'], () => this.command());
  }

  private command(): Node | null {
    const token = this.peek();
    return token === null ? null : this.deeper(() => this.compound(token) ?? this.simple());
  }

  private compound(token: Token): Node | null {
    switch (this.nameOf(token)) {
      case '(':
        this.take();
        if (this.words.skipArithmetic())
          return { node: 'command', words: [], input: null, lists: [], line: token.line };
        return { node: 'group', body: this.script([')']), apart: true, input: this.inputBehind() };
      case '{':
        this.take();
        return { node: 'group', body: this.script(['}']), apart: false, input: this.inputBehind() };
      case 'if':
        this.take();
        return this.readIf();
      case 'for':
      case 'foreach':
      case 'select':
        this.take();
        return this.readFor(this.nameOf(token) === 'foreach' ? 'end' : 'done');
      case 'while':
      case 'until': {
        this.take();
        const test = this.script(['do', '{']);
        const body = this.script(['done', '}']);
        return { node: 'while', test, body, input: this.inputBehind() };
      }
      case 'case':
        this.take();
        return this.readCase();
      case 'function':
        this.take();
        return this.readFunction();
      default:
        return null;
    }
  }

  private readIf(): Node {
    const branches: { test: Script; body: Script }[] = [];
    let otherwise: Script = [];
    do {
      const test = this.script(['then', '{']);
      branches.push({ test, body: this.body(['fi', 'elif', 'else', '}']) });
      if (this.nameOf(this.peek()) === '}') this.take();
    } while (this.takeIf('elif'));
    if (this.takeIf('else')) {
      this.takeIf('{');
      otherwise = this.body(['fi', '}']);
    }
    this.takeIf('fi', '}');
    return { node: 'if', branches, otherwise };
  }

  /** Commands up to one of these words, which is left. */
  private body(ends: readonly string[]): Script {
    const nodes: Node[] = [];
    for (let token = this.peek(); token !== null && !ends.includes(this.nameOf(token)); token = this.peek()) {
      if (token.kind === 'operator' && token.text !== '(') this.take();
      else {
        const node = this.list();
        if (node !== null) nodes.push(node);
        else if (this.peek() === token) this.take();
      }
    }
    return nodes;
  }

  private readFor(end: 'done' | 'end'): Node | null {
    const name = this.take();
    const words: Word[] = [];
    if (name?.kind !== 'word') return null;
    this.skipLines();
    if (this.takeIf('(')) words.push(...this.listWords());
    else if (this.takeIf('in')) {
      for (let token = this.peek(); token?.kind === 'word'; token = this.peek()) {
        words.push(token.word);
        this.take();
      }
    }
    this.skipLines();
    const body = this.loopBody(end);
    this.inputBehind();
    return { node: 'for', name: bareText(name.word) ?? '', words, body };
  }

  private loopBody(end: 'done' | 'end'): Script {
    if (this.takeIf('do')) return this.script(['done']);
    if (this.takeIf('{')) return this.script(['}']);
    if (end === 'end') return this.script(['end']);
    const one = this.list();
    return one === null ? [] : [one];
  }

  private readCase(): Node | null {
    const word = this.take();
    this.skipLines();
    this.takeIf('in');
    const choices: { patterns: Word[]; body: Script }[] = [];
    for (this.skipLines(); this.peek() !== null && !this.takeIf('esac'); this.skipLines()) {
      this.takeIf('(');
      const patterns = this.listWords();
      choices.push({ patterns, body: this.body([';;', ';&', ';;&', 'esac']) });
      this.takeIf(';;', ';&', ';;&');
    }
    return word?.kind === 'word' ? { node: 'case', word: word.word, choices } : null;
  }

  private readFunction(): Node | null {
    const names: string[] = [];
    let line = 1;
    for (let token = this.peek(); token?.kind === 'word' && this.nameOf(token) !== '{'; token = this.peek()) {
      names.push(bareText(token.word) ?? '');
      line = token.line;
      this.take();
    }
    if (this.takeIf('(')) this.takeIf(')');
    return this.functionBody(names, line);
  }

  protected functionBody(names: readonly string[], line: number): Node {
    while (this.takeIf('\n'));
    const body = this.command();
    return { node: 'function', names, body: body === null ? [] : [body], line };
  }
}
