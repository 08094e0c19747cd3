/** What the notice policy is told of a sight. */

import type { NoticeInput } from '../../diagnosis/notices/notice-policy.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TableVerdict } from '../../shared/verdict.ts';
import type { ReportInputs } from '../snapshot/snapshot-builder.ts';

/** @param around  what the person is doing, and has asked for */
export function noticeInput(
  sight: ReportInputs,
  verdicts: ReadonlyMap<string, TableVerdict>,
  around: { awake: boolean; settings: Settings; fallback: FallbackReport },
): NoticeInput {
  const { now, network, facts, service } = sight;
  const local = new Date(now);
  return {
    now,
    minuteOfDay: local.getHours() * 60 + local.getMinutes(),
    awake: around.awake,
    network: network.state,
    service: {
      page: service.page,
      probe: service.probe,
      pageFresh: facts.pageFresh,
      readAt: facts.readAt,
      helloGoodSince: facts.helloGoodSince,
      incidents: service.incidents.toSorted((a, b) => a.startedAt - b.startedAt),
    },
    profiles: sight.profiles.flatMap(({ id, report }) => {
      const verdict = verdicts.get(id);
      const { state, loginEndsAt } = report.signIn;
      return verdict ? [{ id, name: report.name, signIn: state, loginEndsAt, verdict }] : [];
    }),
    findings: sight.findings,
    fallback: fallbackOn(around.fallback),
    settings: around.settings,
  };
}

function fallbackOn({ name, since, state, tail }: FallbackReport): NoticeInput['fallback'] {
  if (state !== 'on' || since === null) return null;
  const isKey = (name ?? 'key') === 'key';
  return { since, name: name ?? 'key', tail: isKey ? tail : null };
}
