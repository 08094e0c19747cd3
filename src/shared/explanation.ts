/** What `pilotlight explain --json` prints and the window draws: error texts, told in words. docs/explain.md explains it. */

import type { LinkId } from './link-ids.ts';
import type { RemedyId } from './remedies.ts';
import type { Cause, EpochMs } from './vocabulary.ts';

/** The family an error belongs to; stable across versions. */
export type ErrorKind =
  | 'account'
  | 'api_key'
  | 'api_key_helper'
  | 'auth_expiring'
  | 'auth_forbidden'
  | 'auth_invalid_token'
  | 'auth_login_ended'
  | 'auth_missing'
  | 'auth_revoked'
  | 'auth_scope'
  | 'auth_token_expired'
  | 'billing'
  | 'config'
  | 'disk_full'
  | 'env_conflict'
  | 'env_value'
  | 'install'
  | 'keychain'
  | 'login_flow'
  | 'managed_policy'
  | 'model'
  | 'network'
  | 'network_edge'
  | 'network_proxy'
  | 'network_region'
  | 'network_tls'
  | 'org_policy'
  | 'other_program'
  | 'outage'
  | 'plan'
  | 'provider'
  | 'rate_limit'
  | 'refresh_lock'
  | 'request'
  | 'storage_write'
  | 'usage_limit';

/** `certain`: the text and what is known now agree. `likely`: the text alone says so. `guess`: it only resembles one. */
export type Confidence = 'certain' | 'likely' | 'guess';

export interface ExplainedLink {
  link: LinkId;
  url: string;
}

/** One error that was recognized. Nothing of the text itself is repeated here. */
export interface ErrorMatch {
  id: string;
  kind: ErrorKind;
  /** The error's own words, as the catalogue knows them. */
  title: string;
  cause: Cause;
  /** A sentence or more: what it means, and what it means right now. */
  meaning: string;
  confidence: Confidence;
  /** Why so sure, one short line each; may be empty. */
  because: readonly string[];
  /** The one next step, as a sentence. */
  next: string;
  /** What Pilotlight itself can do about it, best first. */
  remedies: readonly RemedyId[];
  /** To be typed in a terminal; null: nothing is. */
  command: string | null;
  links: readonly ExplainedLink[];
  /** Line of the text it was found on, 1-based; null for a guess. */
  line: number | null;
  /** When the error happened, as far as its request id tells; null: not known. */
  at: EpochMs | null;
}

export interface Explanation {
  version: 1;
  /** False: nothing in the text is a known error; `guess` may still hold the nearest one. */
  known: boolean;
  /** Best first. */
  matches: readonly ErrorMatch[];
  guess: ErrorMatch | null;
  /** True when the text holds what looks like a key, a token or a password. It was not kept. */
  secretSeen: boolean;
  /** True when the text was longer than 1 MB and only its beginning and end were read. */
  shortened: boolean;
}
