import { MAX_NESTING, type Node, type Part } from './script.ts';

/** A place in a text, which knows its line. */
export class Cursor {
  protected at = 0;
  /** How deep in one another the commands being read are, whoever reads them: what is within a word has a reader of its own. */
  depth = 0;
  line: number;
  protected readonly source: string;

  constructor(source: string, line = 1) {
    this.source = source.replace(/\r\n?/g, '\n');
    this.line = line;
  }

  protected advance(count: number): void {
    const end = Math.min(this.at + count, this.source.length);
    for (; this.at < end; this.at += 1) if (this.source.charCodeAt(this.at) === 10) this.line += 1;
  }
}

/** Looks one token ahead. */
export abstract class TokenReader<Token> {
  private ahead: Token | null | undefined;
  private readonly lexer: { next(): Token | null; depth: number };
  private readonly depthBefore: number;

  constructor(lexer: { next(): Token | null; depth: number }) {
    this.lexer = lexer;
    this.depthBefore = lexer.depth;
  }

  /** Within what this reader was begun for. */
  protected get depth(): number {
    return this.lexer.depth - this.depthBefore;
  }

  /** The operator, or a word that may be a reserved one. */
  protected abstract nameOf(token: Token | null): string;

  protected peek(): Token | null {
    if (this.ahead === undefined) this.ahead = this.lexer.next();
    return this.ahead;
  }

  protected take(): Token | null {
    const token = this.peek();
    this.ahead = undefined;
    return token;
  }

  protected takeIf(...names: readonly string[]): boolean {
    const token = this.peek();
    const found = token !== null && names.includes(this.nameOf(token));
    if (found) this.take();
    return found;
  }

  /** Commands joined by `|`, perhaps negated; null: none. */
  protected readPipe(negated: boolean, joints: readonly string[], command: () => Node | null): Node | null {
    const commands: Node[] = [];
    do {
      while (commands.length > 0 && this.takeIf('\n'));
      const one = command();
      if (one === null) break;
      commands.push(one);
    } while (this.takeIf(...joints));
    const [first] = commands;
    if (first === undefined) return null;
    const node: Node = commands.length === 1 ? first : { node: 'pipe', commands };
    return negated ? { node: 'not', inner: node } : node;
  }

  /** One level further in; past the deepest a token is passed over. */
  protected deeper(read: () => Node | null): Node | null {
    if (this.lexer.depth >= MAX_NESTING) {
      this.take();
      return null;
    }
    this.lexer.depth += 1;
    const node = read();
    this.lexer.depth -= 1;
    return node;
  }
}

/** Puts text behind what is there already. */
export function addText(parts: Part[], text: string, quoted: boolean): void {
  const last = parts.at(-1);
  if (last?.part === 'text' && last.quoted === quoted) last.text += text;
  else parts.push({ part: 'text', text, quoted });
}
