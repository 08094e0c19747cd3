import type { Host } from '../../platform/host.ts';
import type { CredentialFacts } from '../../shared/facts.ts';

/** True when Claude Code was told by its environment to keep the login in Windows Credential Manager. */
export function asksForCredentialManager(env: Host['env']): boolean {
  return /^(?:1|true|yes|on)$/i.test(env.CLAUDE_CODE_FORCE_WINDOWS_CREDMAN?.trim() ?? '');
}

/**
 * What is known of a login in Windows Credential Manager: nothing but that it would be there. Its content is for
 * Claude Code alone, so this is "cannot be read", never "signed out".
 */
export function credentialManagerFacts(): CredentialFacts {
  return {
    store: 'credential-manager',
    location: 'Claude Code-credentials',
    status: 'unreadable',
    unreadable: 'credential-manager',
    problem: null,
    login: null,
    changedAt: null,
    otherKeys: [],
    file: null,
  };
}
