/** What `doctor --ci` concludes. */
import type { AuthSource, CredentialRef } from './verdict.ts';

export type Barrier =
  | { kind: 'finding'; title: string; key: string }
  | { kind: 'network'; detail: string }
  | { kind: 'service' }
  | { kind: 'expired' | 'unreadable' | 'nothing' }
  | { kind: 'approval'; name: string }
  | { kind: 'first-start'; path: string };

/** One way to start it. */
export interface Entrance {
  getsIn: boolean;
  /** The credential it is let in with; null: none is sent. */
  credential: CredentialRef | null;
  provider: AuthSource['provider'];
  barrier: Barrier | null;
  /** It asks for a theme and whether the folder is trusted, and then lets in. */
  asksFirst: boolean;
}

export interface Mount {
  path: string;
  why: 'login' | 'settings' | 'configuration' | 'certificate' | 'cloud' | 'helper';
  /** False: reading is enough. */
  writable: boolean;
}

export interface Unattended {
  print: Entrance;
  interactive: Entrance;
  mounts: readonly Mount[];
  /** Variables of this process that count. */
  variables: readonly string[];
}
