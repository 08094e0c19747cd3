import { nameOfToken, type Token } from './posix-lexer.ts';
import {
  bareText,
  type Input,
  type ListAssignment,
  NAME,
  type Node,
  plainWord,
  type Script,
  type Word,
} from './script.ts';
import { TokenReader } from './token-reader.ts';

/** Single commands of sh, bash and zsh: words, lists in brackets, redirections, and `name()` in front of a body. */
export abstract class PosixCommands extends TokenReader<Token> {
  abstract script(ends: readonly string[]): Script;
  protected abstract functionBody(names: readonly string[], line: number): Node;

  protected simple(): Node | null {
    const words: Word[] = [];
    const lists: ListAssignment[] = [];
    let input: Input | null = null;
    const line = this.peek()?.line ?? 1;
    const isTest = this.nameOf(this.peek()) === '[[';
    for (let token = this.peek(); token !== null; token = this.peek()) {
      if (token.kind === 'input') input = token.input;
      else if (token.kind === 'word') {
        // Past its first word a command may name what elsewhere would end one.
        words.push(token.word);
        if (isTest && this.nameOf(token) === ']]') {
          this.take();
          break;
        }
      } else if (isTest && ['&&', '||', '(', ')', '|'].includes(token.text))
        words.push(plainWord(token.text, token.line));
      else if (token.text === '(' && words.length > 0) {
        const last = words.at(-1);
        const name = bareText(last) ?? '';
        this.take();
        if (/^[A-Za-z_]\w*\+?=$/.test(name)) {
          words.pop();
          lists.push({ name: name.replace(/\+?=$/, ''), words: this.listWords() });
          continue;
        }
        if (words.length === 1 && this.takeIf(')') && NAME.test(name.replace(/[-.:+@]/g, '_')))
          return this.functionBody([name], line);
        this.script([')']);
        continue;
      } else break;
      this.take();
    }
    if (words.length === 0 && lists.length === 0 && input === null) {
      if (this.peek()?.kind !== 'operator') this.take();
      return null;
    }
    return { node: 'command', words, input, lists, line };
  }

  protected listWords(): Word[] {
    const words: Word[] = [];
    for (let token = this.take(); token !== null && this.nameOf(token) !== ')'; token = this.take())
      if (token.kind === 'word') words.push(token.word);
    return words;
  }

  protected inputBehind(): Input | null {
    let input: Input | null = null;
    for (let token = this.peek(); token?.kind === 'input'; token = this.peek()) {
      input = token.input;
      this.take();
    }
    return input;
  }

  protected nameOf(token: Token | null): string {
    return nameOfToken(token);
  }
}
