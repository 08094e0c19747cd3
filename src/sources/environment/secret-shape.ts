/** Of what kind a secret is, and what of its form cannot be right. Nothing of the value itself leaves. */
import type { SecretFlaw, SecretShape } from '../../shared/facts.ts';

type Kind = SecretShape['kind'];

/** Prefixes that tell whose a secret is. The first that fits counts. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^sk-ant-oat\d/, 'plan-token'],
  [/^sk-ant-ort\d/, 'renewal-token'],
  [/^sk-ant-admin/, 'admin-key'],
  [/^sk-ant-/, 'api-key'],
  [
    /^(sk-(proj|svcacct|or-v1|lf|litellm)-|AIza|gsk_|xai-|hf_|r8_|gh[a-z]_|github_pat_|A(KI|SI)A[A-Z0-9]{12})/,
    'foreign',
  ],
];

/** Plan tokens and keys have 108 characters. What is cut at the width of a terminal has about eighty. */
const SHORTEST = 90;
const WITH_USUAL_LENGTH = /^sk-ant-(oat|api)\d\d-/;

/** No secret comes near it, and servers refuse such a header. The patterns below are only for what is shorter. */
const LONGEST = 16 * 1024;

/** What no tool has put its value in for: a variable of a shell, of Windows, a reference into a vault. */
const UNEXPANDED = /^\$(env:)?[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$|^(op|vault|secret|ref\+\w+):\/\//;

const PLACEHOLDER =
  /^<.*>$|^\[.*\]$|…|\.\.\.|^[x*•.-]{3,}$|[x*•]{8,}|^(your|my|the|insert|enter|paste|replace|put|add|change)[-_ ]?.*(key|token|here|secret|me)\b|(key|token|secret)[-_ ]?(goes[-_ ])?here\b|^(change[-_]?me|todo|tbd|placeholder|dummy|fake|example|test|none|null|undefined|nil|secret|token|api[-_]?key|key|-|_|\.)$/i;

const FLAWS: readonly (readonly [SecretFlaw, (text: string) => boolean])[] = [
  ['quoted', (text) => /^(["'`]).*\1$/s.test(text) || /^["'`]|["'`]$/.test(text)],
  ['unexpanded', (text) => UNEXPANDED.test(text) || holdsReference(text)],
  ['placeholder', (text) => PLACEHOLDER.test(text) || /your[-_ ]/i.test(text)],
  ['line-break', (text) => /\\[nr]/.test(text)],
  [
    'assignment',
    (text) => /^(export\s+|set\s+|\$env:)?[A-Z][A-Z0-9_]{3,}\s*=|^(bearer|x-api-key:|authorization:)\s/i.test(text),
  ],
  ['twice', (text) => text.split('sk-ant-').length > 2],
  ['gap', (text) => /^sk-ant-/.test(text) && /\s/.test(text)],
  ['short', (text) => WITH_USUAL_LENGTH.test(text) && text.length < SHORTEST],
];

/** `${…}`, `$(…)` or a template's `{{…}}` anywhere. By searches, as a pattern would begin anew at every bracket. */
function holdsReference(text: string): boolean {
  const pieces = text.split('}');
  const isTemplate = (piece: string, at: number) =>
    piece.includes('{{') && pieces[at + 1] === '' && at + 2 < pieces.length;
  return holdsPair(text, '${', '}') || holdsPair(text, '$(', ')') || pieces.some(isTemplate);
}

function holdsPair(text: string, open: string, close: string): boolean {
  const at = text.indexOf(open);
  return at !== -1 && text.includes(close, at + open.length);
}

/** @returns null for a value of white space only */
export function describeSecret(value: string): SecretShape | null {
  const text = value.trim();
  if (text === '') return null;
  const bare = text.replace(/^["'`]+/, '');
  const kind = KINDS.find(([shape]) => shape.test(bare))?.[1] ?? 'other';
  if (text.length > LONGEST) return { kind, flaw: 'long' };
  const flaw = FLAWS.find(([, applies]) => applies(text))?.[0] ?? null;
  return { kind, flaw };
}
