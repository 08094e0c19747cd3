import type { UnreadableReason } from '../../shared/facts.ts';
import type { FindingId } from '../../shared/finding-ids.ts';
import type { Finding } from '../../shared/verdict.ts';

type Kind = Pick<Finding, 'severity' | 'remedies'> & { id: FindingId };

/** One finding per way of not being readable. */
export const UNREADABLE_FINDINGS = {
  denied: {
    id: 'credentials-denied',
    severity: 'warning',
    // What takes rights from others would have to read the file.
    remedies: [],
  },
  locked: {
    id: 'keychain-locked',
    severity: 'warning',
    remedies: [],
  },
  'not-agreed': {
    id: 'keychain-not-agreed',
    severity: 'info',
    remedies: [],
  },
  timeout: {
    id: 'keychain-silent',
    severity: 'warning',
    remedies: ['wait'],
  },
  torn: {
    id: 'credentials-torn',
    severity: 'info',
    remedies: ['wait', 'open-file'],
  },
  broken: {
    id: 'credentials-broken',
    severity: 'warning',
    remedies: ['reset', 'open-file'],
  },
  'bare-token': {
    id: 'credentials-bare-token',
    severity: 'warning',
    remedies: ['reset', 'sign-in'],
  },
  encoding: {
    id: 'credentials-encoding',
    severity: 'warning',
    remedies: ['open-file', 'reset'],
  },
  'too-big': {
    id: 'credentials-too-big',
    severity: 'warning',
    remedies: ['reset', 'open-file'],
  },
  'not-a-file': {
    id: 'credentials-not-a-file',
    severity: 'warning',
    remedies: ['move-aside', 'sign-in'],
  },
  'credential-manager': {
    id: 'windows-credential-manager',
    severity: 'info',
    remedies: [],
  },
  'no-tool': {
    id: 'keychain-no-tool',
    severity: 'warning',
    remedies: [],
  },
  failed: {
    id: 'credentials-failed',
    severity: 'warning',
    remedies: ['wait'],
  },
} as const satisfies Record<UnreadableReason, Kind>;
