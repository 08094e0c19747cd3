/** A login under another name than Claude Code looks for. Pure. */
import type { CredentialFacts } from '../../shared/facts.ts';
import { EVIDENCE } from '../../shared/messages/evidence.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { createFinding } from './finding.ts';
import { quoted } from './saving-findings.ts';

export function misnamedFinding({ misnamed, location }: CredentialFacts, signIn: SignIn, profile: string): Finding[] {
  if (!misnamed) return [];
  const found = misnamed.split(/[\\/]/).at(-1) ?? misnamed;
  const evidence = { file: misnamed, line: null, column: null, note: EVIDENCE.misnamedLogin };
  return [
    createFinding(
      {
        id: 'login-misnamed',
        params: { found, location, line: `mv ${quoted(misnamed)} ${quoted(location)}` },
        severity: signIn.state === 'NONE' ? 'warning' : 'info',
        cause: 'machine',
        evidence: [evidence],
        remedies: ['move-aside', 'sign-in'],
      },
      profile,
    ),
  ];
}
