/** Whether a file's content is worth keeping as the newest good copy of it. Pure. */
import { basename } from 'node:path';

/** Files that hold secrets by their nature: a copy of them is a secret, too. */
const SECRET_FILES = new Set(['.credentials.json']);

/** JSON files must be a JSON object, a credential file must hold a login; anything else counts when it is not empty. */
export function isWhole(path: string, bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  if (!path.endsWith('.json')) return true;
  const value = readJsonObject(bytes);
  return value !== null && (!isSecretFile(path) || holdsLogin(value));
}

export function isJsonObject(bytes: Uint8Array): boolean {
  return readJsonObject(bytes) !== null;
}

function readJsonObject(bytes: Uint8Array): object | null {
  try {
    const text = Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function holdsLogin(document: object): boolean {
  const login: unknown = 'claudeAiOauth' in document ? document.claudeAiOauth : null;
  return typeof login === 'object' && login !== null && 'accessToken' in login && Boolean(login.accessToken);
}

export function isSecretFile(path: string): boolean {
  return SECRET_FILES.has(basename(path));
}
