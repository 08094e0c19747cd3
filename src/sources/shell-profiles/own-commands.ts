import type { EnvVarFact, OtherStart } from '../../shared/facts.ts';
import { describeComputedVariable, describeVariable, mattersToSignIn } from '../environment/environment.ts';
import type { Node, Script, Word } from './script.ts';
import type { OwnCommand, ShellState } from './shell-state.ts';

interface Text {
  text: string;
  known: boolean;
}

interface Found {
  env: Map<string, { value: Text; line: number }>;
  without: Set<string>;
  runsClaude: boolean;
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;
const CLAUDE = /(^|\/)claude(\.exe)?$/;

/** Aliases and functions that run claude with other variables, or set such for the terminal they are called in. */
export function readOwnCommands(state: ShellState, home: string): OtherStart[] {
  return [...state.commands.values()].flatMap((command) => {
    const found: Found = { env: new Map(), without: new Set(), runsClaude: false };
    visit(command.body, found, state, home);
    const env = [...found.env]
      .filter(([name]) => mattersToSignIn(name))
      .map(([name, set]) => factOf(name, set.value, command));
    const without = [...found.without].filter(mattersToSignIn);
    if (env.length + without.length === 0) return [];
    const { kind, name, at } = command;
    return [{ kind, name, file: at.file, line: at.line, env, without, runsClaude: found.runsClaude }];
  });
}

function factOf(name: string, { text, known }: Text, { at }: OwnCommand): EnvVarFact {
  if (!known) return describeComputedVariable(name, 'shell-profile', at.file, at.line);
  return describeVariable(name, text, 'shell-profile', at.file, at.line);
}

function visit(script: Script, found: Found, state: ShellState, home: string): void {
  for (const node of script) {
    if (node.node === 'command') visitCommand(node, found, state, home);
    else for (const inner of insideOf(node)) visit(inner, found, state, home);
  }
}

function insideOf(node: Exclude<Node, { node: 'command' }>): readonly Script[] {
  switch (node.node) {
    case 'pipe':
      return [node.commands];
    case 'not':
      return [[node.inner]];
    case 'either':
      return [[node.left, node.right]];
    case 'if':
      return [...node.branches.map(({ body }) => body), node.otherwise];
    case 'case':
      return node.choices.map(({ body }) => body);
    case 'function':
      return [];
    default:
      return [node.body];
  }
}

const SETS = /^(export|declare|typeset|local|set|setenv|env)$/;

function visitCommand(
  { words, line }: Extract<Node, { node: 'command' }>,
  found: Found,
  state: ShellState,
  home: string,
): void {
  const texts = words.map((word) => textOf(word, state, home));
  const keep = (name: string, value: Text) => found.env.set(name, { value, line });
  const head = texts.find(({ text }) => !ASSIGNMENT.test(text))?.text ?? '';
  for (const [at, { text, known }] of texts.entries()) {
    const assigned = ASSIGNMENT.exec(text);
    if (assigned?.[1] !== undefined) keep(assigned[1], { text: assigned[2] ?? '', known });
    else if (CLAUDE.test(text)) {
      found.runsClaude = true;
      return;
    } else if (SETS.test(head) && mattersToSignIn(text) && !texts[at - 1]?.text.startsWith('-u')) {
      const removed = texts.some((one) => /^-\w*e\w*$/.test(one.text)) && head === 'set';
      if (removed) found.without.add(text);
      else if (head === 'set' || head === 'setenv') keep(text, texts[at + 1] ?? { text: '', known: true });
    } else if (/^(unset|unsetenv)$/.test(head) && at > 0) found.without.add(text);
    const removed = /^(?:-u|--unset=)(\w+)$/.exec(text)?.[1] ?? (texts[at - 1]?.text === '-u' ? text : undefined);
    if (removed !== undefined && head === 'env') found.without.add(removed);
  }
}

/** A word as far as it can be known beforehand. */
function textOf(word: Word, state: ShellState, home: string): Text {
  let text = '';
  let known = true;
  for (const part of word.parts) {
    if (part.part === 'text') text += part.text;
    else if (part.part === 'home' || (part.part === 'variable' && part.name === 'HOME')) text += home;
    else {
      const variable = part.part === 'variable' ? state.variables.get(part.name) : undefined;
      known &&= variable?.known ?? false;
      text += variable?.values.join(' ') ?? '';
    }
  }
  return { text, known };
}
