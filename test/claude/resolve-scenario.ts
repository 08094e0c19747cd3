/** The whole way from files on disk to the resolver's answer, for a home folder that a test laid out. */
import { join } from 'node:path';
import { resolveAuthSource } from '../../src/diagnosis/auth-source/resolve-auth-source.ts';
import type { AuthSourceInput } from '../../src/diagnosis/auth-source/variables.ts';
import type { Host } from '../../src/platform/host.ts';
import { createNodeHost } from '../../src/platform/node-host.ts';
import type { ProfileFacts } from '../../src/shared/facts.ts';
import type { CredentialRef, ProfileAuth } from '../../src/shared/verdict.ts';
import { readProcessEnvironment } from '../../src/sources/environment/environment.ts';
import { findProfiles } from '../../src/sources/profiles/profiles.ts';
import { readProfile } from '../../src/sources/profiles/read-profile.ts';
import { environmentIn } from './real-claude.ts';

export interface Question {
  home: string;
  env: Readonly<Record<string, string>>;
  version: string;
  /** Folder that Claude Code is started from, relative to the home folder; default: `proj`. */
  cwd?: string;
  /** Files that this user may not read (root may read everything). */
  denied?: readonly string[];
}

export interface Answer {
  auth: ProfileAuth;
  facts: ProfileFacts;
  /** With the login found at the start, where a project's settings then move the store. */
  withFirstLogin: ProfileAuth | null;
}

/** What was read of a home folder, and is asked as often as wanted. */
export interface Scenario extends Omit<AuthSourceInput, 'profile'> {
  facts: ProfileFacts;
}

export async function resolveScenario(question: Question): Promise<Answer> {
  return resolveFacts(await readScenario(question));
}

/** Managed settings lie in `managed/` instead of in /etc. */
export async function readScenario(question: Question): Promise<Scenario> {
  const { home, version } = question;
  const env = environmentIn(home, question.env);
  const projectDir = join(home, question.cwd ?? 'proj');
  const real = createNodeHost({ env: { ...env, HOME: home }, dataDir: join(home, 'pilotlight-data') });
  const { clock } = real;
  const host: Host = {
    ...real,
    cwd: projectDir,
    files: withDenied(real.files, question.denied ?? []),
    // Nobody is writing these files: to wait for the other half of one is in vain.
    clock: { ...clock, sleep: async () => {} },
  };
  const processEnv = readProcessEnvironment(host);
  const [place] = await findProfiles(host, { processEnv, shellEnv: [], sessions: [], added: [] });
  if (!place) throw new Error('no profile found');
  const facts = await readProfile(host, place, {
    keychainAgreed: false,
    projectDir,
    version,
    managedDir: join(home, 'managed'),
  });
  return { machine: { processEnv, shellEnv: [], fromShell: true }, facts, version, now: clock.now() };
}

export function resolveFacts({ facts, ...around }: Scenario): Answer {
  const resolve = (profile: ProfileFacts) => resolveAuthSource({ ...around, profile });
  const { credentialsAtStart: first } = facts;
  const both = first !== undefined && first.status !== 'absent' && facts.credentials.status !== 'absent';
  return { auth: resolve(facts), facts, withFirstLogin: both ? resolve({ ...facts, credentials: first }) : null };
}

function withDenied(files: Host['files'], denied: readonly string[]): Host['files'] {
  return {
    ...files,
    read: async (path, maxBytes) => (denied.includes(path) ? { ok: false, why: 'denied' } : files.read(path, maxBytes)),
  };
}

/** By the end of a file's path, wherever the configuration folder lies. */
const PLACE_OF_FILE: readonly (readonly [end: RegExp, place: CredentialRef['place']])[] = [
  [/\.credentials\.json$/, 'credential-store'],
  [/\.(claude(-custom-oauth)?|config)\.json$/, 'global-config'],
  [/^proj\/(sub\/)?\.claude\/settings\.json$/, 'project-settings'],
  [/^proj\/(sub\/)?\.claude\/settings\.local\.json$/, 'local-settings'],
  [/^managed\//, 'managed-settings'],
  [/settings\.json$/, 'user-settings'],
];

const placeOfFile = (path: string) => PLACE_OF_FILE.find(([end]) => end.test(path))?.[1] ?? path;

/**
 * Where a value that was sent is written down: `place:name`, as a credential of the resolver would say it.
 * Every secret of a scenario has a value of its own, so that the place is certain.
 */
export function whereWritten(value: string, env: Question['env'], files: Readonly<Record<string, unknown>>): string {
  const secret = value.replace(/^Bearer\s+/, '');
  for (const [name, text] of Object.entries(env)) if (text.includes(secret)) return `process:${name}`;
  for (const [path, text] of Object.entries(files)) {
    const name = typeof text === 'string' ? nameOfValue(text, secret) : null;
    if (name) return `${placeOfFile(path)}:${name}${path.startsWith(MOVED_TO) ? ELSEWHERE : ''}`;
  }
  return `nowhere:${secret}`;
}

function nameOfValue(text: string, secret: string): string | null {
  if (!text.includes(secret)) return null;
  const document = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  const env = Object.entries((document.env ?? {}) as Record<string, unknown>);
  const variable = env.find(([, value]) => String(value).includes(secret));
  return (
    variable?.[0] ?? Object.entries(document).find(([, value]) => JSON.stringify(value).includes(secret))?.[0] ?? null
  );
}

/** A credential of the resolver in the same words. */
export function inWords(ref: CredentialRef | null): string | null {
  return ref && `${ref.place}:${ref.name}`;
}

/** The folder that files may lead to: what lies there has the same places as in the usual one. */
const MOVED_TO = 'other/';
const ELSEWHERE = ' (elsewhere)';

/** The same, and whether it lies in the folder that a file leads to. */
export function inWordsWithFolder(ref: CredentialRef | null, { auth }: Answer): string | null {
  const found = auth.candidates.find(
    ({ wins, credential: { kind, name, place } }) =>
      wins.print && kind === ref?.kind && name === ref.name && place === ref.place,
  );
  return ref && `${inWords(ref)}${found?.file?.includes(`/${MOVED_TO}`) ? ELSEWHERE : ''}`;
}
