/** Reads the profile of Anthropic's developer tools that Claude Code would sign in with, should nothing else be there. */

import { isBlankFile } from '../../platform/files/is-blank-file.ts';
import type { Host } from '../../platform/host.ts';
import { pathsOf } from '../../platform/path-rules.ts';
import type { AnthropicProfileFacts, EnvVarFact, IdentityFile } from '../../shared/facts.ts';

type Reader = Pick<Host, 'files' | 'home' | 'platform' | 'env'>;

const MAX_BYTES = 64 * 1024;

/**
 * @param all  variables that Claude Code sees, strongest last: ANTHROPIC_PROFILE, ANTHROPIC_CONFIG_DIR,
 *             ANTHROPIC_IDENTITY_TOKEN and ANTHROPIC_IDENTITY_TOKEN_FILE are looked at
 * @returns      null when no profile is named and none is active
 */
export async function readAnthropicProfile(
  host: Reader,
  all: readonly EnvVarFact[],
): Promise<AnthropicProfileFacts | null> {
  // Claude Code looks for the profile before it reads the project's files.
  const facts = all.filter(({ place }) => place !== 'project-settings' && place !== 'local-settings');
  const paths = pathsOf(host.platform);
  const plain = (name: string) => facts.findLast((fact) => fact.name === name)?.plain?.trim() || null;
  const named = plain('ANTHROPIC_PROFILE');
  const dir = plain('ANTHROPIC_CONFIG_DIR') ?? defaultDirectory(host);
  const name = named ?? (await readText(host, paths.join(dir, 'active_config')))?.trim() ?? '';
  const profile = name || 'default';
  const file = paths.join(dir, 'configs', `${profile}.json`);
  const text = await readText(host, file);
  if (text === null && !named) return null;
  const found = text === null ? {} : authenticationOf(text);
  const credentials =
    typeof found.credentials_path === 'string'
      ? found.credentials_path
      : paths.join(dir, 'credentials', `${profile}.json`);
  const stat = found.type === 'user_oauth' ? await host.files.stat(credentials) : null;
  return {
    name: profile,
    explicit: named !== null,
    kind: found.type === 'oidc_federation' || (found.type === 'user_oauth' && stat) ? found.type : null,
    file,
    complete: stat
      ? host.platform === 'win32' || (stat.mode & 0o077) === 0
      : found.identity_token !== undefined || hasIdentity(facts, await readIdentityFile(host, all)),
  };
}

function defaultDirectory(host: Reader): string {
  const base = host.env.XDG_CONFIG_HOME?.trim();
  return pathsOf(host.platform).join(base || pathsOf(host.platform).join(host.home, '.config'), 'anthropic');
}

/** A file that is named stands above the token itself, whatever is in it. */
function hasIdentity(facts: readonly EnvVarFact[], file: IdentityFile | null): boolean {
  if (file !== null) return file === 'there';
  return facts.some(({ name, state }) => name === 'ANTHROPIC_IDENTITY_TOKEN' && state === 'set');
}

/** Whether the file that ANTHROPIC_IDENTITY_TOKEN_FILE names holds anything. @returns null: it names none */
export async function readIdentityFile(
  host: Pick<Host, 'files'>,
  all: readonly EnvVarFact[],
): Promise<IdentityFile | null> {
  const path = all.findLast(({ name }) => name === 'ANTHROPIC_IDENTITY_TOKEN_FILE')?.plain?.trim();
  if (!path) return null;
  const found = await host.files.stat(path);
  if (!found) return 'absent';
  if (found.kind !== 'file') return 'not-a-file';
  return (await isBlankFile(host, path, found)) ? 'empty' : 'there';
}

interface Authentication {
  type?: unknown;
  credentials_path?: unknown;
  identity_token?: unknown;
}

function authenticationOf(text: string): Authentication {
  try {
    const { authentication } = JSON.parse(text) as { authentication?: Authentication };
    return typeof authentication === 'object' && authentication !== null ? authentication : {};
  } catch {
    return {};
  }
}

async function readText(host: Reader, path: string): Promise<string | null> {
  const read = await host.files.read(path, MAX_BYTES);
  return read.ok ? new TextDecoder().decode(read.bytes) : null;
}
