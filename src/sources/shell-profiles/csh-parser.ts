import { nameOfToken, PosixLexer, type Token } from './posix-lexer.ts';
import { bareText, type Input, type Node, plainWord, type Script, type Word } from './script.ts';
import { TokenReader } from './token-reader.ts';

/** Reads a script for csh or tcsh into a tree. Its words are near enough to those of sh. */
export function parseCsh(text: string): Script {
  return new CshParser(new PosixLexer(text, parseInner)).body([]);
}

/** What stands between backticks. */
function parseInner(lexer: PosixLexer): Script {
  return new CshParser(lexer).body([]);
}

const ENDS = ['endif', 'else', 'end', 'endsw', 'breaksw', 'case', 'default:'];

class CshParser extends TokenReader<Token> {
  /** Up to one of these words, which is left; without any, to the end. */
  body(ends: readonly string[]): Script {
    const nodes: Node[] = [];
    for (let token = this.peek(); token !== null; token = this.peek()) {
      if (ends.includes(this.nameOf(token))) return nodes;
      if (ends.length > 0 && ENDS.includes(this.nameOf(token)) && this.depth > 0) return nodes;
      const node = this.statement();
      if (node !== null) nodes.push(node);
      else if (this.peek() === token) this.take();
    }
    return nodes;
  }

  private statement(): Node | null {
    const token = this.peek();
    if (token === null || token.kind === 'operator') return null;
    return this.deeper(() => this.compound(this.nameOf(token)) ?? this.list());
  }

  private compound(name: string): Node | null {
    if (name === 'if') {
      this.take();
      return this.readIf();
    }
    if (name === 'foreach') {
      this.take();
      const variable = this.take();
      const words = this.parentheses();
      const body = this.body(['end']);
      this.take();
      return { node: 'for', name: variable?.kind === 'word' ? (bareText(variable.word) ?? '') : '', words, body };
    }
    if (name === 'while') {
      this.take();
      const test = testOf(this.parentheses());
      const body = this.body(['end']);
      this.take();
      return { node: 'while', test, body, input: null };
    }
    return name === 'switch' ? this.readSwitch() : null;
  }

  private readIf(): Node {
    const branches: { test: Script; body: Script }[] = [];
    let otherwise: Script = [];
    for (;;) {
      const test = testOf(this.parentheses());
      if (this.nameOf(this.peek()) !== 'then') {
        const one = this.list();
        branches.push({ test, body: one === null ? [] : [one] });
        return { node: 'if', branches, otherwise };
      }
      this.take();
      branches.push({ test, body: this.body(['else', 'endif']) });
      if (this.nameOf(this.take()) !== 'else') return { node: 'if', branches, otherwise };
      if (this.nameOf(this.peek()) !== 'if') break;
      this.take();
    }
    otherwise = this.body(['endif']);
    this.take();
    return { node: 'if', branches, otherwise };
  }

  private readSwitch(): Node {
    this.take();
    const [word = plainWord('', 1)] = this.parentheses();
    const choices: { patterns: Word[]; body: Script }[] = [];
    for (let token = this.take(); token !== null && this.nameOf(token) !== 'endsw'; token = this.take()) {
      const name = this.nameOf(token);
      if (name !== 'case' && name !== 'default:') continue;
      const next = name === 'case' ? this.take() : null;
      const pattern = next?.kind === 'word' ? withoutColon(next.word) : plainWord('*', token.line);
      choices.push({ patterns: [pattern], body: this.body(['breaksw', 'endsw', 'case', 'default:']) });
      if (this.nameOf(this.peek()) === 'endsw') break;
    }
    this.take();
    return { node: 'case', word, choices };
  }

  /** The words in `( … )`, its operators among them. */
  private parentheses(): Word[] {
    const words: Word[] = [];
    let depth = 0;
    for (let token = this.peek(); token !== null; token = this.peek()) {
      if (token.kind === 'operator' && token.text === '\n') break;
      this.take();
      const name = this.nameOf(token);
      if (name === '(' && depth++ === 0) continue;
      if (name === ')' && --depth === 0) break;
      if (token.kind === 'word') words.push(token.word);
      else if (token.kind === 'operator') words.push(plainWord(token.text, token.line));
    }
    return words;
  }

  private list(): Node | null {
    let left: Node | null = null;
    let how: 'and' | 'or' | 'pipe' | null = null;
    for (;;) {
      const right = this.command();
      if (right === null) return left;
      if (left === null) left = right;
      else if (how === 'pipe')
        left = { node: 'pipe', commands: left.node === 'pipe' ? [...left.commands, right] : [left, right] };
      else if (how !== null) left = { node: 'either', how, left, right };
      const next = this.nameOf(this.peek());
      how = next === '&&' ? 'and' : next === '||' ? 'or' : next === '|' ? 'pipe' : null;
      if (how === null) return left;
      this.take();
    }
  }

  private command(): Node | null {
    const words: Word[] = [];
    const line = this.peek()?.line ?? 1;
    let input: Input | null = null;
    for (let token = this.peek(); token !== null; token = this.peek()) {
      if (token.kind === 'word') words.push(token.word);
      else if (token.kind === 'input') input = token.input;
      else if (token.text === '(' && words.length > 0) {
        words.push(...this.parentheses());
        continue;
      } else break;
      this.take();
    }
    if (words.length === 0) return null;
    return { node: 'command', words, input, lists: [], line };
  }

  protected nameOf(token: Token | null): string {
    return nameOfToken(token);
  }
}

function testOf(words: readonly Word[]): Script {
  return [
    {
      node: 'command',
      words: [plainWord('test', words[0]?.line ?? 1), ...words],
      input: null,
      lists: [],
      line: words[0]?.line ?? 1,
    },
  ];
}

function withoutColon(word: Word): Word {
  const last = word.parts.at(-1);
  if (last?.part !== 'text') return word;
  return { ...word, parts: [...word.parts.slice(0, -1), { ...last, text: last.text.replace(/:$/, '') }] };
}
