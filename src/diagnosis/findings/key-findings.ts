/** What is odd about the API key that Claude Code uses. Pure. */
import type { Candidate } from '../../shared/verdict.ts';
import { UNSENDABLE } from '../auth-source/explain.ts';
import { versionRules } from '../version-rules.ts';
import { isForScriptsOnly } from './above-login.ts';
import { evidenceFor, evidenceOf, removeFrom, variablesOf } from './auth-evidence.ts';
import type { AuthFindingsInput, FindingDraft } from './auth-rule.ts';

export function savedKeyTakesOver(input: AuthFindingsInput): FindingDraft | null {
  const { auth, profile } = input;
  const key = auth.print.xApiKey;
  if (key?.kind !== 'saved-key' || auth.print.authorization || !profile.credentials.login) return null;
  return {
    id: 'saved-key-takes-over',
    severity: 'warning',
    cause: 'account',
    title: 'Claude Code now bills an API key',
    detail:
      'Your login no longer counts, and Claude Code quietly uses the API key that an earlier Console sign-in saved: you pay per token. Sign in again to use your plan.',
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
    severity: 'info',
    cause: 'machine',
    title: rejected
      ? 'You rejected this API key, but claude -p still sends it'
      : 'The API key is used by claude -p only',
    detail: rejected
      ? 'In a terminal Claude Code leaves the key in ANTHROPIC_API_KEY alone, as you chose. Scripts that run claude -p send it all the same and pay per token.'
      : 'In a terminal Claude Code asks before it uses the key in ANTHROPIC_API_KEY; claude -p sends it without asking. The two may be billed differently.',
    evidence: evidenceFor(input, key),
    remedies: removeFrom(key),
  };
}

export function blankKeyBreaks({ auth, version }: AuthFindingsInput): FindingDraft | null {
  if (!versionRules(version).blankCounts || auth.print.authorization || auth.print.xApiKey) return null;
  const key = auth.candidates.find(({ credential }) => credential.name === 'ANTHROPIC_API_KEY');
  if (!key?.why.includes('white space')) return null;
  return {
    id: 'blank-key-breaks',
    severity: 'error',
    cause: 'machine',
    title: 'A blank API key stops Claude Code',
    detail:
      'ANTHROPIC_API_KEY holds only white space. This version of Claude Code takes it for a key and answers “Invalid API key”. Remove the variable, or update Claude Code.',
    evidence: [evidenceOf(key)],
    remedies: ['unset-variable', 'update-claude'],
  };
}

/** Claude Code names the variable in its error, and sends nothing else in its place. */
export function valueCannotBeSent({ auth }: AuthFindingsInput): FindingDraft | null {
  const found = auth.candidates.find(({ why }) => why === UNSENDABLE);
  if (!found || auth.print.authorization || auth.print.xApiKey) return null;
  const { kind, name } = found.credential;
  if (kind === 'sign-in') return loginCannotBeSent(found);
  return {
    id: 'value-cannot-be-sent',
    severity: 'error',
    cause: 'machine',
    title: `${name} cannot be sent`,
    detail: `${name} holds a line break, a typographic quote or another character that no request can carry; it was probably pasted with it. Claude Code stops with an error. Set it again, by itself and in one line.`,
    evidence: [evidenceOf(found)],
    remedies: removeFrom(found.credential),
  };
}

function loginCannotBeSent(found: Candidate): FindingDraft {
  return {
    id: 'login-cannot-be-sent',
    severity: 'error',
    cause: 'machine',
    title: 'Your login cannot be sent',
    detail:
      'The stored access token holds a line break or a character that no request can carry, so Claude Code stops with an error. Somebody or something changed the store by hand. Sign in again.',
    evidence: [evidenceOf(found)],
    remedies: ['sign-in', 'open-file'],
  };
}
