/** The German catalogue beside the English one: the same names, ids and parameters, and nothing left in English. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SHARED = join(import.meta.dirname, '../../src/shared');
const ENGLISH = join(SHARED, 'messages');
const GERMAN = join(SHARED, 'messages-de');

/** Types, ids, commands, and rules that put other texts together. */
const WITHOUT_TEXT = ['error-steps/step.ts', 'install.ts', 'message.ts', 'span.ts', 'speak.ts', 'subtitle.ts'];

/** Rules of writing, which are not the same in German: tested by themselves. */
const RULES = ['language.ts', 'phrasing.ts'];

/** What programs read or a person types; the beginning of an error by which it is known; hosts. */
const SAME_BY_PLACE =
  /\.(script|command|example)$|\.(remedies|to)\.\d+$|ERROR_TEXTS\.[^.]+\.title$|^(errorText|stepScript)\(\)/;

/** Names, and the few words that both languages write alike. */
const SAME_WORDS =
  /^(Amazon|Bedrock|Mantle|Google|Cloud|Vertex|AI|Microsoft|Foundry|Anthropic|Claude|Code|API|OK|Name|Region|Status|Start|Deutsch|English|in|min|add|remove|fallback|key)$/;

/** Parameters that German does without: English words of the caller, which the translation says itself. */
const SAID_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  'ASK.noSecret()': ['⟨0.secret⟩'],
  'ASK.notAccepted()': ['⟨0.secret⟩'],
  'CLOUD_FALLBACK.others()': ['⟨0.verb⟩'],
  'FILE_FAILURES.cannotBe()': ['⟨0.what⟩'],
};

const SENT = ['sign-in', 'token', 'key', 'cloud'];
const MISPLACED = [
  'top-level',
  'environment',
  'repeated-env',
  'nearly',
  'misnamed-file',
  'unread-file',
  'only-at-home',
  'settings-key',
];
const CLOUD_TROUBLES = [
  'aws-profile-missing',
  'aws-profile-unfound',
  'aws-profile-empty',
  'aws-source-missing',
  'aws-source-loop',
  'aws-sso-session-missing',
  'aws-sso-none',
  'aws-sso-ended',
  'aws-process-broken',
  'cloud-file-missing',
  'cloud-file-broken',
  'cloud-token-empty',
  'foundry-resource-no-name',
  'foundry-address-twice',
];
const STEPS = ['sign-in', 'wait', 'complete-provider', 'make-room'];

/**
 * Parameters of messages that take no other: lists, times, and keys of tables. By the path, without the tables of findings
 * in front; each row is one call.
 */
const SAMPLES: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'sayNeed()': ['region', 'sign-in'].map((need) => [need, ['⟨one⟩', '⟨other⟩']]),
  'EVIDENCE.refused()': [[{ status: 401, at: 0, request: '⟨request⟩' }], [{ status: null, at: 0, request: null }]],
  'signed-in-twice.detail()': [[{ folders: ['⟨one⟩', '⟨other⟩'] }]],
  'model-unknown.detail()': ['misspelled', 'short', 'unknown'].map((why) => [
    { name: '⟨name⟩', model: '⟨model⟩', why, meant: '⟨meant⟩' },
  ]),
  'cloud-credentials.detail()': CLOUD_TROUBLES.map((kind) => [{ kind, name: '⟨name⟩' }]),
  'refused-credential.title()': SENT.flatMap((sends) => [[{ sends, once: true }], [{ sends, once: false }]]),
  'refused-credential.detail()': SENT.map((sends) => [{ sends }]),
  'refused-organization-disabled.title()': SENT.map((sends) => [{ sends }]),
  'refused-organization-disabled.detail()': SENT.map((sends) => [{ sends }]),
  'refused-payment.title()': SENT.map((sends) => [{ sends }]),
  'refused-payment.detail()': SENT.map((sends) => [{ sends }]),
  'setting-misplaced.title()': MISPLACED.map((why) => [{ why }]),
  'setting-misplaced.detail()': MISPLACED.map((why) => [{ why, names: '⟨names⟩' }]),
  'cli-sign-out-bugs.detail()': [
    [{ bugs: ['renewal-signs-out'], fixedIn: '⟨version⟩' }],
    [{ bugs: ['writes-erase', 'sleep-signs-out'], fixedIn: '⟨version⟩' }],
  ],
  'NOTICES.verdict.title()': [[{ headlineId: 'expired' }]],
  'NOTICES.verdict.body()': [[{ side: 'machine', stepId: 'wait' }], [{ side: null, stepId: 'make-room' }]],
  'withNames()': [
    ['⟨title⟩', [], 0],
    ['⟨title⟩', ['⟨one⟩', '⟨other⟩'], 0],
    ['⟨title⟩', ['⟨one⟩'], 2],
  ],
  'stepText()': STEPS.map((id) => [id]),
  'stepScript()': STEPS.map((id) => [id]),
};

