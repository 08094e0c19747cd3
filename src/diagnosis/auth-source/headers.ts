import type { CredentialRef } from '../../shared/verdict.ts';

/** The credential of each header; null: that header is not sent. */
export interface Headers {
  authorization: CredentialRef | null;
  xApiKey: CredentialRef | null;
}

export const NO_HEADERS: Headers = { authorization: null, xApiKey: null };

export function sameCredential(a: CredentialRef, b: CredentialRef): boolean {
  return a.kind === b.kind && a.name === b.name && a.place === b.place;
}
