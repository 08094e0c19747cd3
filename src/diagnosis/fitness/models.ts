/** Does Anthropic have the models that are named? Claude Code sends on whatever is none of its own short names. */

import { distanceOf } from '../../shared/edit-distance.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Evidence } from '../../shared/verdict.ts';
import { asksAnthropic } from '../anthropic-host.ts';
import { settingsInOrder } from '../auth-source/variables.ts';
import { removalOf, variablesOf } from '../findings/auth-evidence.ts';
import type { AuthFindingsInput } from '../findings/auth-rule.ts';
import type { FindingDraft } from '../findings/finding.ts';
import { evidenceOfFact } from './places.ts';
import { say } from './say.ts';

/** Most important first: what every request names, then what some do. */
export const MODELS: readonly string[] = [
  'ANTHROPIC_MODEL',
  'ANTHROPIC_DEFAULT_SONNET_MODEL',
  'ANTHROPIC_DEFAULT_OPUS_MODEL',
  'ANTHROPIC_DEFAULT_HAIKU_MODEL',
  'ANTHROPIC_SMALL_FAST_MODEL',
  'CLAUDE_CODE_SUBAGENT_MODEL',
];

/** What a short name stands for: in these, no other is looked up. */
const TAKES_NO_SHORT_NAME = /^ANTHROPIC_(DEFAULT_\w+|SMALL_FAST)_MODEL$/;

/** Families of models, which are short names as well, and the short names beside them. */
const FAMILIES: readonly string[] = ['sonnet', 'opus', 'haiku', 'fable'];
const SHORT_NAMES: readonly string[] = [...FAMILIES, 'best', 'opusplan'];
/** In the names of models as well; for sub-agents, the model of the session. */
const KNOWN_WORDS: readonly string[] = [...FAMILIES, 'mythos', 'instant'];
const OF_SUBAGENTS = 'inherit';

interface Named {
  /** The variable, or `model` of the settings. */
  name: string;
  model: string;
  evidence: readonly Evidence[];
  remedies: FindingDraft['remedies'];
  variable?: string;
}

export function wrongModel(input: AuthFindingsInput): FindingDraft | null {
  if (!asksAnthropic(input.auth.print)) return null;
  const named = namedModels(input);
  return leftOver(named) ?? unknown(named);
}

/** Where the models are named that requests may ask for. */
export function whereModelsAreNamed(input: AuthFindingsInput): Evidence[] {
  return namedModels(input).flatMap(({ evidence }) => evidence);
}

function namedModels(input: AuthFindingsInput): Named[] {
  const variables = variablesOf(input);
  const facts = MODELS.flatMap((name) => variables.given(name) ?? []);
  const own = facts.map((fact) => ({
    name: fact.name,
    model: bareName(fact.plain),
    evidence: evidenceOfFact(input, fact),
    remedies: removalOf(fact),
    variable: fact.name,
  }));
  const file = settingsInOrder(input.profile).findLast(({ model }) => model !== undefined);
  if (!file?.model || variables.given('ANTHROPIC_MODEL')) return own;
  const evidence = [{ file: file.path, line: file.model.line, column: null, note: EVIDENCE.modelSet }];
  return [{ name: 'model', model: bareName(file.model.name), evidence, remedies: ['open-file'] }, ...own];
}

/** Without what asks for a longer context. */
const bareName = (plain: string | null): string => plain?.trim().replace(/\[\w+\]$/, '') ?? '';

const isOfEveryRequest = ({ name }: Named): boolean => name === 'ANTHROPIC_MODEL' || name === 'model';

function leftOver(named: readonly Named[]): FindingDraft | null {
  const facts = named.filter(({ model }) => isForeign(model));
  const [first] = facts;
  if (!first) return null;
  const { name, model, remedies, variable } = first;
  return say(
    'model-left-over',
    { name, model },
    {
      severity: isOfEveryRequest(first) ? 'error' : 'warning',
      evidence: facts.flatMap(({ evidence }) => evidence),
      remedies,
      ...(variable && { variable }),
    },
  );
}

/** A name with digits or a path that is not Claude's is another company's, or a cloud's. */
function isForeign(model: string): boolean {
  if (/claude/i.test(model)) return /^([a-z]{2,6}\.)?anthropic[./]|^arn:|@\d/i.test(model);
  return /[\d/:.-]/.test(model) && meantBy(model) === null;
}

function unknown(named: readonly Named[]): FindingDraft | null {
  const first = named.find((one) => !isForeign(one.model) && !isKnown(one));
  if (!first) return null;
  const { name, model, evidence, remedies, variable } = first;
  const meant = meantBy(model);
  const isShort = meant === model.toLowerCase();
  const why = isShort ? 'short' : meant === null ? 'unknown' : 'misspelled';
  return say(
    'model-unknown',
    { name, model, why, meant: meant ?? '' },
    {
      severity: isOfEveryRequest(first) && why === 'misspelled' ? 'error' : 'warning',
      evidence,
      remedies,
      ...(variable && { variable }),
    },
  );
}

/** Names of models that come later are Anthropic's affair: where nothing looks misspelled, they are let pass. */
function isKnown({ name, model }: Named): boolean {
  const word = model.toLowerCase();
  if (word === '' || (name === 'CLAUDE_CODE_SUBAGENT_MODEL' && word === OF_SUBAGENTS)) return true;
  if (SHORT_NAMES.includes(word)) return !TAKES_NO_SHORT_NAME.test(name);
  return word.startsWith('claude-') && meantBy(model) === null;
}

/** The name that this one nearly is; the short name itself where it is one; null: it is like none. */
function meantBy(model: string): string | null {
  const word = model.toLowerCase();
  if (!word.includes('-')) return nearest(word, SHORT_NAMES);
  const parts = word.split('-');
  if (parts.some((part) => KNOWN_WORDS.includes(part))) return word.startsWith('claude-') ? null : withClaude(parts);
  const right = parts.map((part) => nearest(part, KNOWN_WORDS) ?? part);
  return right.join('-') === word ? null : withClaude(right);
}

/** `sonnet-4-5` lacks its first word. */
function withClaude([first = '', ...rest]: readonly string[]): string {
  const isClaude = nearest(first, ['claude']) !== null;
  return ['claude', ...(isClaude ? [] : [first]), ...rest].join('-');
}

function nearest(word: string, names: readonly string[]): string | null {
  if (names.includes(word)) return word;
  return word.length < 4 ? null : (names.find((name) => distanceOf(word, name) <= (name.length > 5 ? 2 : 1)) ?? null);
}
