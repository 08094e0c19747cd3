/** What works while the plan does not. */
import type { EpochMs } from './vocabulary.ts';

/** The API-key fallback as the window shows it; `unavailable` while this build has no such command. */
export interface FallbackReport {
  state: 'unavailable' | 'no-key' | 'off' | 'on' | 'blocked';
  /** Last four characters of the stored key. */
  tail: string | null;
  since: EpochMs | null;
  /** One plain sentence. */
  detail: string;
  /** What is on: `key`, a gateway's name, or a cloud's; null: nothing, or nobody knows. */
  name?: string | null;
  /** What could be used besides the key; missing until `list-fallbacks` has asked for it. */
  ways?: readonly FallbackOption[];
}

/** A field to fill before a fallback is added or switched on. */
export type FallbackField = 'name' | 'baseUrl' | 'model' | 'smallModel' | 'token' | 'region' | 'awsProfile' | 'project';

/** A gateway, a cloud provider, or the proposal of a gateway. */
export interface FallbackOption {
  kind: 'gateway' | 'cloud' | 'proposal';
  /** What the commands call it; of a proposal: what it would be called. */
  name: string;
  title: string;
  /** Where the requests go, and for which model. Empty: not decided yet. */
  detail: string;
  /** What is still missing, one plain sentence; null: nothing that can be seen from here. */
  lacks: string | null;
  /** True: its token has to be given. */
  lacksToken: boolean;
  on: boolean;
  /** What has to be said before, with what is proposed. */
  asks: Readonly<Partial<Record<FallbackField, string | boolean>>>;
}
