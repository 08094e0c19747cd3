/** What is newly wrong with this machine's set-up. What was there at the first look is a baseline. */
import type { NoticeKind } from '../../shared/notice.ts';
import type { Finding } from '../../shared/verdict.ts';
import type { ServiceState } from '../../shared/vocabulary.ts';
import { emitNotice, gateFor } from './emit.ts';
import { HOLD_MS, REOPENS_WITHIN_MS } from './episode.ts';
import { type NoticeContext, wakeAt } from './notice-context.ts';

/**
 * What a finding is news of. Findings about a login repeat what the account's own track says; notes of lesser weight stay
 * in the window. null: it is none.
 */
function kindOf(pass: NoticeContext, finding: Finding): NoticeKind | null {
  const profile = pass.input.profiles.find(({ id }) => id === finding.profile);
  if (isRefusal(finding)) return 'sign-in';
  if (finding.cause !== 'machine' || finding.severity === 'info') return null;
  return !profile || ['OK', 'STALE', 'OTHER'].includes(profile.signIn) ? 'setup' : null;
}

/** Claude Code was refused, and would be again: somebody was stopped. */
function isRefusal({ id, severity }: Finding): boolean {
  return id.startsWith('refused-') && severity === 'error';
}

/** What is refused while the service is at fault is told as the service's trouble, and stays told when that is over. */
function isOfTheService(pass: NoticeContext, finding: Finding): boolean {
  const service = pass.input.profiles.find(({ id }) => id === finding.profile)?.verdict.service;
  return isRefusal(finding) && service !== undefined && !AT_REST.has(service);
}

const AT_REST: ReadonlySet<ServiceState> = new Set(['UP', 'DEGRADED', 'MAINT', 'UNKNOWN']);

/** Follows the findings through this reading. */
export function evaluateSetup(pass: NoticeContext): void {
  const { memory } = pass;
  const current = new Map(pass.input.findings.filter((one) => kindOf(pass, one) !== null).map((one) => [one.key, one]));
  forgetGone(pass, current);
  for (const [key, finding] of current) followFinding(pass, key, finding, !memory.findingsSeen);
  memory.findingsSeen = true;
}

function forgetGone(pass: NoticeContext, current: ReadonlyMap<string, Finding>): void {
  const { now } = pass.input;
  for (const [key, remembered] of Object.entries(pass.memory.findings)) {
    if (current.has(key)) continue;
    if (remembered.goneAt === null) {
      remembered.goneAt = now;
      pass.withdraw.add(`setup-${key}`);
    } else if (now - remembered.goneAt > REOPENS_WITHIN_MS) delete pass.memory.findings[key];
  }
}

function followFinding(pass: NoticeContext, key: string, finding: Finding, baseline: boolean): void {
  const { now } = pass.input;
  const remembered = pass.memory.findings[key] ?? { since: now, said: baseline, goneAt: null };
  pass.memory.findings[key] = remembered;
  if (remembered.goneAt !== null) {
    remembered.goneAt = null;
    remembered.since = now;
  }
  if (isOfTheService(pass, finding)) remembered.said = true;
  if (remembered.said) return;
  if (now - remembered.since < HOLD_MS) {
    wakeAt(pass, remembered.since + HOLD_MS);
    return;
  }
  const profiles = finding.profile ? [finding.profile] : pass.input.profiles.map(({ id }) => id);
  const kind = kindOf(pass, finding) ?? 'setup';
  const gate = gateFor(pass, kind, finding.severity === 'error' ? 'normal' : 'quiet', profiles);
  if (gate === 'later') return;
  remembered.said = true;
  emitNotice(pass, {
    kind,
    level: gate === 'banner' ? 'normal' : 'quiet',
    episode: `setup-${key}`,
    profiles,
    tells: { id: 'finding', params: { title: finding.title, detail: finding.detail } },
    light: finding.severity === 'error' ? 'orange' : 'yellow',
  });
}
