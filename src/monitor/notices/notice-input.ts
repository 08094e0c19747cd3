/** What the notice policy is told of a sight. */

import type { NoticeInput } from '../../diagnosis/notices/notice-policy.ts';
import { COMPONENTS } from '../../diagnosis/service/page-content.ts';
import type { FallbackReport } from '../../shared/fallback.ts';
import type { Settings } from '../../shared/settings.ts';
import type { UsageReport, WindowReport } from '../../shared/usage.ts';
import type { ComponentReport, TableVerdict } from '../../shared/verdict.ts';
import type { EpochMs } from '../../shared/vocabulary.ts';
import type { WatchedProfile } from '../profiles/profile-state.ts';
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
      troubled: CORE.filter(({ id }) => isInTrouble(service.components, id)).map(({ part }) => part),
    },
    profiles: sight.profiles.flatMap((one) => {
      const { id, report, answeredAt } = one;
      const verdict = verdicts.get(id);
      const { state, loginEndsAt } = report.signIn;
      return verdict
        ? [
            {
              id,
              name: report.name,
              signIn: state,
              loginEndsAt,
              verdict,
              answeredAt,
              stoppedAt: stoppedAt(one),
              usage: windowsInUse(report.usage),
            },
          ]
        : [];
    }),
    findings: sight.findings,
    fallback: fallbackOn(around.fallback),
    settings: around.settings,
  };
}

/** A turn that ended with an error, or attempts that would be refused again. */
function stoppedAt({ refusals, retry, stop }: WatchedProfile): EpochMs | null {
  const times = refusals.filter(({ weight }) => weight === 'stands').map(({ last }) => last.at);
  const all = [...times, ...(stop ? [stop.at] : []), ...(retry ? [retry.at] : [])];
  return all.length === 0 ? null : Math.max(...all);
}

/** While another credential is used, the plan's windows do not fill. */
function windowsInUse(usage: UsageReport | undefined): readonly WindowReport[] {
  return usage && (usage.gap === null || usage.gap === 'went-away') ? usage.windows : [];
}

const CORE = [
  { part: 'code', id: COMPONENTS.code.id },
  { part: 'api', id: COMPONENTS.api.id },
] as const;

function isInTrouble(components: readonly ComponentReport[], id: string): boolean {
  const status = components.find((one) => one.id === id)?.status ?? 'operational';
  return status !== 'operational' && status !== 'under_maintenance';
}

function fallbackOn({ name, since, state, tail }: FallbackReport): NoticeInput['fallback'] {
  if (state !== 'on' || since === null) return null;
  const isKey = (name ?? 'key') === 'key';
  return { since, name: name ?? 'key', tail: isKey ? tail : null };
}
