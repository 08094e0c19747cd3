/** What is known of the login, where it is kept, and the locks around it. No type here can hold a token. */
import type { EpochMs } from '../vocabulary.ts';
import type { FileProblem } from './files.ts';
import type { SecretShape } from './variables.ts';

/** The subscription login as the credential store holds it. */
export interface LoginFacts {
  /** `other`: there, but not a string (Claude Code still takes a number as a token). */
  accessToken: 'set' | 'empty' | 'missing' | 'other';
  refreshToken: 'set' | 'empty' | 'missing' | 'other';
  /** null: not a number, so Claude Code never renews by itself. */
  accessTokenExpiresAt: EpochMs | null;
  /** The login deadline; null when the store does not say (older logins). */
  loginEndsAt: EpochMs | null;
  /** null when `scopes` is missing or not a list. */
  scopes: readonly string[] | null;
  /** True when `scopes` is an object: every Claude Code command crashes on it. */
  scopesCrash: boolean;
  /** True when `scopes` is one text that names user:inference: Claude Code sends the login, but calls itself signed out. */
  scopesAsText?: boolean;
  /** True when no request can carry the access token: it holds a line break, a typographic quote or the like. */
  unsendable?: boolean;
  /** `subscriptionType` when it is a string: pro, max, team, enterprise … */
  plan: string | null;
  rateLimitTier: string | null;
  /** Claude Code's own note on a login that ended: `time_limit` … */
  loginEnded: string | null;
  /** Keyed digest of the access token, to notice a renewal. */
  fingerprint: string | null;
  /** Of the access token. */
  shape?: SecretShape;
  /** Whose login it is, where the store says so. */
  accountUuid?: string;
  organizationUuid?: string;
}

export type UnreadableReason =
  | 'denied'
  | 'locked'
  | 'not-agreed'
  | 'timeout'
  | 'torn'
  | 'broken'
  /** A token or key alone, where the file of a login should be. */
  | 'bare-token'
  | 'encoding'
  | 'too-big'
  | 'not-a-file'
  | 'credential-manager'
  | 'no-tool'
  | 'failed';

/** Why a file cannot be saved. */
export interface SavingTrouble {
  why: 'denied' | 'read-only' | 'full' | 'not-a-folder' | 'link-to-nowhere';
  /** The folder or file that stands in the way. */
  path: string;
  /** It belongs to another account; otherwise its mode is what denies. */
  foreign: boolean;
}

/** The credential store of one profile. */
export interface CredentialFacts {
  store: 'file' | 'keychain' | 'credential-manager';
  /** The file's path, or the Keychain item's service name. */
  location: string;
  status: 'present' | 'absent' | 'unreadable';
  unreadable: UnreadableReason | null;
  /** Position of the first syntax error in a broken file. */
  problem: FileProblem | null;
  login: LoginFacts | null;
  /** When the store last changed. */
  changedAt: EpochMs | null;
  /**
   * What keeps Claude Code from saving a renewed login here; null: nothing that can be seen. Missing: not looked, or not
   * kept in a file.
   */
  saving?: SavingTrouble | null;
  /** Nothing lies in the place, and a login beside it under another name: this one. */
  misnamed?: string;
  /** Names of other top-level keys (MCP logins, plugin secrets …) that a reset must keep. */
  otherKeys: readonly string[];
  file: {
    mode: number | null;
    /** Readable or writable by anybody but the owner. */
    loose: boolean;
    foreignOwner: boolean;
    symlinkTo: string | null;
  } | null;
}

/** A lock of Claude Code's that lies in the profile right now. */
export interface LockFact {
  path: string;
  kind: 'refresh' | 'config-dir' | 'storage-write' | 'global-config';
  /** Negative: dated in the future. */
  ageMs: number;
  /** Its own time, as the disk keeps it: a fraction of a millisecond counts. */
  renewedAt: EpochMs;
  stale: boolean;
  /** Claude Code makes an empty folder; what else has the name, or holds something, can never be taken over. Missing: that. */
  form?: 'other' | 'full';
  /** Dated in the future by more than a minute: never stale for Claude Code until then. */
  ahead?: true;
  /** Process that owns it, when its owner record says so and that process lives. */
  ownerPid: number | null;
  /** Missing: it is not stale, so nobody asked. */
  owner?: LockOwner;
}

/** `may-live`: this process may hold it. `unseen`: whoever holds it may run where it cannot be seen from here. */
export type LockOwner = { state: 'gone' } | { state: 'may-live'; pid: number } | { state: 'unseen' };
