/** Google's own files: the one that a variable names, else the one that `gcloud auth application-default login` writes. */
import { pathsOf } from '../../platform/path-rules.ts';
import type { CloudFacts, CloudTrouble } from '../../shared/facts.ts';
import { parseJson } from '../../shared/json.ts';
import { type CloudReader, type Given, isMachineOf } from './cloud-reader.ts';

const NAMED = 'GOOGLE_APPLICATION_CREDENTIALS';
const MAX_BYTES = 256 * 1024;

/** Kinds of credentials that Google's library takes. */
const TYPES = [
  'authorized_user',
  'service_account',
  'external_account',
  'external_account_authorized_user',
  'impersonated_service_account',
];

export async function readGoogle(host: CloudReader, given: Given): Promise<CloudFacts> {
  const facts = await readFiles(host, given);
  return given('GOOGLE_CLOUD_QUOTA_PROJECT') ? { ...facts, namesProject: true } : facts;
}

async function readFiles(host: CloudReader, given: Given): Promise<CloudFacts> {
  const named = given(NAMED);
  if (named) {
    const path = named.plain;
    if (path === null) return { hasCredentials: true, trouble: null };
    const { trouble, ...seen } = await lookAt(host, path);
    const there = trouble === 'cloud-file-missing' ? null : path;
    const place = { file: named.file ?? there, line: named.line, name: NAMED };
    return { hasCredentials: true, ...seen, trouble: trouble && { kind: trouble, ...place } };
  }
  if (given('GOOGLE_OAUTH_ACCESS_TOKEN')) return { hasCredentials: true, trouble: null };
  const path = wellKnownGoogleFile(host);
  const { trouble, ...seen } = await lookAt(host, path);
  if (trouble === null) return { hasCredentials: true, ...seen, trouble: null };
  if (trouble === 'cloud-file-broken') {
    return { hasCredentials: true, trouble: { kind: trouble, name: 'gcloud', file: path, line: null } };
  }
  return { hasCredentials: await isMachineOf(host, 'product_name', /Google/), trouble: null };
}

/** Where Google's library for Node looks; CLOUDSDK_CONFIG does not move it there. */
export function wellKnownGoogleFile({ platform, env, home }: Pick<CloudReader, 'platform' | 'env' | 'home'>): string {
  const { join } = pathsOf(platform);
  const base = platform === 'win32' ? (env.APPDATA ?? join(home, 'AppData', 'Roaming')) : join(home, '.config');
  return join(base, 'gcloud', 'application_default_credentials.json');
}

interface Seen extends Pick<CloudFacts, 'namesProject'> {
  trouble: CloudTrouble['kind'] | null;
}

async function lookAt(host: CloudReader, path: string): Promise<Seen> {
  const read = await host.files.read(path, MAX_BYTES);
  if (!read.ok) return { trouble: read.why === 'absent' ? 'cloud-file-missing' : 'cloud-file-broken' };
  const value = parseJson(new TextDecoder().decode(read.bytes));
  if (!isCredential(value)) return { trouble: 'cloud-file-broken' };
  return { trouble: null, ...(namesProject(value) && { namesProject: true }) };
}

type Credential = Readonly<Record<string, unknown>> & { type: string };

function isCredential(value: unknown): value is Credential {
  return typeof value === 'object' && value !== null && 'type' in value && TYPES.includes(String(value.type));
}

/** Of a service account its own; of anything else the one that pays for the use of services. */
function namesProject({ type, project_id, quota_project_id }: Credential): boolean {
  const own = type === 'service_account' ? project_id : undefined;
  return [own, quota_project_id].some((project) => typeof project === 'string' && project !== '');
}
