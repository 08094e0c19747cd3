import type { EnvVarFact, OtherStart } from '../../shared/facts.ts';
import { describeComputedVariable, describeVariable, mattersToSignIn } from '../environment/environment.ts';
import { VARIABLES } from '../environment/environment-names.ts';
import type { Node, Script, Word } from '../shell-profiles/script.ts';
import type { Origin, ShellState } from '../shell-profiles/shell-state.ts';

interface Text {
  text: string;
  known: boolean;
}

interface Found {
  env: Map<string, { value: Text; line: number }>;
  without: Set<string>;
  runsClaude: boolean;
}

/** What a command does to the variables of the Claude Code that it starts. */
export interface CommandEffect {
  env: readonly EnvVarFact[];
  without: readonly string[];
  runsClaude: boolean;
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;
const CLAUDE = /(^|\/)claude(\.exe)?$/;
/** These only speak of a file or a folder of that name. */
const TAKES_PATHS = /^(cd|pushd|ls|cat|echo|printf|source|\.|test|\[|\[\[|mkdir|rm|cp|mv|which|type|hash|if|set)$/;

/** Aliases and functions that run claude with other variables, or set such for the terminal they are called in. */
export function readOwnCommands(state: ShellState, home: string): OtherStart[] {
  return [...state.commands.values()].flatMap((command) => {
    const { kind, name, at, body } = command;
    const effect = effectOf(body, state, home, () => at);
    if (effect.env.length + effect.without.length === 0) return [];
    return [{ kind, name, file: at.file, line: at.line, ...effect }];
  });
}

/**
 * @param state  what variables hold, as far as it is known
 * @param place  where a line of the command stands
 */
export function effectOf(
  body: Script,
  state: ShellState,
  home: string,
  place: (line: number) => Origin,
): CommandEffect {
  const found: Found = { env: new Map(), without: new Set(), runsClaude: false };
  visit(body, found, state, home);
  const set = [...found.env].filter(([name]) => mattersToSignIn(name));
  // An empty text switches a variable off, as taking it out does.
  const isOff = ({ text, known }: Text) => known && text === '';
  const off = set.filter(([, { value }]) => isOff(value)).map(([name]) => name);
  return {
    env: set.filter(([, { value }]) => !isOff(value)).map(([name, one]) => factOf(name, one.value, place(one.line))),
    without: [...new Set([...found.without, ...off])].filter(mattersToSignIn),
    runsClaude: found.runsClaude,
  };
}

function factOf(name: string, { text, known }: Text, { file, line }: Origin): EnvVarFact {
  if (!known) return describeComputedVariable(name, 'shell-profile', file, line);
  return describeVariable(name, text, 'shell-profile', file, line);
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
      return [chainOf(node)];
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

/** The commands of `a && b || c`, which hang on one another to the left. */
function chainOf(node: Node): Script {
  const chain: Node[] = [];
  let left = node;
  for (; left.node === 'either'; left = left.left) chain.push(left.right);
  return [...chain, left].reverse();
}

const SETS = /^(export|declare|typeset|local|set|setenv|env)$/;
/** In front of a command they change nothing here. */
const BEFORE = /^(command|builtin|exec|nohup|nice|time|noglob|nocorrect|sudo|-)$/;
const ENV = /^(\/usr\/bin\/)?env$/;

function visitCommand(
  { words, line }: Extract<Node, { node: 'command' }>,
  found: Found,
  state: ShellState,
  home: string,
): void {
  const texts = words.map((word) => textOf(word, state, home));
  /** After Claude Code has run only what was before is put back. */
  const isPutBack = (name: string): boolean => found.runsClaude && (found.env.has(name) || found.without.has(name));
  const keep = (name: string, value: Text): void => {
    if (isPutBack(name)) return;
    found.env.set(name, { value, line });
    found.without.delete(name);
  };
  const takeOut = (name: string): void => {
    if (isPutBack(name)) return;
    found.without.add(name);
    found.env.delete(name);
  };
  const head = texts.find(({ text }) => !ASSIGNMENT.test(text) && !BEFORE.test(text))?.text ?? '';
  const isEnv = ENV.test(head);
  for (const [at, { text, known }] of texts.entries()) {
    const before = texts[at - 1]?.text ?? '';
    const assigned = ASSIGNMENT.exec(text);
    if (assigned?.[1] !== undefined) keep(assigned[1], { text: assigned[2] ?? '', known });
    else if (CLAUDE.test(text) && !TAKES_PATHS.test(head)) {
      found.runsClaude = true;
      return;
    } else if (isEnv && /^(-|-i|--ignore-environment)$/.test(text)) for (const name of VARIABLES.keys()) takeOut(name);
    else if (isEnv && (before === '-u' || before === '--unset')) takeOut(text);
    else if (isEnv && /^(-u|--unset=)\w/.test(text)) takeOut(text.replace(/^(-u|--unset=)/, ''));
    else if (/^(unset|unsetenv)$/.test(head) && at > 0) takeOut(text);
    else if (SETS.test(head) && mattersToSignIn(text)) {
      const erased = head === 'set' && texts.some((one) => /^-\w*e\w*$/.test(one.text));
      if (erased) takeOut(text);
      else if (head === 'set' || head === 'setenv') keep(text, texts[at + 1] ?? { text: '', known: true });
    }
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
