import type { Call, Dialect, ShellRun, Status } from './dialect.ts';
import { expandPattern, expandValue, expandWord } from './expand-words.ts';
import type { Field, Output } from './fields.ts';
import { BEFORE_COMMAND, MAX_DEPTH, OutputRun, onlyOutput } from './run-output.ts';
import { assignmentIn, DECLARES, type Frame, MAX_STEPS, TAKES_SCRIPT } from './run-state.ts';
import { bareText, type Node, readsLines, type Script, type Word } from './script.ts';
import { patternOf } from './script-files.ts';
import type { Variable } from './shell-state.ts';

const MAX_ROUNDS = 400;

/**
 * Goes through start-up scripts as a shell would, without running anything: what cannot be known counts as done, and what it
 * would compute as unknown.
 */
export class ScriptRun extends OutputRun implements ShellRun {
  /** A start-up file, unless another one has loaded it; true when it is there. */
  async startFile(path: string): Promise<boolean> {
    if (this.done.has(path)) return true;
    return (await this.loadFile(path, this.dialect)) !== false;
  }

  /** `source path`. */
  async loadFile(path: string, dialect = this.dialect): Promise<Status> {
    if (this.open.has(path)) return null;
    const text = await this.files.text(path);
    if (text === null) return false;
    this.done.add(path);
    this.open.add(path);
    await this.runText(text, (line) => ({ file: path, line }), dialect);
    this.open.delete(path);
    return null;
  }

  /** `eval` and what a command prints as a script. */
  async runLines(lines: Output, line: number, dialect = this.dialect): Promise<Status> {
    const here = this.at(line);
    const text = lines.map((one) => one.text).join('\n');
    return this.runText(text, (at) => lines[at - 1]?.at ?? here, dialect);
  }

  private async runText(text: string, at: Frame['at'], dialect: Dialect): Promise<Status> {
    const { frame, dialect: before } = this;
    if (frame.depth >= MAX_DEPTH) return null;
    this.frame = { at, parameters: frame.parameters, depth: frame.depth + 1 };
    this.dialect = dialect;
    const status = await this.script(dialect.parse(text));
    if (this.leave === 'file') this.leave = null;
    this.frame = frame;
    this.dialect = before;
    return status;
  }

  async script(script: Script): Promise<Status> {
    let status: Status = true;
    for (const node of script) {
      status = await this.node(node);
      if (this.leave !== null) break;
    }
    return status;
  }

  private async node(node: Node): Promise<Status> {
    this.steps += 1;
    if (this.steps > MAX_STEPS) return null;
    switch (node.node) {
      case 'command':
        return this.command(node);
      case 'pipe':
        return this.pipe(node.commands);
      case 'not': {
        const status = await this.node(node.inner);
        return status === null ? null : !status;
      }
      case 'either':
        return this.either(node);
      case 'if':
        return this.choose(node);
      case 'for':
        return this.loop(node);
      case 'while':
        return this.repeat(node);
      case 'case':
        return this.select(node);
      case 'function':
        for (const name of node.names) this.define(name, node.body, node.line);
        return true;
      case 'group':
        return node.apart ? null : this.withInput(node.input, () => this.script(node.body));
    }
  }

  /** From the left, where the longest part of a chain hangs: one call within another for each would use up the stack. */
  private async either(node: Extract<Node, { node: 'either' }>): Promise<Status> {
    const chain: (typeof node)[] = [];
    let first: Node = node;
    for (; first.node === 'either'; first = first.left) chain.push(first);
    let status = await this.node(first);
    for (const { how, right } of chain.reverse()) {
      if (this.leave !== null) return status;
      if (status === null) await this.unsurely(() => this.node(right));
      else if (status === (how === 'and')) status = await this.node(right);
    }
    return status;
  }

  private async unsurely(run: () => Promise<Status>): Promise<null> {
    this.unsure += 1;
    await run();
    this.unsure -= 1;
    return null;
  }

  private async choose({ branches, otherwise }: Extract<Node, { node: 'if' }>): Promise<Status> {
    let doubted = false;
    const run = (body: Script) => (doubted ? this.unsurely(() => this.script(body)) : this.script(body));
    for (const { test, body } of branches) {
      const status = await this.script(test);
      if (status === true) return run(body);
      if (status === null) {
        doubted = true;
        await run(body);
      }
    }
    return run(otherwise);
  }

  private async loop({ name, words, body }: Extract<Node, { node: 'for' }>): Promise<Status> {
    const fields = (await this.expandAll(words)).slice(0, MAX_ROUNDS);
    for (const { text, known, usable, at } of fields) {
      this.state.set(name, { values: usable ? [text] : [], known, exported: 'as-before', at: this.at(1), from: at });
      await this.script(body);
      if (!this.goesOn()) break;
    }
    return null;
  }

  /** After a round of a loop. */
  private goesOn(): boolean {
    const { leave } = this;
    if (leave === 'loop' || leave === 'round') this.leave = null;
    return leave === null || leave === 'round';
  }

