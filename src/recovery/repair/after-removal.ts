/** What Claude Code would do once variables are set empty: asked of the resolver before anything is offered. */

import { resolveAuthSource } from '../../diagnosis/auth-source/resolve-auth-source.ts';
import { authFindings } from '../../diagnosis/findings/auth-findings.ts';
import { MODELS } from '../../diagnosis/fitness/models.ts';
import type { EnvVarFact, MachineFacts, ProfileFacts, SettingsFileFacts } from '../../shared/facts.ts';
import { CREDENTIAL_NAMES, NO_CREDENTIAL, PROVIDER_NAMES } from '../../shared/messages/credentials.ts';
import { listed } from '../../shared/messages/phrasing.ts';
import { AFTER } from '../../shared/messages/recovery/variables.ts';
import type { AuthSource, Finding } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';

/** A variable, and the settings file that is to take the effect from it. */
export interface Removal {
  name: string;
  place: SettingsFileFacts['place'];
  path: string;
}

/** Variables that are set up together: of these one left alone does harm. */
const TOGETHER: readonly (readonly string[])[] = [
  [
    'ANTHROPIC_BASE_URL',
    'ANTHROPIC_AUTH_TOKEN',
    'ANTHROPIC_API_KEY',
    'ANTHROPIC_CUSTOM_HEADERS',
    'CLAUDE_CODE_USE_BEDROCK',
    'CLAUDE_CODE_USE_VERTEX',
    'CLAUDE_CODE_USE_FOUNDRY',
    'CLAUDE_CODE_USE_MANTLE',
    ...MODELS,
  ],
  ['CLAUDE_CODE_OAUTH_TOKEN', 'CLAUDE_CODE_OAUTH_SCOPES'],
  ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
];

/** What comes up anew through a removal, and goes with one more: told of these only. */
const LEFT_BEHIND: ReadonlySet<Finding['id']> = new Set([
  'custom-address-receives-login',
  'secret-wrong-kind',
  'secret-malformed',
  'model-left-over',
  'model-unknown',
  'address-has-path',
  'address-not-listening',
  'address-is-none',
  'proxy-not-listening',
  'proxy-unsupported',
  'proxy-is-none',
]);

export interface SeenNow {
  facts: ProfileFacts;
  machine: MachineFacts;
  now: EpochMs;
}

export interface After {
  print: AuthSource;
  interactive: AuthSource;
  findings: readonly Finding[];
}

export function afterRemoval({ facts, machine, now }: SeenNow, removals: readonly Removal[]): After {
  const settings = removals.reduce(emptied, facts.settings);
  const profile = { ...facts, settings };
  const version = machine.clis.find(({ first }) => first)?.version ?? null;
  const input = { machine, profile, version, now };
  const auth = resolveAuthSource(input);
  const findings = authFindings({ ...input, profileId: '', auth });
  return { print: auth.print, interactive: auth.interactive, findings };
}

/** The same after one variable of a file has become another. */
export function afterChange({ facts, machine, now }: SeenNow, was: EnvVarFact, is: EnvVarFact): After {
  const changed = (env: readonly EnvVarFact[]) => env.map((fact) => (fact === was ? is : fact));
  const settings = facts.settings.map((file) => ({ ...file, env: changed(file.env) }));
  const globalConfig = { ...facts.globalConfig, env: changed(facts.globalConfig.env) };
  return afterRemoval({ facts: { ...facts, settings, globalConfig }, machine, now }, []);
}

function emptied(files: readonly SettingsFileFacts[], { name, place, path }: Removal): readonly SettingsFileFacts[] {
  const known = files.find((file) => file.path === path) ?? newFile(place, path);
  const env = [...known.env.filter((fact) => fact.name !== name), emptyFact(name, place, path)];
  return [...files.filter((file) => file !== known), { ...known, env }];
}

function newFile(place: SettingsFileFacts['place'], path: string): SettingsFileFacts {
  const nothing = { env: [], apiKeyHelper: null, forceLoginMethod: null, forceLoginOrg: null };
  return { place, path, status: 'ok', problem: null, ...nothing };
}

function emptyFact(name: string, place: EnvVarFact['place'], file: string): EnvVarFact {
  const nothing = { on: false, plain: null, tail: null, fingerprint: null, host: null, headers: null, computed: false };
  return { name, place, file, line: null, state: 'empty', ...nothing };
}

/** The names that have to go along with `name`, found one after the other; first `name` itself. */
export function whatGoesTogether(seen: SeenNow, name: string, removalOf: (name: string) => Removal | null): string[] {
  const group = TOGETHER.find((names) => names.includes(name)) ?? [];
  const before = afterRemoval(seen, []);
  const names = [name];
  while (names.length < group.length) {
    const after = afterRemoval(
      seen,
      names.flatMap((one) => removalOf(one) ?? []),
    );
    const left = leftBehind(before, after).find((one) => group.includes(one) && !names.includes(one));
    if (!left || !removalOf(left)) break;
    names.push(left);
  }
  return names;
}

/** Variables that a removal makes go to another server than before, or that are of no use without what was removed. */
function leftBehind(before: After, after: After): string[] {
  const known = new Set(before.findings.map(({ id, variable }) => `${id} ${variable}`));
  const isNew = ({ id, variable }: Finding) => LEFT_BEHIND.has(id) && !known.has(`${id} ${variable}`);
  return [
    ...moved(before.print, after.print),
    ...moved(before.interactive, after.interactive),
    ...after.findings.flatMap((one) => (isNew(one) && one.variable ? [one.variable] : [])),
  ];
}

function moved(before: AuthSource, after: AuthSource): string[] {
  if (before.host === after.host) return [];
  return [after.authorization, after.xApiKey].flatMap((ref) => (ref && ref.kind !== 'sign-in' ? [ref.name] : []));
}

/** One line a mode, or one for both: who gets what. */
export function sayAfter({ print, interactive }: Pick<After, 'print' | 'interactive'>): string[] {
  const [inTerminal, inScripts] = [describe(interactive), describe(print)];
  if (inTerminal === inScripts) return [AFTER.sends({ what: inTerminal })];
  return [AFTER.sendsEach({ interactive: inTerminal, print: inScripts })];
}

function describe({ provider, authorization, xApiKey, host }: AuthSource): string {
  const refs = [authorization, xApiKey].filter((ref) => ref !== null);
  const names = [...new Set(refs.map(({ kind }) => CREDENTIAL_NAMES[kind]))];
  if (names.length === 0 && provider === 'firstParty') return AFTER.signInFirst({ none: NO_CREDENTIAL });
  const what = names.length > 0 ? listed(names) : AFTER.signedRequests;
  return AFTER.to({ what, host: host ?? PROVIDER_NAMES[provider] });
}
