import type { CredentialFacts, FileProblem, LoginFacts } from '../../shared/facts.ts';
import { FILE_FAULTS } from '../../shared/messages/file-faults.ts';
import { FILE_SHAPES } from '../../shared/messages/file-shapes.ts';
import { digest } from '../digest.ts';
import { describeSecret } from '../environment/secret-shape.ts';
import { parseJsonText } from '../json/json-text.ts';
import { isAccepted, isSendable } from '../sendable.ts';

/** What a credential document alone tells; the store it lies in adds the rest. */
export type CredentialReading = Pick<CredentialFacts, 'status' | 'unreadable' | 'problem' | 'login' | 'otherKeys'>;

/** A login deadline before this cannot be true: Claude Code did not exist. Seconds instead of milliseconds end here. */
const EARLIEST_DEADLINE = Date.UTC(2024, 0, 1);

/** Kinds of text that JSON.parse, and so Claude Code, refuses although an editor shows nothing wrong. */
const ENCODINGS: readonly { starts: readonly number[]; message: string }[] = [
  {
    starts: [0xef, 0xbb, 0xbf],
    message: FILE_FAULTS.mark,
  },
  { starts: [0xff, 0xfe], message: FILE_FAULTS.utf16 },
  { starts: [0xfe, 0xff], message: FILE_FAULTS.utf16 },
];

/**
 * Reads a credential document as Claude Code does: strict JSON, no byte order mark, the last of two equal keys counts.
 * @param content  of the file or of the Keychain item
 * @returns        facts without any token; `unreadable` with the place of the first error, never a throw
 */
export function readCredentials(content: Uint8Array | string): CredentialReading {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const wrongEncoding = ENCODINGS.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (wrongEncoding) return unreadable('encoding', problem('encoding', wrongEncoding.message));
  return readDocument(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
}

function readDocument(text: string): CredentialReading {
  const parsed = parseJsonText(text);
  const document = parsed.ok ? parsed.value : text;
  if (typeof document === 'string' && isBareToken(document))
    return unreadable('bare-token', problem('type', FILE_SHAPES.bareToken));
  if (isRecord(document) && isBareLogin(document))
    return unreadable('bare-token', problem('type', FILE_SHAPES.unwrapped));
  if (!parsed.ok) return unreadable('broken', parsed.problem);
  if (!isRecord(document)) {
    return unreadable('broken', problem('type', FILE_FAULTS.noObject));
  }
  const login = document.claudeAiOauth;
  return {
    status: 'present',
    unreadable: null,
    problem: null,
    login: isRecord(login) ? readLogin(login) : null,
    otherKeys: Object.keys(document)
      .filter((key) => key !== 'claudeAiOauth')
      .map(nameOf),
  };
}

/** Also as a line for a shell, or for a header. */
const BARE_TOKEN = /^(export\s+|set\s+)?([A-Z][A-Z0-9_]*\s*=\s*)?(["'`]?)(bearer\s+)?sk-ant-[^\s"'`]+\3;?$/i;

function isBareToken(text: string): boolean {
  return BARE_TOKEN.test(text.trim());
}

/** What belongs inside `claudeAiOauth`, or a name somebody has made up, at the top. */
function isBareLogin(document: Record<string, unknown>): boolean {
  const values = Object.values(document);
  // What Claude Code itself writes here are objects by name.
  return !values.some(isRecord) && values.some((one) => typeof one === 'string' && isBareToken(one));
}

function readLogin(login: Record<string, unknown>): LoginFacts {
  const { accessToken, scopes } = login;
  return {
    accessToken: presence(accessToken),
    refreshToken: presence(login.refreshToken),
    accessTokenExpiresAt: finite(login.expiresAt),
    loginEndsAt: deadline(login.refreshTokenExpiresAt),
    scopes: Array.isArray(scopes) ? scopes.filter(isScope) : null,
    scopesCrash: Boolean(accessToken) && hasNoIncludes(scopes),
    ...(typeof scopes === 'string' && scopes.includes('user:inference') && { scopesAsText: true }),
    ...(typeof accessToken === 'string' && !canBeSent(accessToken) && { unsendable: true }),
    plan: word(login.subscriptionType),
    rateLimitTier: word(login.rateLimitTier),
    loginEnded: word(login.loginEnded),
    fingerprint: accessToken ? digest(typeof accessToken === 'string' ? accessToken : String(accessToken)) : null,
    ...shapeOf(accessToken),
    ...ownerOf(login),
  };
}

function shapeOf(token: unknown): Pick<LoginFacts, 'shape'> {
  const shape = typeof token === 'string' ? describeSecret(token) : null;
  return shape === null ? {} : { shape };
}

function ownerOf({ accountUuid, organizationUuid }: Record<string, unknown>) {
  return {
    ...(isUuid(accountUuid) && { accountUuid }),
    ...(isUuid(organizationUuid) && { organizationUuid }),
  };
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

/** Behind `Bearer ` only white space at the end is left off. */
function canBeSent(token: string): boolean {
  return isSendable(`Bearer ${token}`) && isAccepted(token);
}

/** Claude Code asks only whether the value is truthy: a number or `true` counts as a token, blanks too. */
function presence(value: unknown): LoginFacts['accessToken'] {
  if (typeof value === 'string') return value === '' ? 'empty' : 'set';
  return value ? 'other' : 'missing';
}

/** Claude Code calls `scopes.includes` on whatever is there, once there is a token. */
function hasNoIncludes(scopes: unknown): boolean {
  return scopes !== undefined && scopes !== null && typeof scopes !== 'string' && !Array.isArray(scopes);
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function deadline(value: unknown): number | null {
  const at = finite(value);
  return at !== null && at >= EARLIEST_DEADLINE ? at : null;
}

/** Only what looks like a word of Claude Code's is passed on, so that a misplaced token cannot travel as a plan. */
function word(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z][a-z0-9_]{0,47}$/.test(value) ? value : null;
}

function isScope(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9_]*(:[a-z0-9_]+)+$/.test(value) && value.length <= 64;
}

function nameOf(key: string): string {
  return /^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(key) ? key : FILE_SHAPES.unusualName;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(kind: FileProblem['kind'], message: string): FileProblem {
  return { kind, line: null, column: null, message };
}

function unreadable(reason: 'broken' | 'bare-token' | 'encoding', what: FileProblem): CredentialReading {
  return { status: 'unreadable', unreadable: reason, problem: what, login: null, otherKeys: [] };
}
