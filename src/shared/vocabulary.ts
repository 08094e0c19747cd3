/** The words of the house. One meaning each; no synonyms in code, window or docs. */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** The one sign everything ends in. Each has its own shape, so that colour is never the only sign. */
export type Light = 'green' | 'yellow' | 'orange' | 'red' | 'blue' | 'grey';

/** Worst first: with several profiles or findings, the first light in this list that occurs is shown. */
export const LIGHTS_WORST_FIRST = [
  'red',
  'orange',
  'yellow',
  'blue',
  'green',
  'grey',
] as const satisfies readonly Light[];

/** What has become of a subscription login; docs/states.md says what each one means. */
export type SignInState = 'OK' | 'STALE' | 'ENDING' | 'DEAD' | 'NONE' | 'UNREADABLE' | 'OTHER';

/** There is a login, and it works or can be renewed. */
export const SIGNED_IN: ReadonlySet<SignInState> = new Set(['OK', 'STALE', 'ENDING']);

/** Whose side a trouble is on. */
export type Cause = 'machine' | 'account' | 'service' | 'network';

/** `error` stops work, `warning` costs something, `info` is worth knowing. */
export type Severity = 'info' | 'warning' | 'error';

/** How this machine reaches Anthropic. `UNKNOWN`: not asked (for example `--offline`). */
export type NetworkState = 'ONLINE' | 'SETTLING' | 'OFFLINE' | 'CAPTIVE' | 'RESTRICTED' | 'UNKNOWN';

/** What the two hello addresses, or a refused request, say about the service as seen from here. */
export type ProbeState = 'OK' | 'LOGIN_DOWN' | 'API_DOWN' | 'REJECTED' | 'THROTTLED' | 'UNKNOWN';

/** What the status page says about Claude Code, the API and sign-in. */
export type PageState = 'CLEAR' | 'AUTH' | 'OUTAGE' | 'PARTIAL' | 'DEGRADED' | 'RECOVERING' | 'MAINT' | 'UNKNOWN';

/** Probe and page taken together. A `?` means: seen from here, not confirmed by the page. */
export type ServiceState =
  | 'UP'
  | 'DEGRADED'
  | 'PARTIAL'
  | 'RECOVERING'
  | 'MAINT'
  | 'REJECTING'
  | 'LOGIN_DOWN?'
  | 'LOGIN_DOWN'
  | 'DOWN?'
  | 'DOWN'
  | 'UNKNOWN';

/** Would a sign-in work now? `doubtful`: it does not from here, and the status page does not confirm it. */
export type SignInAvailability = 'available' | 'doubtful' | 'down' | 'unknown';

/** How loudly a verdict may speak: nothing, a line in the list, a banner, a banner with sound. */
export type NotifyLevel = 'none' | 'quiet' | 'normal' | 'urgent';
