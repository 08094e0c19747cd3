/** What is odd about the API key that Claude Code uses. Pure. */
import type { Candidate } from '../../shared/verdict.ts';
import { versionRules } from '../version-rules.ts';
import { isForScriptsOnly } from './above-login.ts';
import { evidenceFor, evidenceOf, removalOf, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput } from './auth-rule.ts';
import type { FindingDraft } from './finding.ts';

export function savedKeyTakesOver(input: AuthFindingsInput): FindingDraft | null {
  const { auth, profile } = input;
  const key = auth.print.xApiKey;
  if (key?.kind !== 'saved-key' || auth.print.authorization || !profile.credentials.login) return null;
  return {
    id: 'saved-key-takes-over',
    severity: 'warning',
    cause: 'account',
    evidence: evidenceFor(input, key),
    remedies: ['sign-in', 'open-file'],
  };
}

export function keyNotApproved(input: AuthFindingsInput): FindingDraft | null {
  const { auth, profile } = input;
  const key = auth.print.xApiKey;
  if (key?.name !== 'ANTHROPIC_API_KEY' || key.kind !== 'api-key' || auth.interactive.xApiKey?.name === key.name)
    return null;
  // With a login the finding about the plan has said so.
  if (isForScriptsOnly(auth)) return null;
  const fingerprint = variablesOf(input).given(key.name)?.fingerprint;
  const rejected = fingerprint != null && profile.globalConfig.rejected.includes(fingerprint);
  return {
    id: rejected ? 'api-key-rejected' : 'api-key-not-approved',
    variable: key.name,
    severity: 'info',
    cause: 'machine',
    evidence: evidenceFor(input, key),
    remedies: removalOf(key),
  };
}

export function blankKeyBreaks({ auth, version }: AuthFindingsInput): FindingDraft | null {
  if (!versionRules(version).blankCounts || auth.print.authorization || auth.print.xApiKey) return null;
  const key = auth.candidates.find(({ credential }) => credential.name === 'ANTHROPIC_API_KEY');
  if (key?.reason !== 'blank') return null;
  return {
    id: 'blank-key-breaks',
    variable: 'ANTHROPIC_API_KEY',
    severity: 'error',
    cause: 'machine',
    evidence: [evidenceOf(key)],
    remedies: ['unset-variable', 'update-claude'],
  };
}

/** Claude Code names the variable in its error, and sends nothing else in its place. */
export function valueCannotBeSent({ auth }: AuthFindingsInput): FindingDraft | null {
  const found = auth.candidates.find(({ reason }) => reason === 'unsendable');
  if (!found || auth.print.authorization || auth.print.xApiKey) return null;
  const { kind, name } = found.credential;
  if (kind === 'sign-in') return loginCannotBeSent(found);
  return {
    id: 'value-cannot-be-sent',
    params: { name },
    variable: name,
    severity: 'error',
    cause: 'machine',
    evidence: [evidenceOf(found)],
    remedies: removalOf(found.credential),
  };
}

function loginCannotBeSent(found: Candidate): FindingDraft {
  return {
    id: 'login-cannot-be-sent',
    severity: 'error',
    cause: 'machine',
    evidence: [evidenceOf(found)],
    remedies: found.file ? ['sign-in', 'open-file'] : ['sign-in'],
  };
}
