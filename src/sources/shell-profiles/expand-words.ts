import type { Dialect } from './dialect.ts';
import type { Field, OutputLine } from './fields.ts';
import type { Part, Word } from './script.ts';
import type { ScriptFiles } from './script-files.ts';
import type { Origin, Variable } from './shell-state.ts';

/** What expanding needs to ask of the run. */
export interface Expander {
  dialect: Dialect;
  files: ScriptFiles;
  home: string;
  variable(name: string): Variable | null;
  assign(name: string, value: string): void;
  output(part: Extract<Part, { part: 'output' }>): Promise<readonly OutputLine[] | null>;
}

interface Draft extends Field {
  /** `text` as a pattern, quoted characters behind a backslash; its own wildcards count. */
  pattern: string;
  wild: boolean;
  quoted: boolean;
}

const MAX_FIELDS = 2000;
/** Linux hands no program more in one word. A few lines of `A=$A$A` make more than memory holds. */
const MAX_TEXT = 128 * 1024;
const SPECIAL = /[*?[\]\\]/g;

/** A word of a command: variables filled in, split, braces and patterns spread out. */
export async function expandWord(word: Word, on: Expander): Promise<readonly Field[]> {
  const fields: Field[] = [];
  for (const parts of spreadBraces(word.parts)) {
    for (const draft of await draftFields(parts, on, true)) {
      const found =
        draft.wild && draft.usable && on.files.isAbsolute(draft.text) ? await on.files.glob(draft.pattern) : null;
      if (found === null) fields.push(draft);
      else for (const text of found) fields.push({ ...draft, text });
      if (fields.length >= MAX_FIELDS) return fields;
    }
  }
  return fields;
}

/** An assigned value: neither split nor spread out. */
export async function expandValue(word: Word, on: Expander): Promise<Field> {
  const [field] = await draftFields(word.parts, on, false);
  return field ?? { text: '', known: true, usable: true, at: null };
}

/** A pattern to compare with: quoted characters behind a backslash. */
export async function expandPattern(word: Word, on: Expander): Promise<{ pattern: string; known: boolean }> {
  const [draft] = await draftFields(word.parts, on, false);
  return { pattern: draft?.pattern ?? '', known: draft?.known ?? true };
}

async function draftFields(parts: readonly Part[], on: Expander, split: boolean): Promise<Draft[]> {
  const done: Draft[] = [];
  let now: Draft | null = null;
  const into = (): Draft =>
    (now ??= { text: '', pattern: '', known: true, usable: true, at: null, wild: false, quoted: false });
  const end = (): void => {
    if (now !== null) done.push(now);
    now = null;
  };
  const put = (text: string, quoted: boolean): void => {
    const draft = into();
    if (draft.text.length + text.length > MAX_TEXT) {
      draft.known = false;
      draft.usable = false;
      return;
    }
    draft.text += text;
    draft.pattern += quoted ? text.replace(SPECIAL, '\\$&') : text;
    draft.wild ||= !quoted && /[*?[]/.test(text);
    draft.quoted ||= quoted;
  };
  const putAll = (pieces: readonly { text: string; known: boolean; at: Origin | null }[], quoted: boolean): void => {
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) end();
      put(piece.text, quoted || !split);
      const draft = into();
      draft.known &&= piece.known;
      draft.at ??= piece.at;
    }
  };
  for (const part of parts) {
    if (done.length >= MAX_FIELDS) break;
    if (part.part === 'text') put(part.text, part.quoted);
    else if (part.part === 'home') put(on.home, true);
    else if (part.part === 'unknown') {
      const draft = into();
      draft.known = false;
      draft.usable = false;
    } else if (part.part === 'output') {
      const lines = await on.output(part);
      if (lines === null) {
        const draft = into();
        draft.known = false;
        draft.usable = false;
      } else putAll(piecesOfOutput(lines, part.quoted || !split, on.dialect), part.quoted);
    } else {
      const value = await valueFor(part, on);
      if (value === null) {
        const draft = into();
        draft.known = false;
        draft.usable = false;
      } else putAll(piecesOfVariable(value, part.quoted || !split, on.dialect), part.quoted);
    }
  }
  end();
  return done;
}

interface Value {
  values: readonly string[];
  known: boolean;
  from?: Origin | null;
}

async function valueFor(part: Extract<Part, { part: 'variable' }>, on: Expander): Promise<Value | null> {
  const variable = on.variable(part.name);
  const { instead, index } = part;
  if (instead !== null && instead.how !== '?') {
    const isSet = variable?.values.some((value) => value !== '') ?? false;
    if (instead.how === '+')
      return isSet
        ? { values: [(await expandValue(instead.word, on)).text], known: true }
        : { values: [], known: false };
    if (!isSet) {
      const { text, usable } = await expandValue(instead.word, on);
      if (instead.how === '=') on.assign(part.name, text);
      return usable ? { values: [text], known: instead.how === '=' } : null;
    }
  }
  if (variable === null || (!variable.known && variable.values.length === 0)) return null;
  if (index === null) return variable;
  const first = on.dialect.name === 'bash' ? 0 : 1;
  const values =
    index < 0 ? variable.values.slice(index).slice(0, 1) : variable.values.slice(index - first, index - first + 1);
  return { values, known: variable.known, from: variable.from ?? null };
}

type Piece = { text: string; known: boolean; at: Origin | null };

function piecesOfVariable({ values, known, from = null }: Value, whole: boolean, dialect: Dialect): Piece[] {
  if (whole) return [{ text: values.join(' '), known, at: from }];
  const texts = dialect.splits.variables ? values.flatMap((value) => value.split(/[ \t\n]+/)) : values;
  const kept = dialect.name === 'fish' ? texts : texts.filter((text) => text !== '');
  return kept.map((text) => ({ text, known, at: from }));
}

function piecesOfOutput(lines: readonly OutputLine[], whole: boolean, dialect: Dialect): Piece[] {
  if (whole) {
    const text = lines
      .map((line) => line.text)
      .join('\n')
      .replace(/\n+$/, '');
    return [{ text, known: lines.every(({ known }) => known), at: null }];
  }
  return lines.flatMap(({ text, known, at }) => {
    const texts = dialect.splits.output === 'lines' ? [text] : text.split(/[ \t]+/).filter((one) => one !== '');
    return texts.map((one) => ({ text: one, known, at }));
  });
}

const MAX_SPREAD = 256;

/** `{a,b}` in one unquoted piece of text makes a word of each. */
function spreadBraces(parts: readonly Part[]): readonly (readonly Part[])[] {
  const done: (readonly Part[])[] = [];
  const todo = [parts];
  for (let now = todo.shift(); now !== undefined; now = todo.shift()) {
    const spread = done.length + todo.length < MAX_SPREAD ? spreadFirst(now) : null;
    if (spread === null) done.push(now);
    else todo.unshift(...spread);
  }
  return done;
}

function spreadFirst(parts: readonly Part[]): (readonly Part[])[] | null {
  for (const [index, part] of parts.entries()) {
    if (part.part !== 'text' || part.quoted || part.text.length > 4096) continue;
    const found = /\{([^{}]*,[^{}]*)\}/.exec(part.text);
    if (found?.[1] === undefined) continue;
    const before = part.text.slice(0, found.index);
    const after = part.text.slice(found.index + found[0].length);
    return found[1]
      .split(',')
      .map((choice) => [
        ...parts.slice(0, index),
        { ...part, text: before + choice + after },
        ...parts.slice(index + 1),
      ]);
  }
  return null;
}
