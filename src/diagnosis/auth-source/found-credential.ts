import type { EnvVarFact } from '../../shared/facts.ts';
import type { CredentialRef } from '../../shared/verdict.ts';

/** What lies where; `fact` is the variable behind it, null for helper and login. */
export interface FoundCredential {
  credential: CredentialRef;
  file: string | null;
  line: number | null;
  fact: EnvVarFact | null;
}
