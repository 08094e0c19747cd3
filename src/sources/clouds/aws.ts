/** AWS's own files: which way to credentials the profile in use names, and what is missing on that way. */
import { isBlankFile } from '../../platform/files/is-blank-file.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { CloudFacts, CloudTrouble, CommandFacts } from '../../shared/facts.ts';
import { lookAtCommand } from '../settings/look-at-command.ts';
import { readSsoSession } from './aws-sso.ts';
import { type CloudReader, type Given, isMachineOf } from './cloud-reader.ts';
import { parseIni, type Section } from './ini.ts';

const MAX_BYTES = 1024 * 1024;
const MAX_SOURCES = 8;

interface AwsFiles {
  config: string;
  credentials: string;
  /** Sections of both, by profile. */
  profiles: ReadonlyMap<string, readonly { file: string; section: Section }[]>;
  sessions: ReadonlyMap<string, { file: string; section: Section }>;
  /** Sections of the configuration that nobody looks for, since `profile` is missing in front. */
  unfound: ReadonlyMap<string, Section>;
}

const THERE: CloudFacts = { hasCredentials: true, trouble: null };

/** Variables that give credentials by themselves, or from where nobody but the cloud can see. */
const ELSEWHERE = [
  'AWS_BEARER_TOKEN_BEDROCK',
  'ANTHROPIC_AWS_API_KEY',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

export async function readAws(host: CloudReader, given: Given, commands: readonly CommandFacts[]): Promise<CloudFacts> {
  const named = given('AWS_PROFILE') ?? given('AWS_DEFAULT_PROFILE');
  const hasKeys = given('AWS_ACCESS_KEY_ID') && given('AWS_SECRET_ACCESS_KEY');
  // A profile that is named stands above keys.
  const exported = commands.some(({ key, trouble }) => key === 'awsCredentialExport' && trouble === null);
  if (exported || ELSEWHERE.some((name) => given(name)) || (hasKeys && !named)) return THERE;
  const files = await readFiles(host, given);
  const name = named ? named.plain : 'default';
  if (name === null) return THERE;
  if (!files.profiles.has(name)) {
    const identity = await webIdentity(host, given);
    if (identity) return identity;
    if (hasKeys) return THERE;
    if (!named) return { hasCredentials: await isEc2(host, given), trouble: null };
    const unfound = files.unfound.get(name);
    if (unfound) {
      const at = { file: files.config, line: unfound.line };
      return { hasCredentials: true, trouble: { kind: 'aws-profile-unfound', name, ...at } };
    }
    const where = { file: named.file, line: named.line };
    return { hasCredentials: true, trouble: { kind: 'aws-profile-missing', name, ...where } };
  }
  const trouble = await followProfile(host, files, name, []);
  // What renews a session is started by Claude Code itself, when it meets one that has ended.
  const renews = commands.some((command) => command.key === 'awsAuthRefresh' && command.trouble === null);
  const curable = trouble?.kind === 'aws-sso-ended' || trouble?.kind === 'aws-sso-none';
  return { hasCredentials: true, trouble: renews && curable ? null : trouble };
}

async function isEc2(host: CloudReader, given: Given): Promise<boolean> {
  const isOff = given('AWS_EC2_METADATA_DISABLED')?.plain?.toLowerCase() === 'true';
  return !isOff && (await isMachineOf(host, 'sys_vendor', /Amazon/));
}

/** A token in a file that a role is taken on with, as in Kubernetes. */
async function webIdentity(host: CloudReader, given: Given): Promise<CloudFacts | null> {
  const named = given('AWS_WEB_IDENTITY_TOKEN_FILE');
  if (!named?.plain || !given('AWS_ROLE_ARN')) return null;
  const kind = await tokenTrouble(host, named.plain);
  if (kind === null) return THERE;
  const place = { file: named.file, line: named.line };
  return { hasCredentials: true, trouble: { kind, name: named.name, ...place } };
}

async function tokenTrouble(host: CloudReader, path: string): Promise<CloudTrouble['kind'] | null> {
  const stat = await host.files.stat(path);
  if (!stat) return 'cloud-file-missing';
  return stat.kind === 'file' && !(await isBlankFile(host, path, stat)) ? null : 'cloud-token-empty';
}

async function readFiles(host: CloudReader, given: Given): Promise<AwsFiles> {
  const { join } = pathsOf(host.platform);
  const config = given('AWS_CONFIG_FILE')?.plain ?? join(host.home, '.aws', 'config');
  const credentials = given('AWS_SHARED_CREDENTIALS_FILE')?.plain ?? join(host.home, '.aws', 'credentials');
  const profiles = new Map<string, { file: string; section: Section }[]>();
  const sessions = new Map<string, { file: string; section: Section }>();
  const unfound = new Map<string, Section>();
  const add = (name: string, file: string, section: Section): void => {
    profiles.set(name, [...(profiles.get(name) ?? []), { file, section }]);
  };
  for (const [name, section] of await readSections(host, config)) {
    const [, kind, rest] = /^(profile|sso-session) (.+)$/.exec(name) ?? [];
    if (kind === 'sso-session' && rest) sessions.set(rest, { file: config, section });
    else if (kind === 'profile' && rest) add(rest, config, section);
    else if (name === 'default') add(name, config, section);
    else unfound.set(name, section);
  }
  for (const [name, section] of await readSections(host, credentials)) add(name, credentials, section);
  return { config, credentials, profiles, sessions, unfound };
}

async function readSections(host: CloudReader, path: string): Promise<ReadonlyMap<string, Section>> {
  const read = await host.files.read(path, MAX_BYTES);
  return read.ok ? parseIni(new TextDecoder().decode(read.bytes)) : new Map();
}

/** What is missing on the way from this profile to credentials; null: nothing that files tell. */
async function followProfile(
  host: CloudReader,
  files: AwsFiles,
  name: string,
  before: readonly string[],
): Promise<CloudTrouble | null> {
  const parts = files.profiles.get(name) ?? [];
  const value = (key: string) => parts.map(({ section }) => section.values.get(key)).find(Boolean) ?? null;
  const at = parts[0] ? { file: parts[0].file, line: parts[0].section.line } : { file: files.config, line: null };
  const trouble = (kind: CloudTrouble['kind'], about = name): CloudTrouble => ({ kind, name: about, ...at });
  if (value('role_arn')) {
    const source = value('source_profile');
    if (source === name && value('aws_access_key_id')) return null;
    if (source) {
      if (before.includes(source) || before.length > MAX_SOURCES) return trouble('aws-source-loop', source);
      if (!files.profiles.has(source)) return trouble('aws-source-missing', source);
      return followProfile(host, files, source, [...before, name]);
    }
    const token = value('web_identity_token_file');
    const kind = token && (await tokenTrouble(host, token));
    if (kind) return trouble(kind, 'web_identity_token_file');
    return token || value('credential_source') ? null : trouble('aws-profile-empty');
  }
  if (value('aws_access_key_id')) return value('aws_secret_access_key') ? null : trouble('aws-profile-empty');
  const command = value('credential_process');
  if (command) {
    const seen = await lookAtCommand(host, command);
    return seen.trouble ? trouble('aws-process-broken') : null;
  }
  const session = value('sso_session');
  if (session || value('sso_start_url'))
    return ssoTrouble(host, files, { session, url: value('sso_start_url') }, trouble);
  return value('login_session') ? null : trouble('aws-profile-empty');
}

async function ssoTrouble(
  host: CloudReader,
  files: AwsFiles,
  { session, url }: { session: string | null; url: string | null },
  trouble: (kind: CloudTrouble['kind'], about?: string) => CloudTrouble,
): Promise<CloudTrouble | null> {
  if (session && !files.sessions.has(session)) return trouble('aws-sso-session-missing', session);
  const seen = await readSsoSession(host, session ?? url ?? '');
  if (seen === null) return trouble('aws-sso-none');
  return seen.ended ? trouble('aws-sso-ended') : null;
}