  /** Only a loop that reads lines goes round more than once here. */
  private async repeat({ test, body, input }: Extract<Node, { node: 'while' }>): Promise<Status> {
    return this.withInput(input, async () => {
      const reads = this.input !== null && readsLines(test);
      const rounds = reads ? Math.min(this.input?.length ?? 0, MAX_ROUNDS) : 1;
      for (let round = 0; round < rounds; round += 1) {
        const status = await this.script(test);
        if (status === false) break;
        await (reads ? this.script(body) : this.unsurely(() => this.script(body)));
        if (!this.goesOn()) break;
      }
      return null;
    });
  }

  private async select({ word, choices }: Extract<Node, { node: 'case' }>): Promise<Status> {
    const value = await expandValue(word, this.expander);
    for (const { patterns, body } of choices) {
      const all = await Promise.all(patterns.map((pattern) => expandPattern(pattern, this.expander)));
      const unknown = !value.known || all.some(({ known }) => !known);
      if (unknown) await this.unsurely(() => this.script(body));
      else if (all.some(({ pattern }) => patternOf(pattern).test(value.text))) return this.script(body);
      if (this.leave !== null) break;
    }
    return null;
  }

  private async pipe(commands: readonly Node[]): Promise<Status> {
    const last = commands.at(-1);
    if (last === undefined) return null;
    const name = last.node === 'command' ? (bareText(last.words[0]) ?? '') : last.node;
    const stays =
      this.dialect.keepsLastOfPipe && (name in this.dialect.builtins || ['while', 'for', 'group'].includes(name));
    if (!stays) return null;
    const before = this.input;
    this.input = await this.printed(commands.slice(0, -1));
    const status = await this.node(last);
    this.input = before;
    return status;
  }

  private async command({ words, input, lists, line }: Extract<Node, { node: 'command' }>): Promise<Status> {
    for (const list of lists) {
      const fields = await this.expandAll(list.words);
      this.state.set(list.name, {
        values: fields.map(({ text }) => text),
        known: fields.every(({ known }) => known),
        exported: 'as-before',
        at: this.at(line),
      });
    }
    const start = words.findIndex((word) => !BEFORE_COMMAND.has(bareText(word)?.replace(/^\\(?=.)/, '') ?? ''));
    const rest = start === -1 ? [] : words.slice(start);
    if (this.dialect.assigns !== 'never') {
      const assigned = rest.findIndex((word) => assignmentIn(word) === null);
      if (rest.length > 0 && assigned === -1) {
        if (this.dialect.assigns === 'in-front') return null;
        for (const word of rest) this.assignText(await expandValue(word, this.expander), word.line, 'as-before');
        return true;
      }
      for (const word of rest.splice(0, Math.max(assigned, 0)))
        if (assignmentIn(word) === 'IFS')
          this.separators = (await expandValue(word, this.expander)).text.slice('IFS='.length);
    }
    const status = await this.withInput(input, () => this.call(rest, line));
    this.separators = null;
    return status;
  }

  private async call(words: readonly Word[], line: number): Promise<Status> {
    const [head, ...rest] = words;
    if (head === undefined) return null;
    const [first, ...more] = await expandWord(head, this.expander);
    if (first === undefined || !first.usable) return null;
    const builtin = Object.hasOwn(this.dialect.builtins, first.text) ? this.dialect.builtins[first.text] : undefined;
    const own = this.state.commands.get(first.text);
    if (builtin === undefined && own?.kind !== 'function') return null;
    const printed = TAKES_SCRIPT.has(first.text) && rest.length === 1 ? onlyOutput(rest[0]) : null;
    if (printed !== null && (first.text === 'eval' || printed.asFile)) {
      const lines = await this.outputOfPart(printed);
      return lines && this.runLines(lines, line);
    }
    // What is declared is expanded like a value: `export A=$B` splits nothing.
    const declares = builtin !== undefined && DECLARES.has(first.text);
    const fields: Field[] = [...more];
    for (const word of rest) {
      if (declares && assignmentIn(word) !== null) fields.push(await this.declared(word));
      else fields.push(...(await expandWord(word, this.expander)));
    }
    if (builtin !== undefined) return builtin({ run: this, words: fields, line } satisfies Call);
    return own === undefined ? null : this.callFunction(own.body, fields);
  }

  private async callFunction(body: Script, words: readonly Field[]): Promise<Status> {
    const { frame } = this;
    if (frame.depth >= MAX_DEPTH) return null;
    const locals = new Map<string, Variable | undefined>();
    this.frame = { ...frame, parameters: words.map(({ text }) => text), depth: frame.depth + 1, locals };
    const status = await this.script(body);
    if (this.leave === 'file') this.leave = null;
    for (const [name, variable] of locals) this.state.restore(name, variable);
    this.frame = frame;
    return status;
  }
}
