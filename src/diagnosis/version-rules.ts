/**
 * What differs between versions of Claude Code, a row per rule. Each first version was found by halving the published
 * ones, with the real CLI as judge.
 */
import { compareVersions } from './versions.ts';

/** `since` is the first version that follows a rule, `until` the first that does not any more. */
interface Row {
  since?: string;
  until?: string;
}

export const RULES = {
  /** A value of white space only counts as a value. */
  blankCounts: { until: '2.1.212' },
  /** Knows CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD. */
  knowsGoogleCloud: { since: '2.1.213' },
  /** CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST sets the stored login, the saved key and the helper aside. */
  hostMaySetAside: { since: '2.1.198' },
  /** An app that looks after sign-in keeps ANTHROPIC_CUSTOM_HEADERS and ANTHROPIC_FOUNDRY_AUTH_TOKEN to itself, too. */
  hostOwnsHeaders: { since: '2.1.198' },
  /** CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST keeps proxies, certificates and CLAUDE_CODE_OAUTH_SCOPES from files. */
  hostOwnsConnection: { since: '2.1.212' },
  /** `auth status` names the credential that is really sent, not the best one stored. */
  statusFollowsRequest: { since: '2.1.284' },
  /** `auth status` says `api_key` for a saved key, too. */
  statusNamesSavedKey: { since: '2.1.286' },
  /** Settings files may name an app that looks after sign-in, and hand over descriptors. */
  filesMayHandOver: { until: '2.1.198' },
  /** A project's files may set CLAUDE_CODE_OAUTH_TOKEN and its scopes. */
  projectSetsToken: { until: '2.1.312' },
  /** Such a token stands above a stored login. */
  projectTokenBeatsLogin: { until: '2.1.199' },
  /** It also counts beside a credential file without a login, or with one that was cleared and does not allow asking a model. */
  looksForTokenAgain: { since: '2.1.286' },
  /** A project's files may set CLAUDE_CODE_SIMPLE. */
  projectSetsSimple: { until: '2.1.246' },
  /** A login that CLAUDE_CODE_SIMPLE has kept out at the start stays out when a project then turns that off. */
  bareKeepsLoginOut: { since: '2.1.216' },
  /** CLAUDE_CONFIG_DIR in a project's settings moves the credential store. */
  projectMovesStore: { until: '2.1.251' },
  /** `forceLoginMethod: gateway` in managed settings leaves only the organization's gateway. */
  knowsGatewayPolicy: { since: '2.1.265' },
  /** CLAUDE_CODE_USE_GATEWAY alone, without address or token, asks for a sign-in to the gateway. */
  gatewaySwitchAsks: { since: '2.1.265', until: '2.1.266' },
  /** Claude on AWS goes to us-east-1 when no region is set. */
  awsRegionHasDefault: { since: '2.1.232' },
  /** Sends keys and tokens of plain letters only. */
  plainLettersOnly: { until: '2.1.257' },
  /** Leaves white space of every kind off around a key or a token. */
  trimsTokens: { since: '2.1.221' },
  /** A user and a password in ANTHROPIC_BASE_URL go into `Authorization` where nothing else does. */
  sendsAddressUser: { since: '2.1.280' },
  /** A cloud's request carries ANTHROPIC_API_KEY as well. */
  cloudsCarryMore: { until: '2.1.207' },
  /** Bedrock's request carries it even where nothing is signed and nothing stands in for a signature. */
  unsignedBedrockCarriesKey: { until: '2.1.228' },
  /** Foundry's request carries what would go to Anthropic beside its own key. */
  foundryCarriesMore: { until: '2.1.257' },
  /** Renews a login past its time also where a cloud's credentials are sent. */
  cloudsRenewLogin: { until: '2.1.271' },
  /** Does without signing where CLAUDE_CODE_SKIP_FOUNDRY_AUTH is on. */
  foundrySkipsSigning: { since: '2.1.203' },
  /** Knows ANTHROPIC_FOUNDRY_AUTH_TOKEN. */
  knowsFoundryToken: { since: '2.1.203' },
  /** Refuses to start when a managed settings file is broken. */
  failsClosed: { since: '2.1.259' },
  /** Starts with defaults when `.claude.json` is empty. */
  toleratesEmptyConfig: { since: '2.1.318' },
  /** `auth status` answers although `.claude.json` is broken. */
  statusSurvivesBrokenConfig: { until: '2.1.318' },
  /** `auth status` answers although the gateway's address is refused. */
  statusSurvivesRefusedGateway: { since: '2.1.242', until: '2.1.318' },
  /** Sends nothing once a login was cleared, not even a header of one's own, unless something else stands in for it. */
  stopsAtClearedLogin: { since: '2.1.206' },
  /** The local settings of the checkout count as well. */
  readsCheckoutSettings: { since: '2.1.211' },
  /** A project's files may set CLAUDE_CODE_CUSTOM_OAUTH_URL. */
  projectSetsServer: { until: '2.1.251' },
  /** With CLAUDE_CODE_REMOTE no file may set it. */
  remoteKeepsServer: { since: '2.1.323' },
  /** With a server there that it does not know, refuses a login or a token beside a key helper of managed settings. */
  helperBarsLogin: { since: '2.1.314' },
  /** Takes a proxy named without http:// in front. */
  takesBareProxy: { since: '2.1.327' },
  /** Tells on its error output which settings file it leaves out. */
  tellsBrokenSettings: { since: '2.1.299' },
} as const satisfies Record<string, Row>;

export type RuleName = keyof typeof RULES;
export type VersionRules = Readonly<Record<RuleName, boolean>>;

/** The newest version that the rules were held against. */
export const NEWEST_MEASURED = '2.1.332';

/** @param version  `2.1.329`; null: unknown, judged by the newest rules, as is one newer than the table */
export function versionRules(version: string | null): VersionRules {
  const known = lastRules;
  if (known?.version === version) return known.rules;
  const rules = findRules(version);
  lastRules = { version, rules };
  return rules;
}

/** They are asked for a dozen times in a row, mostly for one version. */
let lastRules: { version: string | null; rules: VersionRules } | null = null;

function findRules(version: string | null): VersionRules {
  const rows = Object.entries(RULES) as [RuleName, Row][];
  return Object.fromEntries(rows.map(([name, row]) => [name, holds(row, version)])) as VersionRules;
}

/** Newer than anything the rules were held against: what is said of it may be wrong. */
export function isUnmeasured(version: string | null): boolean {
  return version !== null && compareVersions(version, NEWEST_MEASURED) > 0;
}

function holds(row: Row, version: string | null): boolean {
  const hasBegun = row.since === undefined || !isOlder(version, row.since);
  return hasBegun && (row.until === undefined || isOlder(version, row.until));
}

/** Is `version` older than `other`? An unknown one is not. */
export function isOlder(version: string | null, other: string): boolean {
  return version !== null && compareVersions(version, other) < 0;
}