const MARKS = ['0', '1', '2', '3'].map((name) => mark(name));

type Module = Readonly<Record<string, unknown>>;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
const load = (folder: string, file: string): Promise<Module> => import(join(folder, file));

/** A text, or what a message makes of parameters that each say their own name; `path` as in `FINDINGS.expired.title`. */
interface Leaf {
  path: string;
  text: string;
}

const MARK = /⟨[\w.]+⟩/g;

/** Stands for a parameter of any kind: an object of texts, a text, a number. */
function mark(name: string): unknown {
  const text = `⟨${name}⟩`;
  return new Proxy(() => text, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive || key === 'toString') return () => text;
      if (typeof key === 'symbol') return undefined;
      return key in String.prototype ? text[key as keyof string] : mark(`${name}.${key}`);
    },
  });
}

function leavesOf(path: string, value: unknown): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'function') return leavesOfMessage(`${path}()`, value as (...params: unknown[]) => unknown);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(`${path}.${key}`, inner));
}

function leavesOfMessage(path: string, message: (...params: unknown[]) => unknown): Leaf[] {
  const samples = SAMPLES[path.replace(/^\w*FINDINGS\./, '')] ?? [MARKS];
  return samples.flatMap((params) => leavesOf(path, message(...params)));
}

async function leavesIn(folder: string, file: string): Promise<Leaf[]> {
  const module = await load(folder, file);
  return Object.keys(module)
    .sort()
    .flatMap((name) => leavesOf(name, module[name]));
}

const marksIn = ({ path, text }: Leaf, without: readonly string[] = []): [path: string, marks: string[]] => [
  path,
  [...new Set(text.match(MARK))].filter((each) => !without.includes(each)).sort(),
];

/** Without parameters, addresses, file names and units. */
const wordsOf = (text: string): string[] =>
  text
    .replaceAll(MARK, ' ')
    .replaceAll(/\S*\.\S+|(?<=\d |^ )(h|min|s)$/g, ' ')
    .match(/\p{L}{2,}/gu) ?? [];

describe('the German catalogue', () => {
  const translated = filesIn(GERMAN);
  const texts = translated.filter((file) => !RULES.includes(file));
  const format = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format') ?? {};
  // A number may come as a parameter that says its name.
  beforeAll(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', { value: String, configurable: true });
  });
  afterAll(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', format);
  });

  it('has a file for each that holds texts, and no other', () => {
    expect(translated).toEqual(filesIn(ENGLISH).filter((file) => !WITHOUT_TEXT.includes(file)));
  });

  it.each(texts)('%s says all that the English one says, with the same parameters', async (file) => {
    const [own, other] = [await leavesIn(ENGLISH, file), await leavesIn(GERMAN, file)];
    expect(other.map(({ path }) => path)).toEqual(own.map(({ path }) => path));
    expect(other.map((leaf) => marksIn(leaf))).toEqual(own.map((leaf) => marksIn(leaf, SAID_OTHERWISE[leaf.path])));
  });

  it.each(texts)('%s is German throughout', async (file) => {
    const english = new Map((await leavesIn(ENGLISH, file)).map(({ path, text }) => [path, text]));
    const same = (await leavesIn(GERMAN, file)).filter(
      ({ path, text }) =>
        english.get(path) === text &&
        !SAME_BY_PLACE.test(path) &&
        !wordsOf(text).every((word) => SAME_WORDS.test(word)),
    );
    expect(same).toEqual([]);
  });

  it.each(texts)('%s has German quotation marks', async (file) => {
    const wrong = (await leavesIn(GERMAN, file)).filter(
      ({ path, text }) =>
        !SAME_BY_PLACE.test(path) && (/”/.test(text) || text.split('„').length !== text.split('“').length),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps what programs read to the letter', async () => {
    for (const file of texts) {
      const english = new Map((await leavesIn(ENGLISH, file)).map(({ path, text }) => [path, text]));
      const scripts = (await leavesIn(GERMAN, file)).filter(({ path }) =>
        /\.script$|STEPS\.[^.]+\.command$/.test(path),
      );
      expect(scripts).toEqual(scripts.map(({ path }) => ({ path, text: english.get(path) })));
    }
  });
});
