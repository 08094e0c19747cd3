/** What differs between versions of Claude Code when it chooses a credential. Measured with 2.1.197 and 2.1.329. */
import { followsNewerRules } from '../versions.ts';

export interface VersionRules {
  /** A value of white space only counts as a value. */
  blankCounts: boolean;
  /** Knows CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD. */
  knowsGoogleCloud: boolean;
  /** CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST sets the stored login, the saved key and the helper aside. */
  hostMaySetAside: boolean;
  /** An app that looks after sign-in keeps ANTHROPIC_CUSTOM_HEADERS and ANTHROPIC_FOUNDRY_AUTH_TOKEN to itself, too. */
  hostOwnsHeaders: boolean;
  /** A key helper still runs beside ANTHROPIC_AUTH_TOKEN, and its key goes into x-api-key. */
  helperRunsBesideToken: boolean;
  /** `auth status` names the credential that is really sent, not the best one stored. */
  statusFollowsRequest: boolean;
  /** A project's files may set CLAUDE_CODE_OAUTH_TOKEN and CLAUDE_CODE_SIMPLE; any file may hand over descriptors. */
  filesMayHandOver: boolean;
  /** `forceLoginMethod: gateway` in managed settings leaves only the organization's gateway. */
  knowsGatewayPolicy: boolean;
  /** Claude on AWS goes to us-east-1 when no region is set. */
  awsRegionHasDefault: boolean;
  /** Sends keys and tokens of plain letters only. */
  plainLettersOnly: boolean;
  /** A cloud's request carries ANTHROPIC_API_KEY and headers of one's own as well. */
  cloudsCarryMore: boolean;
  /** Knows ANTHROPIC_FOUNDRY_AUTH_TOKEN. */
  knowsFoundryToken: boolean;
  /** Refuses to start when a managed settings file is broken. */
  failsClosed: boolean;
  /** Starts with defaults when `.claude.json` is empty. */
  toleratesEmptyConfig: boolean;
  /** Sends nothing once a login was cleared, not even a header of one's own, unless something else stands in for it. */
  stopsAtClearedLogin: boolean;
  /** `auth status` answers although `.claude.json` is broken (and resets the file). */
  statusSurvivesBrokenConfig: boolean;
}

const OLD: VersionRules = {
  blankCounts: true,
  knowsGoogleCloud: false,
  hostMaySetAside: false,
  hostOwnsHeaders: false,
  helperRunsBesideToken: false,
  statusFollowsRequest: false,
  filesMayHandOver: true,
  knowsGatewayPolicy: false,
  awsRegionHasDefault: false,
  plainLettersOnly: true,
  cloudsCarryMore: true,
  knowsFoundryToken: false,
  failsClosed: false,
  toleratesEmptyConfig: false,
  stopsAtClearedLogin: false,
  statusSurvivesBrokenConfig: true,
};

const NEW: VersionRules = {
  blankCounts: false,
  knowsGoogleCloud: true,
  hostMaySetAside: true,
  hostOwnsHeaders: true,
  helperRunsBesideToken: true,
  statusFollowsRequest: true,
  filesMayHandOver: false,
  knowsGatewayPolicy: true,
  awsRegionHasDefault: true,
  plainLettersOnly: false,
  cloudsCarryMore: false,
  knowsFoundryToken: true,
  failsClosed: true,
  toleratesEmptyConfig: true,
  stopsAtClearedLogin: true,
  statusSurvivesBrokenConfig: false,
};

/** @param version  `2.1.329`; null: the newest rules */
export function versionRules(version: string | null): VersionRules {
  return followsNewerRules(version) ? NEW : OLD;
}
